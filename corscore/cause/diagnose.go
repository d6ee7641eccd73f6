package cause

import (
	"cmp"
	"slices"
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Facts is what [Diagnose] goes by: the case, and what the simulation says of it.
type Facts struct {
	Config   string
	Accepted bool // the server stores the document
	Dialect  *dialect.Dialect
	Request  *fetch.Request     // nil = none
	Fetch    *exchange.Fetch    // nil = no request
	Finding  string             // the first error or warning about the document, "" = none
	Ignored  string             // what the tool that reads the document ignores, as a sentence; "" = nothing
	Remedies []analyze.Remedy   // edits that let a blocked request pass
	Observed *observed.Observed // nil = nothing was seen
	Layer    *layer.Settings    // what is in between, as the case says; nil = it does not say
	// Unreadable is what [Unreadable] returns of Observed.
	Unreadable []string
}

// mostCauses bounds how many causes are listed.
const mostCauses = 12

// Diagnose ranks the causes. Where nothing was seen, only what the simulation and
// the URL say is listed, and no text is read.
func Diagnose(f *Facts) Diagnosis {
	d := Diagnosis{Assumes: Assumes, Causes: []Ranked{}, Unreadable: f.Unreadable}
	s := see(f)
	var order []ranking
	for i, c := range all {
		v := verdict{}
		c.judge(s, &v)
		s.bySymptoms(c.ID, &v)
		s.byScene(c.ID, &v)
		if v.standing == "" {
			continue
		}
		if v.excluded && v.standing != Certain {
			v.standing = Excluded
		}
		order = append(order, ranking{i, v})
	}
	oneCertain(order)
	for _, at := range source.Order(len(order), func(i int) int { return order[i].key() }) {
		if len(d.Causes) >= mostCauses {
			break
		}
		d.Causes = append(d.Causes, s.rank(all[order[at].cause], &order[at].verdict))
	}
	d.Agrees, d.Contradiction = s.compare()
	if d.Agrees == nil && len(d.Causes) > 0 {
		d.Agrees, d.Contradiction = s.otherwise(&d.Causes[0])
	}
	return d
}

// ranking is a cause that has a standing.
type ranking struct {
	cause int
	verdict
}

// oneCertain makes every certain cause but the first likely: one failure has one
// cause. That script cannot read a header is a different failure from that it gets
// no response, so both can be certain.
func oneCertain(order []ranking) {
	first := -1
	for i := range order {
		if order[i].standing == Certain && order[i].explains() && (first < 0 || order[i].key() < order[first].key()) {
			first = i
		}
	}
	for i := range order {
		if r := &order[i]; i != first && r.standing == Certain && r.explains() {
			r.standing = Likely
			r.first(2000)
		}
	}
}

// explains reports whether the cause explains why script gets no response.
func (r *ranking) explains() bool { return all[r.cause] != headerNotExposed }

// key orders: the standing first, then what is usual.
func (r *ranking) key() int {
	place := slices.Index([]Standing{Certain, Likely, Possible, Excluded}, r.standing)
	return place<<20 - (all[r.cause].Share+r.boost)<<6 + r.cause
}

// rank writes c out.
func (s *seen) rank(c *Cause, v *verdict) Ranked {
	r := Ranked{ID: c.ID, Title: c.Title, Standing: v.standing, For: filled(v.pro), Against: filled(v.against), Fix: c.Fix, Test: c.Test}
	r.Title, r.Fix.Text, r.Fix.Where = cmp.Or(v.title, r.Title), cmp.Or(v.fix, r.Fix.Text), cmp.Or(v.where, r.Fix.Where)
	if v.test != nil {
		r.Test = *v.test
	}
	r.Fix.Edits = []source.Edit{}
	if c.Fix.Where == "document" && len(s.Remedies) > 0 {
		r.Fix.Text, r.Fix.Edits = s.Remedies[0].Title+". "+r.Fix.Text, filled(s.Remedies[0].Edits)
	}
	r.Test.Text = s.fill(r.Test.Text)
	r.Test.Results = filled(r.Test.Results)
	return r
}

// fill puts the request into a command.
func (s *seen) fill(text string) string {
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	url, origin := "https://bucket.example.com/key", "https://app.example.com"
	if s.Request != nil {
		if s.Request.URL != "" {
			url = s.Request.URL
		}
		if s.Request.Origin != "" {
			origin = s.Request.Origin
		}
	}
	quote := func(x string) string { return "'" + strings.ReplaceAll(x, "'", `'\''`) + "'" }
	plain, _, _ := strings.Cut(url, "?")
	return source.Replace(text, "{url}", quote(url), "{plain}", quote(plain), "{meant}", quote(s.meant), "{global}", quote("https://s3.amazonaws.com/"+s.bucket), "{origin}", quote("Origin: "+origin), "{method}", s.method,
		"{preflight}", s.preflightHeaders(quote), "{bucket}", s.quotedBucket(quote))
}

// preflightHeaders are the headers of the preflight that ask for the request's method
// and headers.
func (s *seen) preflightHeaders(quote func(string) string) string {
	asked := quote("Access-Control-Request-Method: " + s.method)
	if s.Fetch != nil && len(s.Fetch.Exchanges) > 0 {
		const name = "Access-Control-Request-Headers"
		if headers, ok := wire.Get(s.Fetch.Exchanges[0].Request.Headers, name); ok {
			asked += " -H " + quote(name+": "+headers)
		}
	}
	return asked
}

// quotedBucket is the bucket that the URL names, or a word that stands for it.
func (s *seen) quotedBucket(quote func(string) string) string {
	if s.bucket == "" {
		return "BUCKET"
	}
	return quote(s.bucket)
}

func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// otherwise is [seen.compare] where nothing that was seen can be compared with the
// simulation by itself, and the first cause is one why the request fails though the
// configuration allows it. Then the simulation must not have the last word, whether the
// failure was seen or the request alone shows that it fails.
func (s *seen) otherwise(top *Ranked) (agrees *bool, contradiction string) {
	sure := top.Standing == Certain || top.Standing == Likely
	if !s.allows || !sure || top.ID == headerNotExposed.ID || top.ID == configuration.ID {
		return nil, ""
	}
	switch {
	case s.Observed == nil:
		return nil, s.allowed() + ", but it is likely to fail: " + words.Lower(slices.Concat(top.For, []string{top.Title})[0])
	case s.Observed.Outcome == observed.Readable:
		return nil, ""
	}
	return new(bool), s.allowed() + ". What you saw has a different cause: " + words.Lower(top.Title)
}

// compare says whether the simulation shows what was seen.
func (s *seen) compare() (agrees *bool, contradiction string) {
	if s.Observed == nil || s.Fetch == nil {
		return nil, ""
	}
	yes, no := true, false
	switch {
	case s.blocked && s.allows:
		switch {
		case s.errorResponse != "":
			return &no, s.allowed() + ", so the response you saw is not what the simulation assumes: " + s.errorResponse
		case s.missing:
			return &no, s.allowed() + ", so the response you saw did not come from it"
		case s.network:
			return &no, s.allowed() + ", so something else made it fail"
		}
		return &no, s.allowed() + ", so the browser blocked it for another reason, or the response did not come from this configuration"
	case s.blocked && s.blocks:
		return &yes, ""
	case s.Observed.Outcome == observed.Readable && s.blocks:
		return &no, "This configuration does not allow the request that worked, so another one is in force, or something else answered"
	case s.Observed.Outcome == observed.Readable && s.allows:
		return &yes, ""
	case s.Observed.Outcome == observed.Unreadable && s.allows && s.hiddenHeader != "":
		if s.exposed(s.hiddenHeader) {
			return &no, "Your configuration exposes " + s.hiddenHeader + ", so the response you saw did not come from it"
		}
		return &yes, ""
	case s.errorResponse != "" && s.allows:
		return &no, "The simulation assumes that the bucket answers with the object. You saw an error: " + s.errorResponse
	}
	return nil, ""
}

// allowed says who allows the request: a configuration, if there is one.
func (s *seen) allowed() string {
	switch {
	case s.Dialect.Match.NoBucketRules.V:
		return s.Dialect.Name + " allows this request by its own setting"
	case s.empty():
		return s.Dialect.Name + " allows this request without a configuration"
	}
	return "Your configuration allows this request"
}
