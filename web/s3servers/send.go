package s3servers

import (
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// Answer is what a server said.
type Answer struct {
	Status  int
	Headers http.Header
	Body    string
}

// Send sends one request to path, which may have a query; signed: with the
// server's credentials.
func (r *Running) Send(method, path, body string, headers [][2]string, signed bool) (Answer, error) {
	req, err := http.NewRequest(method, r.Base+path, strings.NewReader(body))
	if err != nil {
		return Answer{}, err
	}
	for _, h := range headers {
		req.Header[h[0]] = append(req.Header[h[0]], h[1])
	}
	if signed {
		sum := sha256.Sum256([]byte(body))
		hash := hex.EncodeToString(sum[:])
		req.Header.Set("X-Amz-Content-Sha256", hash)
		digest := md5.Sum([]byte(body))
		req.Header.Set("Content-Md5", base64.StdEncoding.EncodeToString(digest[:]))
		credentials := aws.Credentials{AccessKeyID: r.AccessKey, SecretAccessKey: r.SecretKey}
		if err := v4.NewSigner().SignHTTP(context.Background(), credentials, req, hash, "s3", "us-east-1", time.Now()); err != nil {
			return Answer{}, err
		}
	}
	res, err := r.HTTP.Do(req)
	if err != nil {
		return Answer{}, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	return Answer{res.StatusCode, res.Header, string(text)}, err
}
