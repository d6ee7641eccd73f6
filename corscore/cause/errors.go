package cause

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/source"
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
		if r.Response.Status == f.status && r.layer.name != "" && codeOf(r.Response.Body) == "" && (r.layer.itself || r.layer.name == layer.Proxy || s.symptom("cloudfront-page", "nginx-page", "cloudfront-method")) {
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
