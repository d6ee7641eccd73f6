package state

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// AutoServer is what the picker calls a server that nobody chose.
const AutoServer = "auto"

// From is what a server that nobody chose is told from.
type From string

const (
	Chosen       From = "" // somebody chose it
	FromAddress  From = "from the address"
	FromEndpoint From = "from the endpoint"
	FromAnswer   From = "from the response"
	FromForm     From = "from the form of the configuration"
	FromBefore   From = "as it was shown before" // a link or kept work says it
	FromText     From = "named in the text"      // a sentence of what was pasted names it
	Assumed      From = "assumed"                // nothing tells
)

// assumed is the server where nothing tells one.
const assumed = "aws"

// maxForm is how long a document may be, in bytes, whose form is looked at: it
// is looked at with every key.
const maxForm = 64 << 10

// tell finds the server of a case that nobody chose one for, and what tells it.
func (s State) tell() (id string, from From) {
	if id := serverAt(s.Form.URL); s.Form.On && id != "" {
		return id, FromAddress
	}
	if id := serverAt(s.Apply.Endpoint); id != "" {
		return id, FromEndpoint
	}
	if s.Given.On {
		preflight, actual, _ := s.Given.Answers()
		for _, r := range [...]wire.Response{actual, preflight} {
			if d := dialect.ByAnswer(r.Headers); d != nil {
				return d.ID, FromAnswer
			}
		}
	}
	if id := nativeOf(s.Config); id != "" {
		return id, FromForm
	}
	if o := s.Observed; o != nil {
		if d := dialect.Mentioned(o.Console); d != nil {
			return d.ID, FromText
		}
	}
	return assumed, Assumed
}

// serverAt is the provider whose the address is, "" if that is not known.
func serverAt(address string) string {
	if u, ok := wire.ParseURL(address); ok {
		if d := dialect.ByHost(u.Host); d != nil {
			return d.ID
		}
	}
	return ""
}

// nativeOf is the server that alone has the form of a document, "" if there is
// none.
func nativeOf(config string) string {
	if len(config) > maxForm {
		return ""
	}
	id := format.JSON
	if text := strings.TrimSpace(config); !strings.HasPrefix(text, "<") { // most documents are XML, and need not be read for this
		id = format.Detect(text)
	} else if source.HasAny(text, "<CorsConfig", "<StorageServiceProperties", "<CorsRule>") {
		id = format.Detect(text)
	}
	return id.Server()
}

// setServer is s with the server id, or with whichever is told.
func (s State) setServer(id string) State {
	if s.Auto = id == AutoServer; s.Auto {
		s.Dialect, s.From = s.tell()
		return s
	}
	s.Dialect, s.From = id, Chosen
	return s
}

// autoServer is s with the server that is told after what followed before. A case
// that was opened keeps the server that it was shown with, until something
// changes that tells one.
func (s State) autoServer(before State) State {
	switch {
	case !s.Auto:
		s.From = Chosen
		return s
	case s.Shown != before.Shown && s.Dialect != "":
		s.From = FromBefore
		if id, from := s.tell(); id == s.Dialect {
			s.From = from
		}
		return s
	case before.Auto && s.Dialect != "" && s.From != Chosen && s.Form.On == before.Form.On && s.Form.URL == before.Form.URL &&
		s.Apply.Endpoint == before.Apply.Endpoint && s.Given == before.Given && s.Config == before.Config && s.Observed == before.Observed:
		return s
	}
	s.Dialect, s.From = s.tell()
	return s
}

// Picked is the picker's entry.
func (c Case) Picked() string {
	if c.Auto {
		return AutoServer
	}
	return c.Server()
}
