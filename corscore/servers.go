package corscore

import (
	"slices"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// ServerAnswer is what one server makes of a document and a request.
type ServerAnswer struct {
	Dialect *dialect.Dialect
	Put     put.Result    // without Rules and Readback
	Outcome fetch.Outcome // "" if there is no request
	Blocked *Blocked      // as in [Run]
	Unknown []string      // what is not known of this server and matters here, as sentences
	// Doubtful: one of Unknown may change the outcome, or Put.Accepted if there
	// is no request.
	Doubtful bool
}

// Servers says what every server makes of in, in the order of [dialect.All]. The
// document is read once, and the browser is asked once for each pair of answers
// that differs, for it, from those of the servers before.
func Servers(in Input) []ServerAnswer {
	doc := s3cors.Decode(syntax.Parse(in.Config))
	all := make([]ServerAnswer, len(dialect.All))
	upload := put.NewUpload(doc)
	var known []exchanged
	for i, d := range dialect.All {
		a := &all[i]
		a.Dialect, a.Put = d, upload.Try(d)
		a.Unknown, a.Doubtful = a.Put.Unknown, a.Put.Doubtful
		if in.Request == nil {
			continue
		}
		s := &simulation{in: in, doc: doc, d: d, put: a.Put, quiet: true}
		res := s.browse(&known)
		s.away = awayFrom(res.Exchanges)
		a.Outcome = res.Outcome
		if res.Blocked != nil {
			// Now the words are needed, and the lines of a refused document.
			s.quiet = false
			if a.Put.Refuses() != nil {
				s.found = newFindings(check.Find(doc, d, ""))
				s.found.markRefused(d, a.Put.Violations, true)
			}
			for k := range s.answers {
				s.answers[k] = s.ask(res.Exchanges[k].Request)
			}
			a.Blocked = s.blocked(res)
		}
		a.Unknown = append(a.Unknown, s.unknown()...)
		a.Doubtful = s.doubtful()
	}
	return all
}

// exchanged is what came of answers that some server gave.
type exchanged struct {
	responses []wire.Response // the CORS half
	result    fetch.Result
}

// browse lets the browser send the request, unless it got the same answers
// before: then the same comes of them. The browser's requests do not depend on
// the answers but in whether there is a second one.
func (s *simulation) browse(known *[]exchanged) fetch.Result {
	for i := range *known {
		k := &(*known)[i]
		same := len(k.responses) > 0
		for n := range k.responses {
			if len(s.answers) == n {
				s.answers = append(s.answers, s.ask(k.result.Exchanges[n].Request))
			}
			if same = s.sameAnswer(k.result.Exchanges[n].Kind, &k.responses[n], &s.answers[n]); !same {
				break
			}
		}
		if same {
			s.answers = s.answers[:len(k.responses)]
			return k.result
		}
	}
	s.answers = nil
	res := fetch.Follow(*s.in.Request, maxRedirects, s.serve)
	k := exchanged{result: res}
	for i := range res.Exchanges {
		k.responses = append(k.responses, wire.Response{Status: s.answers[i].Status, Headers: s.answers[i].Headers})
	}
	s.answers = s.answers[:len(res.Exchanges)]
	*known = append(*known, k)
	return res
}

// sameAnswer reports whether for the outcome of the request the browser sees no
// difference between r and a: it looks at whether the status is ok, at the
// origin, at the lists of a preflight and, if it sent credentials, at those.
func (s *simulation) sameAnswer(kind fetch.Kind, r *wire.Response, a *match.Answer) bool {
	if r.Status != a.Status && (r.Status/100 != 2 || a.Status/100 != 2) {
		return false
	}
	names := [...]string{"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers"}
	relevant := names[:]
	if kind == fetch.Actual {
		relevant = names[:2]
	}
	for _, name := range relevant {
		x, hasX := wire.First(r.Headers, name)
		y, hasY := wire.First(a.Headers, name)
		if name == "Access-Control-Allow-Credentials" && s.in.Request.Credentials != fetch.Include {
			continue
		}
		if hasX != hasY || x != y && (name == "Access-Control-Allow-Origin" || !sameList(x, y)) {
			return false
		}
	}
	return true
}

// sameList reports whether two lists differ only in blanks.
func sameList(x, y string) bool {
	i, j := 0, 0
	for {
		for i < len(x) && x[i] == ' ' {
			i++
		}
		for j < len(y) && y[j] == ' ' {
			j++
		}
		if i == len(x) || j == len(y) {
			return i == len(x) && j == len(y)
		}
		if x[i] != y[j] {
			return false
		}
		i++
		j++
	}
}

// unknown lists what is not known of the server and may change the outcome.
// Response headers that the browser does not need for this request are left out.
func (s *simulation) unknown() (all []string) {
	if s.away != "" {
		all = append(all, "What answers at "+source.Visible(s.away)+" is not known: it is taken for the same bucket")
	}
	for i := range s.answers {
		for _, u := range s.answers[i].Unknown {
			if (u.Header == match.HowRefused || s.needs(u.Header)) && !slices.Contains(all, u.Text) {
				all = append(all, u.Text)
			}
		}
	}
	return all
}

// doubtful reports whether something that is not known of the server may change
// the outcome.
func (s *simulation) doubtful() bool {
	if len(s.answers) == 0 {
		return false // the request never leaves the page
	}
	if s.away != "" {
		return true
	}
	for i := range s.answers {
		for _, u := range s.answers[i].Unknown {
			if s.needs(u.Header) && s.put.Refuses() == nil {
				return true
			}
		}
	}
	return s.put.Doubtful
}

// needs reports whether the outcome hangs on a response header ("" = on the
// answer as a whole).
func (s *simulation) needs(header string) bool {
	switch header {
	case "", "Access-Control-Allow-Origin":
		return true
	case "Access-Control-Allow-Credentials":
		return s.in.Request.Credentials == fetch.Include
	case "Access-Control-Allow-Methods":
		// The safelisted methods need no permission.
		method := wireMethod(s.in.Request.Method)
		return method != "GET" && method != "HEAD" && method != "POST"
	case "Access-Control-Allow-Headers":
		return len(s.answers) > 1 && len(s.in.Request.Headers) > 0
	}
	return false
}
