package http

import (
	"maps"
	"net/textproto"
	"slices"
)

// Header maps the canonical names of header fields to their values.
type Header map[string][]string

// Add adds a value to those of a name.
func (h Header) Add(name, value string) { textproto.MIMEHeader(h).Add(name, value) }

// Set makes value the only one of a name.
func (h Header) Set(name, value string) { textproto.MIMEHeader(h).Set(name, value) }

// Get is the first value of a name, or "".
func (h Header) Get(name string) string { return textproto.MIMEHeader(h).Get(name) }

// Values are those of a name.
func (h Header) Values(name string) []string { return textproto.MIMEHeader(h).Values(name) }

// Del removes a name.
func (h Header) Del(name string) { textproto.MIMEHeader(h).Del(name) }

// Clone is a deep copy, nil of nil.
func (h Header) Clone() Header {
	c := maps.Clone(h)
	for name, values := range c {
		c[name] = slices.Clone(values)
	}
	return c
}

// CanonicalHeaderKey is a name as Header has it.
func CanonicalHeaderKey(name string) string { return textproto.CanonicalMIMEHeaderKey(name) }
