package evidence

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// panelRow is a line of developer tools: PUT https://b/k 403 (Forbidden).
type panelRow struct {
	method, url string
	status      int // 0 = none
}

var panelMethods = []string{"GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"}

// panelLine finds the first line of developer tools in text.
func panelLine(text string) (row panelRow, ok bool) {
	if len(text) > 64<<10 {
		text = text[:64<<10]
	}
	for line := range strings.SplitSeq(text, "\n") {
		fields := strings.Fields(line)
		for i := range fields {
			if i+1 >= len(fields) || !slices.Contains(panelMethods, strings.TrimPrefix(strings.Trim(fields[i], ":"), "XHR")) || !strings.Contains(fields[i+1], "://") {
				continue
			}
			row = panelRow{method: strings.Trim(fields[i], ":"), url: strings.Trim(fields[i+1], ",;'\"")}
			for _, f := range fields[i+2:] {
				if n, err := strconv.Atoi(strings.Trim(f, "()[],;:")); err == nil && n >= 100 && n <= 599 {
					row.status = n
					break
				}
			}
			return row, true
		}
	}
	return row, false
}

// panel takes a line of developer tools.
func (r *collector) panel(p panelRow) {
	kind := observed.Actual
	q := &fetch.Request{URL: p.url, Method: p.method}
	known := Known{URL: true, Method: true}
	if p.method == "OPTIONS" {
		kind, known.Method, q.Method = observed.Preflight, false, ""
	}
	r.take(&Result{Request: q}, rankAddress, known)
	if p.status > 0 && len(r.seen.Exchanges) < observed.MaxExchanges {
		r.any = true
		r.seen.Exchanges = append(r.seen.Exchanges, observed.Exchange{
			Kind: kind, By: observed.Browser,
			Request:  &wire.Request{Method: p.method, URL: p.url, Headers: []wire.Header{}},
			Response: &wire.Response{Status: p.status, Headers: []wire.Header{}},
		})
	}
}

// firstURL is the first http URL in text, "" if there is none.
func firstURL(text string) string {
	at := strings.Index(text, "https://")
	if i := strings.Index(text, "http://"); i >= 0 && (at < 0 || i < at) {
		at = i
	}
	if at < 0 {
		return ""
	}
	url := text[at:]
	if end := strings.IndexAny(url, " \t\r\n\"'`<>\\|"); end >= 0 {
		url = url[:end]
	}
	return strings.TrimRight(url, ".,;:!?)]}")
}

// objectURL is the first URL in text that is not a bare origin, as a page's is in the
// line of a console; "" if there is none.
func objectURL(text string) string {
	for range 4 {
		url := firstURL(text)
		if url == "" {
			return ""
		}
		if _, rest, _ := strings.Cut(url, "://"); strings.Contains(rest, "/") {
			return url
		}
		_, text, _ = strings.Cut(text, url)
	}
	return ""
}

// said are the phrases by which people tell what they noticed, in lower case.
var said = [...]struct {
	sign    observed.Sign
	phrases string
}{
	{observed.WorksInCurl, "works with curl|works in curl|works fine with curl|curl works|using curl works|works in postman|works with postman|works fine in postman|postman works|works via curl|works from curl|works with wget|works in insomnia|from curl it works|with curl it works|curl \"works\"|and \"works\"|curl succeeds|curl returns 200|works in the terminal|works when i open|opening the url works|works in the player by url|works in a new tab"},
	{observed.WorksWithoutCache, "the cache off|disable the cache|disabled the cache|shift + f5|shift+f5|ctrl+shift+r|full refresh|force reload|add a timestamp|adding a timestamp|timestamp is added|added a timestamp|with a timestamp|burn the cache|disable cache|cache disabled|disabled cache|disabling cache|disabling the cache|incognito|private window|private browsing|hard refresh|hard reload|clear the cache|clearing the cache|cleared the cache|clear cache|clearing cache|empty cache|empty the cache|ctrl+f5|ctrl-f5|cmd+shift+r|random parameter|query parameter to fool|fool the cache|fool cache|cache-bust|cachebust|cache bust|?timestamp|random query"},
	{observed.WorksFirst, "first time|second time|second request|first request|after reload|after a reload|on reload|after refresh|after a refresh|works once|occasional success|at first|sometimes|randomly|random,|\"random|intermittent|occasionally|from time to time|not always|inconsistent|consistently|every now and then|sporadic|flaky|only some files|some files|some images|some objects|works for a while|fine for a while|error comes back|error came back|error is back|problem comes back|works after a purge|works after purging|after a purge it works|after purging it works|after a purge it is fine"},
	{observed.SomePeople, "some users|some people|some of our users|other users|for some|my colleague|works for me|on my machine|in one room|certain users|some customers|some clients|some regions|around the globe|other countries|in europe|some edge|some pops|some locations|per location|per edge|one location"},
	{observed.OneBrowser, "only in chrome|only in safari|only in firefox|only on chrome|only on safari|only on firefox|only on ios|only on android|works fine in chrome|works fine in firefox|works fine in safari|works in chrome|works in firefox|works in safari|works on chrome|works on firefox|works on safari|some browsers|only one browser|just one browser|fails in safari|fails in firefox|fails in chrome|not in safari|not in firefox|not in chrome|one browser only|in one browser"},
	{observed.WorksDirect, "works at the bucket|s3 alone works|works directly|direct from s3|directly from s3|asked directly|direct s3 url|without cloudfront|without the cdn|without cdn|bypassing cloudfront|bypass the cdn|bypassing the cdn|not through cloudfront|not through the distribution|not through the cdn|not via cloudfront|not via the cdn|direct s3|direct link|s3 url works|same object from the s3 url|bucket url works|from the bucket directly|directly works|never works from a page"},
	{observed.Changed, "changed today|just changed|just added|just updated|i changed|after changing|after adding|after updating|updated the cors|changed the cors|added the cors|minutes ago|yesterday|recently changed|still blocked after|applied the cors|take effect|takes effect|took effect|propagate|propagation|等待一段时间"},
}

// context are words of prose that say where to look: they are kept with what was
// printed.
var context = [...]string{
	"crossorigin", "multipart", "uploadpart", "duckdb", "zarr", "django-cors", "cors_allow_all", "cors_origin_allow_all", "app.use(cors", "flask-cors", "flask_cors", "rack-cors", "rack::cors",
	"corsmiddleware", "@crossorigin", "addcorsmappings", "fruitcake", "enablecors(", "cors: true", "selected request headers", "preflight", "pre-flight", "options ", "cors policy", "cors error", "access-control-allow-origin",
	"cloudfront", "distribution", "cloudflare", "fastly", "varnish", "nginx", "reverse proxy", "cdn", "worker", "custom domain", "edge location", "cache policy", "transform rule",
	"cors file", "root of my bucket", "root of the bucket", "bucket's root", "origin is null", "origin: null", "origin null", "origin header is null", "null origin",
	"cors issue", "cors problem", "cors header",
	"x-cache", "cf-cache-status", "vary", "the header", "a cache", "the cache", "cached", "forwarded_values", "forwardedvalues",
}

// complaints are the phrases by which people say that the browser named CORS.
var complaints = [...]string{
	"blocked by cors", "cors error", "cors issue", "cors policy", "cors failure", "preflight fail",
	"not allowed by access-control-allow-origin", "preflight is refused", "preflight 403", "blocked at the preflight", "fails at the preflight", "preflight request fail",
}

// keep keeps prose that says where to look.
func (r *collector) keep(text string) bool {
	if len(text) > 2<<10 {
		return false
	}
	lower := strings.ToLower(text)
	facts := r.words.Tell(lower)
	if !source.HasAny(lower, context[:]...) && facts&^(observed.Between|observed.SignedURL) == 0 && !(r.behavior && strings.Contains(lower, "allowed_methods")) {
		return false
	}
	missing := observed.SaysMissing(lower)
	if missing || facts&observed.CORSFails != 0 || source.HasAny(lower, complaints[:]...) {
		r.outcome(observed.Blocked)
	}
	asked := strings.Contains(lower, "preflight") || strings.Contains(lower, "options ")
	if status := errorIn(lower); status > 0 && (missing || asked) && len(r.seen.Exchanges) < observed.MaxExchanges {
		kind := observed.Unknown
		if asked {
			kind = observed.Preflight
		}
		r.seen.Exchanges = append(r.seen.Exchanges, observed.Exchange{Kind: kind, By: observed.Browser, Response: &wire.Response{Status: status, Headers: []wire.Header{}}})
	}
	r.print(text)
	return true
}

// errorIn returns the first status of an error that prose names, 0 if it names none.
func errorIn(text string) int {
	for word := range strings.FieldsSeq(text) {
		if n, err := strconv.Atoi(strings.Trim(word, "()[],.;:\"'")); err == nil && n >= 400 && n <= 599 {
			return n
		}
	}
	return 0
}

// signs takes what prose says that a person noticed, and reports whether it says
// anything.
func (r *collector) signs(text string) (any bool) {
	if len(text) > 64<<10 {
		return false
	}
	lower := strings.ToLower(text)
	for _, s := range said {
		for phrase := range strings.SplitSeq(s.phrases, "|") {
			if strings.Contains(lower, phrase) {
				r.seen.Add(s.sign)
				any = true
				break
			}
		}
	}
	if !r.seen.Has(observed.WorksDirect) && worksDirectly(r.words, lower) {
		r.seen.Add(observed.WorksDirect)
		any = true
	}
	if addsTime(lower) {
		r.seen.Add(observed.WorksWithoutCache)
		any = true
	}
	for _, f := range failing {
		if r.seen.Engine == "" && (strings.Contains(lower, "not in "+f.browser) || strings.Contains(lower, "fails in "+f.browser)) {
			r.seen.Engine = f.engine
		}
	}
	return any
}

// failing are the browsers' names, with their engines.
var failing = [...]struct{ browser, engine string }{{"safari", "webkit"}, {"firefox", "firefox"}, {"chrome", "chromium"}}

// addsTime reports whether code, in lower case, adds the time to the query of a URL, as
// one does to get around a cache: src + "?t=" + Date.now().
func addsTime(lower string) bool {
	for _, now := range [...]string{"date.now()", "new date()"} {
		before, _, ok := strings.Cut(lower, now)
		if ok && strings.ContainsAny(before[max(0, len(before)-mostBefore):], "?&") {
			return true
		}
	}
	return false
}

// mostBefore is how far before the time the query begins, in bytes.
const mostBefore = 12
