package scenes

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Visit is one scene of a request that is made more than once.
type Visit struct {
	ID        string        `json:"id"`    // "first", "again", "after-no-cors" or "shared-cache"
	Title     string        `json:"title"` // what happened before, in a few words
	Outcome   fetch.Outcome `json:"outcome"`
	Preflight bool          `json:"preflight"` // a preflight is sent
	Cached    bool          `json:"cached"`    // the answer comes from a cache, the bucket is not asked
	Changed   bool          `json:"changed"`   // the outcome differs from that of the first visit
	Why       string        `json:"why"`       // as sentences
	Engines   []VisitEngine `json:"engines"`   // the engines that differ from the fields above
}

// VisitEngine is an engine that differs from a [Visit].
type VisitEngine struct {
	Engine    string        `json:"engine"`
	Outcome   fetch.Outcome `json:"outcome"`
	Preflight bool          `json:"preflight"`
	Why       string        `json:"why"`
}

// Visits says the outcome of the request page to b at the first visit, at once
// again, and, for a GET of mode cors to another origin, after an image without
// crossorigin has loaded the same URL, and behind a shared cache that does not
// tell origins apart.
func Visits(b *exchange.Bucket, page fetch.Request) []Visit {
	v := &visits{page: page, bucket: b}
	v.first = b.Follow(page)
	v.add(v.visit("first", "First visit", v.first))
	v.again()
	if actual := v.actual(&v.first); actual != nil && actual.Request.Method == "GET" && v.crossOrigin() {
		v.afterOthers()
	}
	return v.all
}

type visits struct {
	page   fetch.Request
	bucket *exchange.Bucket
	first  fetch.Result
	all    []Visit
}

func (v *visits) add(scene Visit) {
	scene.Why = source.Visible(scene.Why)
	scene.Changed = scene.Outcome != v.first.Outcome
	v.all = append(v.all, scene)
}

// visit is the scene of which res came.
func (v *visits) visit(id, title string, res fetch.Result) Visit {
	scene := Visit{ID: id, Title: title, Outcome: res.Outcome, Preflight: res.Preflight, Why: "No preflight is needed", Engines: []VisitEngine{}}
	if res.Preflight {
		scene.Why = strings.Join(res.PreflightReasons, ". ")
	}
	for _, e := range res.Engines {
		scene.Engines = append(scene.Engines, VisitEngine{e.Engine, e.Outcome, e.Preflight, e.Why})
	}
	return scene
}

// actual is the only actual exchange of res, nil if there is none or several.
func (v *visits) actual(res *fetch.Result) (only *fetch.Exchange) {
	for i := range res.Exchanges {
		if x := &res.Exchanges[i]; x.Kind == fetch.Actual {
			if only != nil {
				return nil
			}
			only = x
		}
	}
	return only
}

// crossOrigin reports whether the actual request carries an Origin.
func (v *visits) crossOrigin() bool {
	x := v.actual(&v.first)
	_, ok := wire.First(x.Request.Headers, "Origin")
	_, ranged := wire.First(x.Request.Headers, "Range")
	return ok && !ranged && v.page.Mode != fetch.NoCORS
}

// again is the same request right after the first.
func (v *visits) again() {
	scene := v.visit("again", "The same again", v.first)
	var engines []VisitEngine
	repeats := fetch.Again(v.page, v.page, 0, func(req wire.Request) wire.Response { return v.bucket.Serve(0, req) })
	own := map[string]VisitEngine{}
	for _, e := range scene.Engines {
		own[e.Engine] = e
	}
	for _, r := range repeats {
		if r.Engine == "" {
			if scene.Preflight || r.Preflight {
				scene.Preflight, scene.Why = r.Preflight, r.Why
			}
			continue
		}
		e, differs := own[r.Engine]
		if !differs {
			e = VisitEngine{r.Engine, scene.Outcome, r.Preflight, r.Why}
		} else if e.Preflight {
			e.Preflight, e.Why = r.Preflight, e.Why+". "+r.Why
		}
		if differs || r.Preflight != scene.Preflight {
			engines = append(engines, e)
		}
	}
	scene.Engines = append([]VisitEngine{}, engines...)
	if x := v.actual(&v.first); x != nil && x.Request.Method == "GET" && whyStale(x.Response) == "" {
		scene.Cached = true
		scene.Why += ". The answer itself comes from the browser's cache"
	}
	v.add(scene)
}

// afterOthers are the scenes in which somebody got the object without Origin
// before.
func (v *visits) afterOthers() {
	plain := v.page
	plain.API, plain.Destination, plain.Mode, plain.Credentials, plain.Headers = fetch.Element, fetch.Image, fetch.NoCORS, fetch.Include, nil
	before := v.bucket.Follow(plain)
	stored := v.actual(&before)
	if stored == nil {
		return
	}
	reused := fetch.Follow(v.page, exchange.MaxRedirects, func(hop int, req wire.Request) wire.Response {
		if _, preflight := wire.First(req.Headers, "Access-Control-Request-Method"); preflight || hop > 0 {
			return v.bucket.Serve(hop, req)
		}
		return stored.Response
	})
	bare := "has no CORS headers"
	if _, ok := wire.First(stored.Response.Headers, "Access-Control-Allow-Origin"); ok {
		bare = "has CORS headers all the same"
	}

	const image = "After <img> without crossorigin"
	why, vary := whyStale(stored.Response), varyByOrigin(stored.Response)
	switch {
	case vary != "":
		scene := v.visit("after-no-cors", image, v.first)
		scene.Why = "The answer to the image says Vary: " + vary + ", so the browser does not take it for a request with Origin and asks the bucket"
		v.add(scene)
	case why != "":
		scene := v.visit("after-no-cors", image, v.first)
		scene.Why = why + ", so the browser asks the bucket"
		v.add(scene)
	default:
		scene := v.visit("after-no-cors", image, reused)
		scene.Cached = true
		scene.Why = "The browser takes the answer that it has from the image, which " + bare + ": nothing in it says Vary: Origin"
		if reused.Outcome == fetch.BlockedOutcome && v.first.Outcome != fetch.BlockedOutcome {
			scene.Why += ". Give the <img> the crossorigin attribute, or fetch with cache: \"reload\""
		}
		v.add(scene)
	}

	scene := v.visit("shared-cache", "Behind a CDN that ignores Origin", reused)
	scene.Cached = true
	scene.Why = "The CDN hands out what the bucket answered to somebody without Origin, which " + bare
	if vary != "" {
		scene.Why += "; the bucket says Vary: " + vary + ", but this CDN does not heed it"
	}
	if reused.Outcome == fetch.BlockedOutcome {
		scene.Why += ". Let the CDN send Origin on and make it part of the cache key"
	} else if allowed, _ := wire.First(stored.Response.Headers, "Access-Control-Allow-Origin"); allowed != "*" {
		scene.Why += ". A page of another origin gets the same answer, which is not for it"
	}
	v.add(scene)
}

// whyStale says why a browser does not take a stored response without asking, ""
// if it does: [freshness] by max-age, Expires or a guess from Last-Modified.
// Expires is believed to lie ahead.
//
// [freshness]: https://www.rfc-editor.org/rfc/rfc9111.html#name-freshness
func whyStale(r wire.Response) string {
	if r.Status != 200 {
		return "Status " + strconv.Itoa(r.Status) + " is not kept without being told to"
	}
	control, _ := wire.Get(r.Headers, "Cache-Control")
	control = strings.ToLower(control)
	for _, word := range [...]string{"no-store", "no-cache", "max-age=0"} {
		for item := range strings.SplitSeq(control, ",") {
			if strings.TrimSpace(item) == word {
				return "The answer has Cache-Control: " + word
			}
		}
	}
	_, modified := wire.First(r.Headers, "Last-Modified")
	_, expires := wire.First(r.Headers, "Expires")
	if !modified && !expires && !strings.Contains(control, "max-age=") {
		return "Nothing in the answer says how long it may be kept"
	}
	return ""
}

// varyByOrigin is the item of Vary that tells a request of mode cors from an
// image's, "" if there is none.
func varyByOrigin(r wire.Response) string {
	vary, _ := wire.Get(r.Headers, "Vary")
	for item := range strings.SplitSeq(vary, ",") {
		switch item = strings.TrimSpace(item); {
		case item == "*", wire.EqualName(item, "Origin"), wire.EqualName(item, "Accept"):
			return item
		}
	}
	return ""
}
