// Package layer answers what a CDN, a reverse proxy or a cache between a page and
// a bucket does: what it passes on, which responses it stores and for whom, and
// which headers it changes. [Settings] is the model, [Step] sends one request
// through it, and [Play] sends several, from browsers to a bucket.
package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// Settings is how a layer is set up. The zero value passes everything on and
// stores nothing. The names in JSON are those of recorded sequences and of core.scene.
type Settings struct {
	Engine       Engine     `json:"engine"`
	Methods      []string   `json:"methods"` // that are let through; nil = all
	Refuse       Refuse     `json:"refuse"`  // the response to other methods
	Preflight    *Preflight `json:"preflight"`
	Cached       []string   `json:"cached"` // methods whose responses are stored
	Key          []string   `json:"key"`    // KeyPath or KeyURL, and "header:<name>"
	Vary         Vary       `json:"vary"`
	VaryBy       VaryBy     `json:"varyBy"`
	Forward      `json:"forward"`
	HeadAsGet    Tri        `json:"headAsGet"`    // a HEAD is fetched and stored as GET
	Bypass       []string   `json:"bypass"`       // "header:<name>": a request with it bypasses the cache
	BypassStores bool       `json:"bypassStores"` // its response is stored even so
	TTL          TTL        `json:"ttl"`
	Revalidate   Revalidate `json:"revalidate"`
	Store        []Edit     `json:"store"`      // before a response is stored
	Send         []Edit     `json:"send"`       // each time one is sent, from the cache too
	PurgeExact   bool       `json:"purgeExact"` // a purge reaches one key, not every entry of the path
}

// Forward is how the headers of a request are changed before it is passed on.
type Forward struct {
	Drop []string      `json:"drop"` // headers that are not passed on, in lower case
	Set  []wire.Header `json:"set"`
}

// Engine is a product whose cache does some things as no other does.
type Engine string

// The engines. "" is every other product.
const (
	Nginx   Engine = "nginx"
	Varnish Engine = "varnish"
)

// The parts of a key.
const (
	KeyPath = "path" // without the query
	KeyURL  = "url"
	// KeyHeader is followed by the name of a header in lower case.
	KeyHeader = "header:"
)

// decisive are the request headers by which a bucket decides what it answers,
// corsRequest those of them that CORS is about.
var (
	decisive    = []string{"origin", "access-control-request-method", "access-control-request-headers", "authorization"}
	corsRequest = []string{"origin", "access-control-request-method", "access-control-request-headers"}
)

// Tri is yes, no or not known.
type Tri uint8

// The values of a [Tri].
const (
	TriUnknown Tri = iota
	TriNo
	TriYes
)

// MarshalJSON writes true, false or null.
func (t Tri) MarshalJSON() ([]byte, error) {
	switch t {
	case TriYes:
		return []byte("true"), nil
	case TriNo:
		return []byte("false"), nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON is the inverse of MarshalJSON; anything else is not known.
func (t *Tri) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case "true":
		*t = TriYes
	case "false":
		*t = TriNo
	default:
		*t = TriUnknown
	}
	return nil
}

// Vary is what the cache does with the Vary header of a response.
type Vary string

// The values of a [Vary].
const (
	HeedVary   Vary = "heed"   // the entry fits requests with the same headers
	IgnoreVary Vary = "ignore" // the entry fits every request
	RefuseVary Vary = "refuse" // the response is not stored
)

// VaryBy is whose headers Vary compares.
type VaryBy string

// The values of a [VaryBy].
const (
	VaryByForwarded VaryBy = ""       // those that are passed on
	VaryByViewer    VaryBy = "viewer" // those that the viewer sent
)

// Revalidate is which headers the stored response has after the bucket answered 304.
type Revalidate string

// The values of a [Revalidate].
const (
	NoRevalidate Revalidate = ""             // the bucket is asked for the object again
	KeepsStored  Revalidate = "keeps-stored" // those that were stored
	TakesNew     Revalidate = "takes-new"    // those of the 304, and the stored ones that it does not have
)

// Refuse is the response to a method that is not let through.
type Refuse struct {
	Status  int           `json:"status"` // 0 = 403
	Headers []wire.Header `json:"headers"`
	CORS    bool          `json:"cors"` // the edits of Settings.Send are made
}

// Preflight is the response of a layer that answers OPTIONS itself.
type Preflight struct {
	Status  int           `json:"status"`
	Headers []wire.Header `json:"headers"` // values may contain [Asker]
	Origins []string      `json:"origins"` // that get headers with [Asker]; nil = all
	Edits   bool          `json:"edits"`   // the edits of Settings.Send are made
}

// TTL is how many seconds a response is stored.
type TTL struct {
	Default      int         `json:"default"` // without Cache-Control; 0 = not stored
	Min          int         `json:"min"`     // bounds of Cache-Control; 0 = none
	Max          int         `json:"max"`
	CacheControl bool        `json:"cacheControl"`
	Errors       map[int]int `json:"errors"` // by statuses from 400; never written to
	Grace        int         `json:"grace"`  // how much longer it is sent while a new one is fetched
}

// Op is what an [Edit] does.
type Op string

// The operations.
const (
	Remove       Op = "remove"
	Replace      Op = "set"
	Add          Op = "add" // another line if there is one already
	SetIfMissing Op = "setIfMissing"
)

// Edit changes one header of a response.
type Edit struct {
	Op      Op       `json:"op"`
	Name    string   `json:"name"`
	Value   string   `json:"value"` // may contain [Asker]
	When    When     `json:"when"`
	Origins []string `json:"origins"` // only for these; nil = all
	Status  Statuses `json:"status"`
}

// Statuses are the statuses of the responses for which an [Edit] is made.
type Statuses string

// The values of [Statuses].
const (
	AllStatuses Statuses = ""
	OKStatuses  Statuses = "ok" // those for which nginx adds headers without "always"
)

// Asker, in the value of a header, stands for the Origin of the request.
const Asker = "{origin}"

// When is the kind of requests for whose responses an [Edit] is made.
type When string

// The values of [When].
const (
	Always       When = ""
	WithOrigin   When = "origin" // the request has an Origin
	ForPreflight When = "preflight"
)

// stores reports whether responses to the method are stored.
func (s *Settings) stores(method string) bool { return slices.Contains(s.Cached, method) }

// lets reports whether the method is let through.
func (s *Settings) lets(method string) bool {
	return s.Methods == nil || slices.Contains(s.Methods, method)
}

// keyOf returns the key of a path and headers.
func keyOf(path string, headers []string) []string {
	key := []string{path}
	for _, name := range headers {
		key = append(key, KeyHeader+strings.ToLower(name))
	}
	return key
}

// keyHeader returns the name of the header that a part of a key or of a bypass names.
func keyHeader(part string) (string, bool) { return strings.CutPrefix(part, KeyHeader) }

// Keys reports whether the cache tells requests apart by the header called name,
// in lower case.
func (s *Settings) Keys(name string) bool { return slices.Contains(s.Key, KeyHeader+name) }

// forwarded returns req as it is passed on. A cache, if cached, asks for the whole
// object.
func (s *Settings) forwarded(req wire.Request, cached bool) wire.Request {
	out := wire.Request{Method: req.Method, URL: req.URL}
	if cached && req.Method == "HEAD" && s.HeadAsGet == TriYes {
		out.Method = "GET"
	}
	for _, h := range req.Headers {
		name := strings.ToLower(h[0])
		if slices.Contains(s.Drop, name) || cached && isConditional(name) || given(s.Set, name) {
			continue
		}
		out.Headers = append(out.Headers, h)
	}
	out.Headers = append(out.Headers, s.Set...)
	return out
}

// isConditional reports whether a cache answers the header called name itself, and
// leaves it out where it asks for the whole object.
func isConditional(name string) bool { return name == "range" || strings.HasPrefix(name, "if-") }

func given(headers []wire.Header, name string) bool {
	_, ok := wire.First(headers, name)
	return ok
}

// bypasses reports whether the request has a header of Bypass.
func (s *Settings) bypasses(req *wire.Request) bool {
	for _, part := range s.Bypass {
		if name, ok := keyHeader(part); ok {
			if value, ok := wire.First(req.Headers, name); ok && value != "" && value != "0" {
				return true
			}
		}
	}
	return false
}

// passes reports whether the product always sends the request past its cache.
func (s *Settings) passes(req *wire.Request) bool {
	return s.Engine == Varnish && (given(req.Headers, "Authorization") || given(req.Headers, "Cookie"))
}

// GuessEngine sets the engine of settings that come without a preset. Only nginx
// compares Vary with the headers that the viewer sent.
func (s *Settings) GuessEngine() {
	switch {
	case s.VaryBy == VaryByViewer:
		s.Engine = Nginx
	case len(s.Cached) > 0 && s.HeadAsGet == TriYes:
		s.Engine = Varnish
	}
}
