// Package observed holds what a person saw of a request: how it ended, what the
// browser or a program printed, and which requests and responses were captured.
package observed

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// Observed is what was seen. The zero value says that somebody asks, and saw
// nothing in particular.
type Observed struct {
	Outcome   Outcome    `json:"outcome,omitempty"`
	Engine    string     `json:"engine,omitempty"`  // "chromium", "firefox", "webkit", "" = not told
	Console   string     `json:"console,omitempty"` // what the browser, a library or a command printed, as pasted
	Exchanges []Exchange `json:"exchanges"`         // what was captured, in order
	Signs     []Sign     `json:"signs"`
}

// Outcome is how the request ended for the page.
type Outcome string

const (
	Blocked    Outcome = "blocked"    // the browser named CORS
	Readable   Outcome = "readable"   // script got the response
	Unreadable Outcome = "unreadable" // an opaque response, or a hidden header
	Failed     Outcome = "failed"     // a network error, and nobody said why
)

// Sign is one observation that a person ticks, or that the text says.
type Sign string

const (
	WorksInCurl       Sign = "works-in-curl"
	WorksFirst        Sign = "works-first-then-not"
	SomePeople        Sign = "only-some-people"
	OneBrowser        Sign = "only-one-browser"
	WorksWithoutCache Sign = "works-without-cache"
	WorksDirect       Sign = "works-direct-not-through-cdn"
	Changed           Sign = "changed-recently"
)

// What the check for the console found, as lines of what was printed: package
// evidence writes them, package cause looks for them, and links keep them.
const (
	NoResponse = "No response, even without CORS"
	HasWorker  = "The page has a service worker"
)

// The closed sets of values.
var (
	Outcomes = [...]string{string(Blocked), string(Readable), string(Unreadable), string(Failed)}
	Engines  = [...]string{"chromium", "firefox", "webkit"}
	Signs    = [...]string{
		string(WorksInCurl), string(WorksFirst), string(SomePeople), string(OneBrowser), string(WorksWithoutCache), string(WorksDirect), string(Changed),
	}
	Kinds   = [...]string{string(Preflight), string(Actual), string(Unknown)}
	Senders = [...]string{string(Browser), string(Tool)}
)

// Exchange is one captured request with its response; either may be nil.
type Exchange struct {
	Kind     Kind           `json:"kind"`
	By       Sender         `json:"by"`
	Request  *wire.Request  `json:"request"`
	Response *wire.Response `json:"response"` // Status 0 = the text does not tell
}

// Bare reports whether a program sent the request without an Origin header, as a
// browser never does for a page of another origin: the response shows nothing about
// CORS.
func (x *Exchange) Bare() bool {
	if x.By != Tool || x.Request == nil || x.Request.Method == "OPTIONS" {
		return false
	}
	agent, _ := wire.First(x.Request.Headers, "User-Agent")
	_, ok := wire.First(x.Request.Headers, "Origin")
	return !ok && !strings.HasPrefix(agent, "Mozilla/")
}

// Bare reports whether a captured request is [Exchange.Bare]. A nil o has none.
func (o *Observed) Bare() bool {
	return o != nil && slices.ContainsFunc(o.Exchanges, func(x Exchange) bool { return x.Bare() })
}

// Kind says which of the two requests of a page it is.
type Kind string

const (
	Preflight Kind = "preflight"
	Actual    Kind = "actual"
	Unknown   Kind = "unknown"
)

// Sender is who sent a captured request.
type Sender string

const (
	Browser Sender = "browser"
	Tool    Sender = "tool"
)

// Bounds of what is kept; [Observed.Limit] cuts at them.
const (
	MaxConsole   = 8 << 10 // bytes
	MaxBody      = 4 << 10 // bytes of each body
	MaxExchanges = 20
	MaxHeaders   = 100 // of each message
)

// Limit cuts o to the bounds.
func (o *Observed) Limit() {
	o.Console = cut(o.Console, MaxConsole)
	o.Exchanges = o.Exchanges[:min(len(o.Exchanges), MaxExchanges)]
	o.Signs = o.Signs[:min(len(o.Signs), len(Signs))]
	for i := range o.Exchanges {
		x := &o.Exchanges[i]
		if x.Request != nil {
			x.Request.Body, x.Request.Headers = cut(x.Request.Body, MaxBody), x.Request.Headers[:min(len(x.Request.Headers), MaxHeaders)]
		}
		if x.Response != nil {
			x.Response.Body, x.Response.Headers = cut(x.Response.Body, MaxBody), x.Response.Headers[:min(len(x.Response.Headers), MaxHeaders)]
		}
	}
}

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// Has reports whether s was observed. A nil o saw nothing.
func (o *Observed) Has(s Sign) bool { return o != nil && slices.Contains(o.Signs, s) }

// Add adds sign s once.
func (o *Observed) Add(s Sign) {
	if !o.Has(s) {
		o.Signs = append(o.Signs, s)
	}
}
