// Package http stands in for net/http in app.wasm: see package wasmbuild. It has
// the headers and requests that the signer of aws-sdk-go-v2 reads and writes,
// which behave as net/http's do, and else only the names without which the
// libraries would not compile. Nothing is sent: a page sends by its browser's
// fetch.
package http

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/url"
	"strings"
)

// The constants that the libraries name.
const (
	MethodGet = "GET"

	StatusOK                  = 200
	StatusNotModified         = 304
	StatusNotFound            = 404
	StatusInternalServerError = 500
)

// NoBody is a body without bytes.
var NoBody io.ReadCloser = io.NopCloser(strings.NewReader(""))

// ErrUseLastResponse is what a client's check of redirects may answer.
var ErrUseLastResponse = errors.New("net/http: use last response")

var errNotHere = errors.New("net/http is not part of this program")

// Request is a request as a client has it.
type Request struct {
	Method           string
	URL              *url.URL
	Header           Header
	Body             io.ReadCloser
	GetBody          func() (io.ReadCloser, error)
	ContentLength    int64
	TransferEncoding []string
	Host             string
	Trailer          Header
	TLS              *tls.ConnectionState

	ctx context.Context
}

// NewRequest makes a request without a context.
func NewRequest(method, address string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, address, body)
}

// NewRequestWithContext makes a request. The length of a body is not looked at.
func NewRequestWithContext(ctx context.Context, method, address string, body io.Reader) (*Request, error) {
	if method == "" {
		method = MethodGet
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	u.Host = strings.TrimSuffix(u.Host, ":")
	r := &Request{Method: method, URL: u, Host: u.Host, Header: Header{}, ctx: ctx}
	if closer, ok := body.(io.ReadCloser); ok {
		r.Body = closer
	} else if body != nil {
		r.Body = io.NopCloser(body)
	}
	return r, nil
}

// Context is the request's.
func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

// WithContext is a shallow copy with another context.
func (r *Request) WithContext(ctx context.Context) *Request {
	c := *r
	c.ctx = ctx
	return &c
}

// Clone is a deep copy with another context, but for the body.
func (r *Request) Clone(ctx context.Context) *Request {
	c := r.WithContext(ctx)
	if r.URL != nil {
		u := *r.URL
		c.URL = &u
	}
	c.Header, c.Trailer = r.Header.Clone(), r.Trailer.Clone()
	c.TransferEncoding = append([]string(nil), r.TransferEncoding...)
	return c
}

// Response is an answer, which never comes.
type Response struct {
	Status, Proto          string
	StatusCode             int
	ProtoMajor, ProtoMinor int
	Header                 Header
	Body                   io.ReadCloser
	ContentLength          int64
	Request                *Request
}

// Client sends nothing.
type Client struct{}

// DefaultClient is a client.
var DefaultClient = &Client{}

// Do answers with an error.
func (*Client) Do(*Request) (*Response, error) { return nil, errNotHere }

// Get answers with an error.
func Get(string) (*Response, error) { return nil, errNotHere }

// Handler is a server's.
type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

// ResponseWriter is what a handler would write to.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(status int)
}

// Dir is a folder that a server would serve.
type Dir string

// FileServer is a handler that serves nothing.
func FileServer(Dir) Handler { return nothing{} }

// NotFound answers with the status.
func NotFound(w ResponseWriter, _ *Request) { w.WriteHeader(StatusNotFound) }

type nothing struct{}

func (nothing) ServeHTTP(w ResponseWriter, r *Request) { NotFound(w, r) }
