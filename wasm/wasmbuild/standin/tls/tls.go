// Package tls stands in for crypto/tls in app.wasm, which leaves encryption to
// its browser: see package wasmbuild.
package tls

// ConnectionState is what net/http/httptrace tells a listener of. There are no
// connections here.
type ConnectionState struct{}
