package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Bounds of a scene. What exceeds them is ignored.
const (
	MostSteps   = 100
	MostHeaders = 50 // of each request
	mostListed  = 20 // entries listed after each step
	mostKey     = 200
)

// What a step of a scene does.
const (
	Request       = ""
	PutBucketCORS = "putBucketCors" // another configuration
	PutObject     = "putObject"     // an upload
	Wait          = "wait"
	Purge         = "purge" // of a path with the headers, or of everything
)

// Dos are the things that a step can do besides a request.
var Dos = [...]string{PutBucketCORS, PutObject, Wait, Purge}

// Input is a scene: a bucket, a layer, and what happens.
type Input struct {
	Config  *string // nil = the bucket has no configuration
	Dialect *dialect.Dialect
	Object  Object
	Layer   *Settings // nil = nothing in between
	Steps   []SceneStep
	puts    puts // of the scenes that are made of this one; nil = none
}

// SceneStep is one request, or one change.
type SceneStep struct {
	Do      string       // Request, or one of Dos
	Request wire.Request // of Request; its URL may be a path
	Config  *string      // of PutBucketCORS; nil = the configuration is deleted
	Path    string       // of PutObject and Purge
	Seconds int          // of Wait
}

// Happened is the result of one step.
type Happened struct {
	Do      string         `json:"do"`      // "" = a request
	Status  int            `json:"status"`  // of the response to the page; 0 = no request
	Headers []wire.Header  `json:"headers"` // CORS headers and Vary, sorted
	Cache   Cache          `json:"cache"`
	Asked   []wire.Request `json:"asked"` // what reached the bucket, with the headers that matter for CORS
	Age     int            `json:"age"`   // the header's seconds, -1 = none is sent
	// Passes is whether a browser gives the response to the page; nil = no Origin was sent.
	Passes  *bool    `json:"passes,omitempty"`
	Why     string   `json:"why"`     // one sentence
	Unknown string   `json:"unknown"` // what is not known of the product and may change the result, as a sentence; "" = nothing
	Stored  []Listed `json:"stored"`  // what the layer holds after the step, newest first
	By      By       `json:"-"`
	Block   string   `json:"-"` // why a browser blocks it
}

// Listed is a stored response as pages list it.
type Listed struct {
	Key         string `json:"key"`
	Vary        string `json:"vary"`
	Asker       string `json:"asker"` // Origin of the request that it was fetched for, "" = none
	Method      string `json:"method"`
	Status      int    `json:"status"`
	AllowOrigin string `json:"allowOrigin"` // its Access-Control-Allow-Origin, "" = none
	Age         int    `json:"age"`
	Fresh       bool   `json:"fresh"`
}

// Play returns what each step of in does, for the first [MostSteps] of them.
func Play(in Input) []Happened {
	p := player{in: &in, bucket: newBucket(&in), all: make([]Happened, 0, min(len(in.Steps), MostSteps))}
	for i := range in.Steps[:min(len(in.Steps), MostSteps)] {
		p.step(&in.Steps[i])
	}
	return p.all
}

type player struct {
	in     *Input
	bucket *bucket
	state  State
	all    []Happened
}

func (p *player) step(s *SceneStep) {
	h := Happened{Do: s.Do, Age: -1}
	switch s.Do {
	case PutBucketCORS:
		switch {
		case !p.bucket.put(s.Config):
			h.Why = "The server rejects this configuration, so the old one stays"
		case s.Config == nil:
			h.Why = "The bucket has no configuration now; stored responses stay as they are"
		default:
			h.Why = "The bucket has a different configuration now; stored responses stay as they are"
		}
	case PutObject:
		p.bucket.later[pathOf(s.Path)]++
		h.Why = "The object is there now; stored responses stay as they are"
	case Wait:
		p.state.Now = min(p.state.Now+max(s.Seconds, 0), MostSeconds)
		h.Why = words.Count(max(s.Seconds, 0), "second") + " later"
	case Purge:
		before := len(p.state.Entries)
		if p.in.Layer != nil {
			p.state = p.in.Layer.Purge(p.state, s.Path, s.Request.Headers)
		}
		h.Why = purged(before-len(p.state.Entries), len(p.state.Entries))
	default:
		p.request(s.Request, &h)
	}
	h.Stored = p.listed()
	p.all = append(p.all, h)
}

// request sends one request.
func (p *player) request(req wire.Request, h *Happened) {
	req.Headers = req.Headers[:min(len(req.Headers), MostHeaders)]
	var res Response
	if s := p.in.Layer; s == nil {
		res = Response{Response: p.bucket.serve(req), Asked: []wire.Request{req}, Age: -1, By: ByBucket}
	} else {
		h.Unknown = s.unknown(&p.state, &req)
		res, p.state = Step(s, p.state, req, p.bucket.serve)
	}
	h.Status, h.Cache, h.Age, h.By = res.Status, res.Cache, res.Age, res.By
	h.Headers = corsHeaders(res.Headers)
	for _, asked := range res.Asked {
		h.Asked = append(h.Asked, relevant(asked))
	}
	if given(req.Headers, "Origin") {
		ok := false
		ok, h.Block = fetch.Passes(req, res.Response)
		h.Passes = &ok
	}
	h.Why = source.Visible(why(&req, &res, h))
}

// corsHeaders returns the CORS headers of headers, and Vary, sorted.
func corsHeaders(headers []wire.Header) []wire.Header {
	all := []wire.Header{}
	for _, h := range headers {
		if !isCORS(h[0]) {
			continue
		}
		name, at := canonical(strings.ToLower(h[0])), len(all)
		for at > 0 && (name < all[at-1][0] || name == all[at-1][0] && h[1] < all[at-1][1]) {
			at--
		}
		all = slices.Insert(all, at, wire.Header{name, h[1]})
	}
	return all
}

// isCORS reports whether a header is listed in [Happened.Headers].
func isCORS(name string) bool {
	const prefix = "access-control-"
	return wire.EqualName(name, "vary") || len(name) > len(prefix) && wire.EqualName(name[:len(prefix)], prefix)
}

// canonical writes a lower-case header name with capitals.
func canonical(name string) string {
	b := []byte(name)
	for i := range b {
		if (i == 0 || b[i-1] == '-') && 'a' <= b[i] && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// relevant returns req with the headers by which the bucket decides, in lower case.
func relevant(req wire.Request) wire.Request {
	out := wire.Request{Method: req.Method, URL: req.URL, Headers: []wire.Header{}}
	for _, name := range decisive {
		if value, ok := wire.First(req.Headers, name); ok {
			out.Headers = append(out.Headers, wire.Header{name, value})
		}
	}
	return out
}

func (p *player) listed() []Listed {
	all := make([]Listed, 0, min(len(p.state.Entries), mostListed))
	for i := range p.state.Entries[:min(len(p.state.Entries), mostListed)] {
		e := &p.state.Entries[i]
		allowed, _ := wire.Get(e.Response.Headers, "Access-Control-Allow-Origin")
		all = append(all, Listed{
			Key: words.Clip(e.Key, mostKey), Vary: words.Clip(e.Vary, mostKey), Asker: words.Clip(e.Asker, mostKey), Method: e.Method,
			Status: e.Response.Status, AllowOrigin: words.Clip(allowed, mostKey), Age: p.state.Now - e.At, Fresh: e.Fresh(p.state.Now),
		})
	}
	return all
}

// unknown returns a sentence if it is not known whether a HEAD and a GET share
// entries, and that decides what req gets.
func (s *Settings) unknown(st *State, req *wire.Request) string {
	if s.HeadAsGet != TriUnknown || !s.stores("HEAD") || !s.stores(req.Method) {
		return ""
	}
	other := map[string]string{"GET": "HEAD", "HEAD": "GET"}[req.Method]
	if other == "" {
		return ""
	}
	key := s.key(&wire.Request{Method: other, URL: req.URL, Headers: req.Headers})
	for i := range st.Entries {
		if e := &st.Entries[i]; e.Key == key && e.Fresh(st.Now) {
			return "It is not known whether this product serves a GET from what it stored for a HEAD, or a HEAD from what it stored for a GET"
		}
	}
	return ""
}
