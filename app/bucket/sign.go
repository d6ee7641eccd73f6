package bucket

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/logging"

	"s3cors.playground/corscore/wire"
)

// unsignedPayload stands for the body's hash in a presigned URL.
const unsignedPayload = "UNSIGNED-PAYLOAD"

// signature is what the signer made.
type signature struct {
	header            http.Header
	url               string
	canonical, toSign string
}

// signHeaders signs a request to S3 in its headers. The path of address is
// escaped already, as S3 has it: once.
func signHeaders(t Target, method, address string, headers []wire.Header, payload string, at time.Time) (s signature, err error) {
	req, err := httpRequest(method, address, headers)
	if err != nil {
		return s, err
	}
	err = v4.NewSigner().SignHTTP(context.Background(), t.credentials(), req, payload, "s3", t.region(), at, s.options)
	s.header, s.url = req.Header, req.URL.String()
	return s, err
}

// presignURL signs a request to S3 in its address, whose query has what else is
// signed, X-Amz-Expires too.
func presignURL(t Target, method, address string, headers []wire.Header, at time.Time) (s signature, err error) {
	req, err := httpRequest(method, address, headers)
	if err != nil {
		return s, err
	}
	s.url, s.header, err = v4.NewSigner().PresignHTTP(context.Background(), t.credentials(), req, unsignedPayload, "s3", t.region(), at, s.options)
	return s, err
}

// options are S3's of the signer. What the signer logs is what it signs: there
// is no other way to learn it than to work it out again.
func (s *signature) options(o *v4.SignerOptions) {
	o.DisableURIPathEscaping = true
	o.LogSigning = true
	o.Logger = logging.LoggerFunc(func(_ logging.Classification, _ string, values ...any) {
		if len(values) < 2 {
			return
		}
		s.canonical, _ = values[0].(string)
		s.toSign, _ = values[1].(string)
	})
}

func (t Target) credentials() aws.Credentials {
	return aws.Credentials{AccessKeyID: t.AccessKey, SecretAccessKey: t.SecretKey, SessionToken: t.SessionToken}
}

// httpRequest is the request that the signer reads. Its length is left out:
// whoever sends it sets it, and S3 does not ask for it to be signed.
func httpRequest(method, address string, headers []wire.Header) (*http.Request, error) {
	req, err := http.NewRequest(method, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header = httpHeader(headers)
	// The path as it stands: net/url would write "$" and others unescaped.
	path, _, _ := strings.Cut(address, "?")
	_, path, _ = strings.Cut(path, "//")
	req.URL.Opaque = "//" + path
	return req, nil
}
