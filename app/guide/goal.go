package guide

import (
	"cmp"
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Goal is something that the core can check, as a lesson's file says it: one
// of the keys of [goals], and after it a value for those that take one.
type Goal string

// goalKind is how a goal is said and checked.
type goalKind struct {
	say string // a sentence; % stands for the value
	met func(in corscore.Input, value string) bool
	// said writes the value in the sentence; nil = as it is.
	said func(value string) string
}

// goals are the kinds of goals by how a file names them. None is the beginning
// of another.
var goals = map[string]goalKind{
	"passes": {say: "The request passes", met: func(in corscore.Input, _ string) bool {
		return outcome(in) == fetch.Allowed
	}},
	"needs no preflight": {say: "It goes out without a preflight", met: func(in corscore.Input, _ string) bool {
		return !corscore.Simulate(in).Fetch.Preflight
	}},
	"shows header ": {say: "Script can read the response header %", met: func(in corscore.Input, name string) bool {
		return slices.Contains(corscore.Simulate(in).Fetch.Readable, strings.ToLower(name))
	}},
	"allows origin ": {say: "The same request from a page on % passes too", met: func(in corscore.Input, origin string) bool {
		return outcome(from(in, origin)) == fetch.Allowed
	}},
	"has one rule": {say: "The configuration has one rule", met: func(in corscore.Input, _ string) bool {
		return len(corscore.Run(in).Rules) == 1
	}},
	"has one origin": {say: "The configuration has one AllowedOrigin", met: func(in corscore.Input, _ string) bool {
		return strings.Count(in.Config, "<AllowedOrigin>") == 1 && len(corscore.Run(in).Rules) == 1
	}},
	"is sent by a script": {say: "A script still sends it, in mode cors", met: func(in corscore.Input, _ string) bool {
		return in.Request.API != fetch.Element && (in.Request.Mode == "" || in.Request.Mode == fetch.CORS)
	}},
	"is loaded by ": {say: "The element <%> still loads it", met: func(in corscore.Input, destination string) bool {
		r := in.Request
		return r.API == fetch.Element && cmp.Or(r.Destination, fetch.Image) == fetch.Destination(destination)
	}, said: func(destination string) string {
		if fetch.Destination(destination) == fetch.Image {
			return "img"
		}
		return destination
	}},
	"includes credentials": {say: "It asks the browser to send cookies", met: func(in corscore.Input, _ string) bool {
		return in.Request.Credentials == fetch.Include
	}},
	"goes to site ": {say: "It goes to the page’s own site, https and %", met: func(in corscore.Input, site string) bool {
		u, ok := wire.ParseURL(in.Request.URL)
		return ok && u.Scheme == "https" && (u.Host == site || strings.HasSuffix(u.Host, "."+site))
	}},
	"needs no redirect": {say: "It is not redirected", met: func(in corscore.Input, _ string) bool {
		return !slices.ContainsFunc(corscore.Simulate(in).Fetch.Exchanges, func(x corscore.Exchange) bool { return x.Response.Status/100 == 3 })
	}},
	"allows method ": {say: "% passes too", met: func(in corscore.Input, method string) bool {
		return outcome(with(in, func(r *fetch.Request) { r.Method = method })) == fetch.Allowed
	}},
	"allows header ": {say: "A request that also carries the header % passes", met: func(in corscore.Input, name string) bool {
		return outcome(with(in, func(r *fetch.Request) { r.Headers = append(slices.Clone(r.Headers), wire.Header{name, "x"}) })) == fetch.Allowed
	}},
	"hides ETag from ": {say: "A page on % passes and cannot read ETag", met: func(in corscore.Input, origin string) bool {
		f := corscore.Simulate(from(in, origin)).Fetch
		return f.Outcome == fetch.Allowed && !slices.Contains(f.Readable, "etag")
	}},
	"blocks origin ": {say: "A page on % stays blocked", met: func(in corscore.Input, origin string) bool {
		return outcome(from(in, origin)) == fetch.BlockedOutcome
	}},
	"blocks plain GET of ": {say: "A plain GET of a page on % stays blocked", met: func(in corscore.Input, origin string) bool {
		in = from(in, origin)
		in.Request.Method, in.Request.Headers = "GET", nil
		return outcome(in) == fetch.BlockedOutcome
	}},
	"blocks method ": {say: "% stays blocked", met: func(in corscore.Input, method string) bool {
		return outcome(with(in, func(r *fetch.Request) { r.Method = method })) == fetch.BlockedOutcome
	}},
	"blocks header ": {say: "A request that also carries the header % stays blocked", met: func(in corscore.Input, name string) bool {
		return outcome(with(in, func(r *fetch.Request) { r.Headers = append(slices.Clone(r.Headers), wire.Header{name, "x"}) })) == fetch.BlockedOutcome
	}},
	"passes on ": {say: "It passes on %", met: func(in corscore.Input, server string) bool {
		in.Dialect = server
		return outcome(in) == fetch.Allowed
	}},
	"repeats without preflight": {say: "The same request right after it needs no preflight, in any browser", met: func(in corscore.Input, _ string) bool {
		v := visit(in, "again")
		return !v.Preflight && !slices.ContainsFunc(v.Engines, func(e corscore.VisitEngine) bool { return e.Preflight })
	}},
	"works after image ": {say: "It passes even after an <img> without crossorigin has loaded %", met: func(in corscore.Input, url string) bool {
		if own, _, _ := strings.Cut(in.Request.URL, "#"); own != url {
			return outcome(in) == fetch.Allowed
		}
		return visit(in, "after-no-cors").Outcome == fetch.Allowed
	}},
	passesAfter: {say: "The page gets the response after %", met: func(in corscore.Input, value string) bool {
		all := layer.Timeline(corscore.SceneOf(in), *in.Request, append(rowsOf(value), layer.Row{Do: layer.RowPage}))
		return all[len(all)-1].Outcome == fetch.Allowed
	}, said: func(value string) string { return rowsSaid(rowsOf(value)) }},
	"is stored": {say: "A second request of the same page is answered from the cache", met: func(in corscore.Input, _ string) bool {
		page := layer.Row{Do: layer.RowPage}
		all := layer.Timeline(corscore.SceneOf(in), *in.Request, []layer.Row{page, page})
		last := all[1].Last()
		return last != nil && last.Cache == layer.Hit
	}},
	"keeps ": {say: "% stays in between", met: func(in corscore.Input, product string) bool {
		return in.Layer.Resolved() != nil && layer.Product(in.Layer.Preset) == product
	}},
}

// passesAfter is followed by what happens before: rows of a timeline, with commas
// between them.
const passesAfter = "passes after "

// rowsOf reads rows: "bare, other https://b.example, config, purge".
func rowsOf(text string) (rows []layer.Row) {
	for item := range strings.SplitSeq(text, ",") {
		kind, origin, _ := strings.Cut(strings.TrimSpace(item), " ")
		rows = append(rows, layer.Row{Do: layer.RowKind(kind), Origin: origin})
	}
	return rows
}

// rowsSaid says what rows are in a sentence.
func rowsSaid(rows []layer.Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, map[layer.RowKind]string{
			layer.RowPage: "a request of its own", layer.RowBare: "a request without Origin", layer.RowOther: "a request of " + r.Origin,
			layer.RowConfig: "a new configuration of the bucket", layer.RowPurge: "a purge of the URL",
		}[r.Do])
	}
	return words.And(all)
}

// kind returns the kind of g and its value; not ok if there is no such kind.
func (g Goal) kind() (k goalKind, value string, ok bool) {
	for name, k := range goals {
		if rest, found := strings.CutPrefix(string(g), name); found && (rest == "") == !strings.Contains(k.say, "%") {
			return k, rest, true
		}
	}
	return goalKind{}, "", false
}

// Met reports whether in meets g. A goal of no kind is never met.
//
// Precondition: in has a request.
func (g Goal) Met(in corscore.Input) bool {
	k, value, ok := g.kind()
	return ok && k.met(in, value)
}

// String is g as a sentence without a full stop.
func (g Goal) String() string {
	k, value, _ := g.kind()
	if k.said != nil {
		value = k.said(value)
	}
	if d := dialect.ByID(value); d != nil && value != "" {
		value = d.Name
	}
	return strings.Replace(k.say, "%", value, 1)
}

func outcome(in corscore.Input) fetch.Outcome { return corscore.Simulate(in).Fetch.Outcome }

// visit is the scene called id of a request that is made more than once; the zero Visit
// if there is none.
func visit(in corscore.Input, id string) corscore.Visit {
	for _, v := range corscore.Visits(in) {
		if v.ID == id {
			return v
		}
	}
	return corscore.Visit{}
}

// from is in with the page at origin.
func from(in corscore.Input, origin string) corscore.Input {
	return with(in, func(r *fetch.Request) { r.Origin = origin })
}

// with is in with a changed copy of its request.
func with(in corscore.Input, change func(*fetch.Request)) corscore.Input {
	r := *in.Request
	change(&r)
	in.Request = &r
	return in
}
