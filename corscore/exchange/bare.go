package exchange

import "s3cors.playground/corscore/dialect"

// bare reports whether the server answers a request of a method with an error
// that carries no CORS headers, though a rule allows the request.
func (b *Bucket) bare(method string) bool {
	carries := b.errorHeaders()
	return carries != nil && carries.V.None(method)
}

// errorHeaders is what is known of CORS headers on the error that the bucket
// answers with, nil if it answers with none that is told apart.
func (b *Bucket) errorHeaders() *dialect.Fact[dialect.Carries] {
	if b.Object == nil || b.Object.Status < 300 {
		return nil
	}
	e := &b.Dialect.Answer.Errors
	switch b.Object.Code {
	case "SignatureDoesNotMatch", "InvalidAccessKeyId", "ExpiredToken", "ExpiredRequest", "RequestExpired", "RequestTimeTooSkewed", "AuthorizationHeaderMalformed":
		return &e.Signature
	case "AccessDenied":
		return &e.Denied
	case "NoSuchKey":
		return &e.Missing
	}
	return nil
}
