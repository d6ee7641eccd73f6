package cause

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// families are the codes of error bodies by the cause that they tell.
var families = [...][2]string{
	{"error-access-denied", "AccessDenied AllAccessDisabled AccountProblem Forbidden InvalidObjectState InvalidPayer NotSignedUp UnauthorizedAccess AuthorizationFailure AuthorizationPermissionMismatch PublicAccessNotPermitted UserDisable UserProjectAccessDenied unauthorized"},
	{"error-signature", "SignatureDoesNotMatch InvalidAccessKeyId InvalidToken InvalidSecurity MalformedSecurityHeader AuthorizationQueryParametersError AuthenticationFailed InvalidSignature CredentialsNotSupported MissingSecurityHeader AuthFailure InvalidKey MalformedSignature"},
	{"error-expired", "ExpiredToken TokenRefreshRequired ExpiredRequest RequestExpired expired_auth_token"},
	{"error-clock", "RequestTimeTooSkewed RequestIsNotYetValid"},
	{"error-not-found", "NoSuchKey NoSuchUpload NoSuchVersion NotFound BlobNotFound ResourceNotFound no_such_file file_not_present"},
	{"no-such-bucket", "NoSuchBucket InvalidBucketName ContainerNotFound BucketNotFound"},
	{"error-method", "MethodNotAllowed NotImplemented UnsupportedHttpVerb"},
	{"error-server", "InternalError SlowDown ServiceUnavailable ServerBusy OperationAborted RequestTimeout internal_error service_unavailable"},
	{"wrong-region", "AuthorizationHeaderMalformed PermanentRedirect TemporaryRedirect Redirect IllegalLocationConstraintException BucketRegionError"},
	{"error-other", "InvalidRequest InvalidArgument EntityTooLarge EntityTooSmall BadDigest InvalidDigest MissingContentLength IncompleteBody InvalidPart PreconditionFailed KeyTooLongError MalformedPOSTRequest InvalidPolicyDocument XAmzContentSHA256Mismatch bad_request"},
	{"wrong-endpoint", "SecondLevelDomainForbidden InvalidURI"},
}

// familyOf is the cause that a code tells, "" if none.
func familyOf(code string) string {
	for _, f := range families {
		if slices.Contains(strings.Fields(f[1]), code) {
			return f[0]
		}
	}
	return ""
}

// failed adds what the failures that were seen say of the cause called id: codes
// are certain, statuses fit.
func (s *seen) failed(id string, v *verdict) {
	for i := range s.failures {
		f := &s.failures[i]
		said := "a response"
		if f.preflight {
			said = "the response to the preflight"
		}
		if f.code != "" {
			s.failedWith(id, f, said, v)
			continue
		}
		status := strconv.Itoa(f.status)
		switch {
		case f.preflight && (f.status != 404 || id != "no-such-bucket") && (f.status/100 != 5 || id != "error-server"):
		case s.layered(f):
		case f.status == 403 && id == "error-access-denied", f.status == 401 && id == "error-access-denied", f.status == 404 && id == "error-not-found",
			f.status == 404 && f.preflight && id == "no-such-bucket", f.status == 405 && id == "error-method", f.status == 501 && id == "error-method", f.status >= 500 && f.status != 501 && id == "error-server":
			v.likely(said + " has status " + status)
			v.first(100)
		case f.status == 403 && s.presigned.ok && (id == "error-signature" || id == "error-expired"):
			v.likely(said + " to a presigned URL has status " + status)
			v.first(60)
		case f.status == 400 && (id == "error-signature" || id == "error-other"), f.status == 413 && id == "error-other", f.status == 412 && id == "error-other":
			v.likely(said + " has status " + status)
		case (f.status == 301 || f.status == 307) && id == "wrong-region" && s.onAmazon():
			v.likely(said + " has status " + status)
			v.first(300)
		}
	}
}

// failedWith is [seen.failed] of a failure with a code.
func (s *seen) failedWith(id string, f *failure, said string, v *verdict) {
	code := source.Visible(f.code)
	switch {
	case f.printed && strings.Contains(f.text, "Cors"): // it is about the configuration
	case f.preflight && familyOf(f.code) == "error-signature": // no preflight has one
	case f.preflight && (familyOf(f.code) == "error-access-denied" || familyOf(f.code) == "error-other"): // a rule is missing
	case familyOf(f.code) != id:
	case id == "error-access-denied" && s.symptom("s3-expired", "s3-not-yet-valid", "s3-headers-not-signed"), id == "error-other" && s.symptom("s3-unsupported-authorization", "s3-two-authorizations", "s3-bad-checksum"):
		v.possible(said + " has the code " + code + ", which the message refines")
	case id == "error-method" && f.code == "NotImplemented":
		v.likely(said + " has the code " + code)
	case id == "error-signature" && f.code == "SignatureDoesNotMatch":
		v.likely(said + " has the code " + code)
		v.first(100)
	default:
		v.certain(said + " has the code " + code)
		if f.cors {
			v.against = add(v.against, "the response has CORS headers: script may read the error")
		}
	}
}

// layered reports whether a layer made the response of f itself.
func (s *seen) layered(f *failure) bool {
	for i := range s.responses {
		r := &s.responses[i]
		if r.Response.Status == f.status && r.layer.name != "" && codeOf(r.Response.Body) == "" && (r.layer.itself || r.layer.name == "nginx" || s.symptom("cloudfront-page", "nginx-page", "cloudfront-method")) {
			return true
		}
	}
	return false
}

// errors adds what the server's way with CORS headers on errors says of an error
// that was not seen itself.
func (s *seen) errors(carries *dialect.Fact[dialect.Carries], what string, v *verdict) {
	if s.answered {
		return
	}
	switch carries.V {
	case dialect.CarriesNone, dialect.CarriesOnPut:
		v.likely(s.Dialect.Name + " sends no CORS headers with the error for " + what)
	case dialect.CarriesNotKnown:
		v.possible("the error for " + what + " may come without CORS headers")
	default:
		v.possible("the error for " + what + " was not seen")
		v.doubt(s.Dialect.Name + " sends CORS headers with it where a rule matches")
		v.first(-100)
	}
}

// stranger is the name of a server that is neither S3 nor a known layer, "" if none
// answered.
func (s *seen) stranger() string {
	for i := range s.responses {
		r := &s.responses[i]
		server, ok := wire.First(r.Response.Headers, "Server")
		if !ok || r.layer.name != "" || slices.ContainsFunc(r.Response.Headers, func(h wire.Header) bool { return strings.HasPrefix(strings.ToLower(h[0]), "x-amz-") }) {
			continue
		}
		known := false
		for _, name := range [...]string{"amazons3", "minio", "ceph", "seaweed", "versity", "s3", "tencent", "aliyun", "obs", "uploadserver", "wasabi", "garage", "localstack", "hypercorn", "werkzeug", "blob", "scality", "backblaze"} {
			known = known || strings.Contains(strings.ToLower(server), name)
		}
		if !known {
			return server
		}
	}
	return ""
}

// console is the name of a server's user interface that answered, "" if none did.
func (s *seen) console() string {
	for i := range s.responses {
		if server, _ := wire.First(s.responses[i].Response.Headers, "Server"); strings.HasSuffix(strings.ToLower(server), "console") {
			return server
		}
	}
	return ""
}

// disproved says against a cause that a captured response is as it should be.
func (s *seen) disproved(v *verdict) {
	if s.proven && v.standing != "" && v.standing != Certain {
		v.doubt("a captured response has the CORS headers for its origin")
	}
}

// refusedPreflight reports whether the preflight was answered with 403, as a bucket
// does whose rules do not allow it.
func (s *seen) refusedPreflight() bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return f.preflight && f.status == 403 })
}

// anyCode reports whether a failure has one of the codes.
func (s *seen) anyCode(codes ...string) bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return !f.preflight && slices.Contains(codes, f.code) })
}

// anyStatus reports whether a failure of the request itself has the status.
func (s *seen) anyStatus(status int) bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return !f.preflight && f.status == status })
}

// mentions reports whether the document has value in an element or member called
// name.
func (s *seen) mentions(name, value string) bool {
	_, rest, ok := strings.Cut(s.Config, name)
	return ok && strings.Contains(strings.ToLower(rest), strings.ToLower(value))
}

// inText reports whether what was pasted has one of the phrases, in lower case.
func (s *seen) inText(phrases ...string) bool {
	if s.text == "" {
		return false
	}
	lower := strings.ToLower(s.text)
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(lower, p) })
}

// varies reports whether the response says that it depends on the Origin.
func (s *seen) varies(r *response) bool {
	vary, _ := wire.Get(r.Response.Headers, "Vary")
	return strings.Contains(strings.ToLower(vary), "origin")
}

// sibling reports whether another response of the same host has the header that
// response i lacks, though both may have it.
func (s *seen) sibling(i int) bool {
	host := func(r *response) string {
		if r.Request == nil {
			return ""
		}
		u, _ := wire.ParseURL(r.Request.URL)
		return u.Host
	}
	of := host(&s.responses[i])
	return of != "" && !s.onAmazon() && slices.ContainsFunc(s.responses, func(r response) bool { return r.has && host(&r) == of })
}
