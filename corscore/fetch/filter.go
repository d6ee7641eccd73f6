package fetch

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// filter is main fetch, 14: which headers of the response script may read.
func (f *flow) filter(response wire.Response) {
	names := make([]string, 0, len(response.Headers))
	for _, h := range response.Headers {
		if wire.IsToken(h[0]) { // an HTTP parser drops other lines
			names = append(names, lower(h[0]))
		}
	}
	names = slices.Compact(source.Sorted(names))

	var steps []source.Step
	mayRead := func(string) bool { return false }
	switch f.result.Outcome {
	case Allowed:
		mayRead, steps = f.exposed(response)
	case NotCrossOrigin:
		// 14.2, basic filtered response: everything but Set-Cookie.
		mayRead = func(name string) bool { return !wire.IsForbiddenResponseHeaderName(name) }
		steps = []source.Step{step("concept-filtered-response-basic/1", "Which headers does a same-origin response show?", source.Pass, "All but Set-Cookie")}
	default:
		// 14.2, opaque filtered response: nothing.
		steps = []source.Step{step("concept-filtered-response-opaque/1", "Which headers does an opaque response show?", source.Info, "None: script sees neither status nor headers nor body")}
	}
	f.result.Readable, f.result.Hidden = []string{}, []string{}
	for _, name := range names {
		if mayRead(name) {
			f.result.Readable = append(f.result.Readable, name)
		} else {
			f.result.Hidden = append(f.result.Hidden, name)
		}
	}
	detail := "None"
	if len(f.result.Readable) > 0 {
		detail = strings.Join(f.result.Readable, ", ")
	}
	if len(f.result.Hidden) > 0 {
		detail += "; hidden: " + strings.Join(f.result.Hidden, ", ")
	}
	f.step("main-fetch/14", "Which response headers may script read?", source.Info, detail, steps...)
	f.cache(response)
}

// cache warns of an answer that a browser's HTTP cache may hand to a request of
// another kind: [CORS protocol and HTTP caches]. All three engines were seen to
// do so.
//
// [CORS protocol and HTTP caches]: https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
func (f *flow) cache(response wire.Response) {
	vary, _ := wire.Get(response.Headers, "Vary")
	for name := range strings.SplitSeq(vary, ",") {
		if name = strings.Trim(name, " \t"); name == "*" || wire.EqualName(name, "Origin") {
			return
		}
	}
	allowed, ok := wire.Get(response.Headers, "Access-Control-Allow-Origin")
	detail := ""
	switch {
	case f.r.method != "GET":
	case f.result.Outcome == Opaque && !ok:
		detail = "Not safely: without Vary: Origin the browser may take this answer from its cache for a later request of mode cors, which then fails"
	case f.result.Outcome == Allowed && allowed != "*":
		detail = "Not safely: without Vary: Origin a cache may hand this answer, which names " + allowed + ", to a page of another origin"
	}
	if detail != "" {
		f.step("cors-protocol-and-http-caches/1", "Can the response be cached?", source.Info, detail)
	}
}

// exposed is main fetch, 14.1, and the [CORS filtered response]: the names that
// are always readable, and those of Access-Control-Expose-Headers.
//
// [CORS filtered response]: https://fetch.spec.whatwg.org/#concept-filtered-response-cors
func (f *flow) exposed(response wire.Response) (mayRead func(name string) bool, steps []source.Step) {
	// 14.1.1: read the list; one bad name spoils it.
	list, bad := headerList(response.Headers, "Access-Control-Expose-Headers")
	value, ok := wire.Get(response.Headers, "Access-Control-Expose-Headers")
	const title = "What does Access-Control-Expose-Headers expose?"
	all := false
	switch {
	case !ok:
		steps = append(steps, step("main-fetch/14.1.1", title, source.Info, "The header is missing: nothing besides the names that are always readable"))
	case bad != "":
		steps = append(steps, step("main-fetch/14.1.1", title, source.Info, "Nothing: "+words.Quote(bad)+" is no header name, and one such item spoils the list"))
	case slices.Contains(list, "*") && !f.r.includes():
		// 14.1.2: * exposes every name, where credentials are not included.
		all = true
		steps = append(steps, step("main-fetch/14.1.2", title, source.Info, "* exposes every header"))
	case slices.Contains(list, "*"):
		// 14.1.3: with credentials, * is a name like any other.
		steps = append(steps, step("main-fetch/14.1.3", title, source.Info, words.Quote(value)+", in which * is no wildcard, because credentials are included"))
	default:
		steps = append(steps, step("main-fetch/14.1.3", title, source.Info, words.Quote(value)))
	}
	names := make(map[string]bool, len(list))
	for _, name := range list {
		names[lower(name)] = true
	}
	return func(name string) bool {
		if wire.IsForbiddenResponseHeaderName(name) {
			return false
		}
		return all || names[name] || wire.IsSafelistedResponseHeaderName(name)
	}, steps
}
