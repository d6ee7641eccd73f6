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

// CodeIn is the first error code of S3 that text names as a word of its own, "" if
// there is none. Codes that are words of prose too, such as NotFound, do not count.
func CodeIn(text string) string {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
			end++
		}
		if word := text[at:end]; len(word) >= 9 && len(word) < 40 && word[0] >= 'A' && word[0] <= 'Z' && familyOf(word) != "" {
			if strings.ContainsFunc(word[1:], func(c rune) bool { return c >= 'A' && c <= 'Z' }) {
				return word
			}
		}
		at = end + 1
	}
	return ""
}

// family is the cause that the failure's code tells, "" if none. A header can be
// malformed in many ways; that the region is wrong is in the message.
func (f *failure) family() string {
	if f.code == "AuthorizationHeaderMalformed" && !strings.Contains(f.text, "region") && !strings.Contains(f.text, "<Region>") {
		return "error-signature"
	}
	return familyOf(f.code)
}

// refined reports whether a known text says more than a code that many errors have.
func (s *seen) refined() bool {
	return slices.ContainsFunc(s.symptoms, func(k known) bool {
		return len(k.Causes) > 0 && len(k.Causes) < 4 && k.Causes[0] != "error-other" && k.Causes[0] != "configuration"
	})
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
	case f.family() != id:
	case f.named:
		v.likely("the text names the code " + code)
		v.first(300)
	case id == "error-access-denied" && s.symptom("s3-expired", "s3-not-yet-valid", "s3-headers-not-signed"), id == "error-other" && s.refined():
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
