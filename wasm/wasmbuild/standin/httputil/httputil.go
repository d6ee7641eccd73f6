// Package httputil stands in for net/http/httputil in app.wasm, which sends
// nothing by net/http: see package wasmbuild. Its functions are those that
// smithy-go's loggers call for a request that they send.
package httputil

import (
	"errors"
	"net/http"
)

var errNotHere = errors.New("net/http/httputil is not part of this program")

// DumpRequestOut answers with an error.
func DumpRequestOut(*http.Request, bool) ([]byte, error) { return nil, errNotHere }

// DumpResponse answers with an error.
func DumpResponse(*http.Response, bool) ([]byte, error) { return nil, errNotHere }
