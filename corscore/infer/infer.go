// Package infer answers which document could have given captured responses.
package infer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Inference says which document could have given captured answers.
type Inference struct {
	Config      string   `json:"config"`      // the document, XML; "" if no document gives them
	Exact       bool     `json:"exact"`       // the server answers the document with just these CORS headers
	Differences []string `json:"differences"` // what no document explains, or differs from the answers all the same, as sentences
}

// Infer reconstructs the rule that gave the answers of in, for the server d, and
// tries it: the document is put into a bucket of that server,
// and its CORS headers are held against the given ones. What differs was set by
// something else: a proxy, a CDN, hand-made headers, or another server.
// Redirects are left out.
func Infer(in exchange.FetchInput, d *dialect.Dialect) Inference {
	i := &inference{d: d, page: in.Request}
	res := exchange.FetchAnswers(exchange.FetchInput{Request: in.Request, Preflight: in.Preflight, Actual: in.Actual})
	for k := range res.Exchanges {
		if x := &res.Exchanges[k]; x.Kind == fetch.Preflight {
			i.add("The preflight's answer", x.Request, in.Preflight)
		} else {
			i.add("The answer", x.Request, in.Actual)
		}
	}
	if n := len(res.Exchanges); n > 0 && res.Exchanges[n-1].Kind == fetch.Preflight {
		i.add("The answer", i.actual(), in.Actual)
	}
	out := i.best()
	for k := range out.Differences {
		out.Differences[k] = source.Visible(out.Differences[k])
	}
	return out
}

type inference struct {
	d       *dialect.Dialect
	page    fetch.Request
	answers []captured
	notes   []string
}

// captured is one given answer.
type captured struct {
	subject string
	request wire.Request
	headers []wire.Header
}

func (i *inference) add(subject string, request wire.Request, given *exchange.GivenResponse) {
	if given != nil {
		i.answers = append(i.answers, captured{subject, request, given.Headers})
	}
}

// actual is the request that follows a preflight which fails.
func (i *inference) actual() wire.Request {
	headers := append(slices.Clip(i.page.Headers), wire.Header{"Origin", i.page.Origin})
	return wire.Request{Method: wire.NormalizeMethod(i.page.Method), URL: i.page.URL, Headers: headers}
}

// corsNames are the headers that a rule decides.
var corsNames = [...]string{
	"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
	"Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Vary",
}

// note keeps a sentence once.
func (i *inference) note(text string) {
	if !slices.Contains(i.notes, text) {
		i.notes = append(i.notes, text)
	}
}

// best tries the documents that the answers speak for.
func (i *inference) best() Inference {
	rule, ok := i.read()
	if !ok {
		return Inference{Differences: append([]string{}, i.notes...)}
	}
	if refused := i.refuses(&rule); refused != "" {
		return Inference{Differences: append(i.notes, refused)}
	}
	var best Inference
	for n := range 1 << 3 { // all of three choices
		candidate := rule
		if n&1 != 0 {
			candidate.origin = i.page.Origin
		}
		if n&2 != 0 && len(rule.headers) > 0 {
			candidate.headers = []string{"*"}
		}
		if n&4 != 0 { // some servers expose more than the rule says, but not to a preflight
			candidate.expose = tokens(i.answers[0].headers, "Access-Control-Expose-Headers")
		}
		config := candidate.xml()
		differences, matched := i.try(config)
		differences = append(slices.Clip(i.notes), differences...)
		if best.Config == "" || matched && len(differences) < len(best.Differences) {
			best = Inference{config, len(differences) == 0, append([]string{}, differences...)}
		}
	}
	return best
}

// rule is one CORSRule to be.
type rule struct {
	origin                   string
	methods, headers, expose []string
	maxAge                   string
}

// read gathers the rule from the answers; it is not ok if none has an
// Access-Control-Allow-Origin.
func (i *inference) read() (r rule, ok bool) {
	for _, c := range i.answers {
		allowed, has := wire.Get(c.headers, "Access-Control-Allow-Origin")
		lines := 0
		for _, h := range c.headers {
			if wire.EqualName(h[0], "Access-Control-Allow-Origin") {
				lines++
			}
		}
		switch {
		case !has:
			i.note(c.subject + " has no Access-Control-Allow-Origin: no rule took the request. So answers every document that does not allow this request, and a bucket without a configuration")
			continue
		case lines > 1:
			i.note(c.subject + " has Access-Control-Allow-Origin " + plural(lines) + ": something besides the bucket adds one")
			allowed, _ = wire.First(c.headers, "Access-Control-Allow-Origin")
		case allowed != "*" && allowed != i.page.Origin:
			i.note(c.subject + " is for the origin " + allowed + ": it was given to another page, or does not depend on who asks")
		}
		ok, r.origin = true, allowed
		method := c.request.Method
		if asked, preflight := wire.First(c.request.Headers, "Access-Control-Request-Method"); preflight {
			method = asked
		}
		r.methods = join(r.methods, i.methods(c, method))
		r.headers = join(r.headers, tokens(c.headers, "Access-Control-Allow-Headers"))
		r.expose = join(r.expose, tokens(c.headers, "Access-Control-Expose-Headers"))
		if age, has := wire.First(c.headers, "Access-Control-Max-Age"); has {
			if strings.Trim(age, "0123456789") != "" || age == "" {
				i.note(c.subject + " has Access-Control-Max-Age: " + age + ", which no rule can hold")
			} else {
				r.maxAge = age
			}
		}
	}
	return r, ok
}

// methods are those that an answer names and a rule can have.
func (i *inference) methods(c captured, asked string) (all []string) {
	for _, m := range join(tokens(c.headers, "Access-Control-Allow-Methods"), []string{asked}) {
		if s3cors.IsMethod(m) {
			all = append(all, m)
		} else {
			i.note(c.subject + " allows the method " + m + ", which no S3 rule can name")
		}
	}
	return all
}

func plural(n int) string {
	if n == 2 {
		return "twice"
	}
	return "several times"
}

// tokens are the items of a list header.
func tokens(headers []wire.Header, name string) (all []string) {
	value, _ := wire.Get(headers, name)
	for item := range strings.SplitSeq(value, ",") {
		if item = strings.Trim(item, " \t"); item != "" {
			all = append(all, item)
		}
	}
	return all
}

// join appends what of more is not in list, in any case.
func join(list, more []string) []string {
	for _, item := range more {
		if !slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, item) }) {
			list = append(list, item)
		}
	}
	return list
}

// xml writes the document.
func (r *rule) xml() string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration xmlns=\"" + s3cors.Namespace + "\">\n  <CORSRule>\n")
	write := func(f s3cors.Field, values ...string) {
		for _, v := range values {
			v = source.Replace(v, "&", "&amp;", "<", "&lt;", ">", "&gt;")
			b.WriteString("    <" + f.Element() + ">" + v + "</" + f.Element() + ">\n")
		}
	}
	write(s3cors.AllowedOrigin, r.origin)
	write(s3cors.AllowedMethod, r.methods...)
	write(s3cors.AllowedHeader, r.headers...)
	write(s3cors.ExposeHeader, r.expose...)
	if r.maxAge != "" {
		write(s3cors.MaxAgeSeconds, r.maxAge)
	}
	b.WriteString("  </CORSRule>\n</CORSConfiguration>\n")
	return b.String()
}

// refuses says that the server takes no document with rule r, "" if it does.
func (i *inference) refuses(r *rule) string {
	result := put.Read(s3cors.Parse(r.xml())).Put(i.d)
	switch {
	case result.Accepted:
		return ""
	case i.d.Match.NoBucketRules.V:
		return i.d.Name + " has no CORS configuration of buckets: its own setting answers"
	}
	return i.d.Name + " refuses the document that these headers speak for (" + result.Code + ")"
}

// try puts the document into a bucket and says how its answers differ from the
// captured ones, and whether its rule takes the requests.
func (i *inference) try(config string) (differences []string, matched bool) {
	matched = true
	result := put.Read(s3cors.Parse(config)).Put(i.d)
	bucket := match.Bucket{Configured: result.Accepted, Rules: result.Stored, Unreadable: result.Unreadable}
	for _, c := range i.answers {
		allowed, ok := wire.First(c.headers, "Access-Control-Allow-Origin")
		if !ok {
			continue
		}
		request := wire.Request{Method: c.request.Method, URL: c.request.URL}
		for _, h := range c.request.Headers {
			if wire.EqualName(h[0], "Origin") && allowed != "*" {
				h[1] = allowed // who it was given to
			}
			request.Headers = append(request.Headers, h)
		}
		answer := match.Respond(bucket, i.d, request)
		matched = matched && (answer.Rule > 0 || answer.Default)
		for _, name := range corsNames {
			given, own := tokens(c.headers, name), tokens(answer.Headers, name)
			if name == "Access-Control-Allow-Origin" {
				given = given[:min(1, len(given))]
			}
			switch there, here := strings.Join(given, ", "), strings.Join(own, ", "); {
			case len(join(given, own)) == len(given) && len(join(own, given)) == len(own):
			case len(own) == 0:
				differences = append(differences, c.subject+" has "+name+": "+there+", which "+i.d.Name+" does not send")
			case len(given) == 0:
				differences = append(differences, c.subject+" has no "+name+"; "+i.d.Name+" sends "+here)
			default:
				differences = append(differences, c.subject+" has "+name+": "+there+"; "+i.d.Name+" sends "+here)
			}
		}
	}
	return differences, matched
}
