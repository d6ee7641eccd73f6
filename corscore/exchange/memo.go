package exchange

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// Memo remembers the outcome of the responses to one request, for whoever asks
// many buckets the same: where the browser sees no difference, the result is
// the same, and it is not worked out again. The zero Memo is ready.
type Memo struct{ known []exchanged }

// exchanged is the outcome of responses that some server sent.
type exchanged struct {
	responses []wire.Response // the CORS half
	result    fetch.Result
}

// New is like the function [New]; every call must have the same request. The
// rules give no reasons before [Simulation.Blocked] needs them.
func (m *Memo) New(b *Bucket, r *fetch.Request) *Simulation {
	if b.errorHeaders() != nil {
		return New(b, r) // the CORS half alone does not say what the browser gets
	}
	s := &Simulation{Bucket: b, Request: r, terse: true}
	s.Result = m.browse(s)
	s.away = awayFrom(s.Result.Exchanges)
	return s
}

// browse lets the browser send the request of s, unless it got the same responses
// before. The browser's requests depend on the responses only in whether there
// is a second one.
func (m *Memo) browse(s *Simulation) fetch.Result {
	for i := range m.known {
		k := &m.known[i]
		same := len(k.responses) > 0
		for n := range k.responses {
			if len(s.answers) == n {
				s.answers = append(s.answers, s.Bucket.decide(k.result.Exchanges[n].Request))
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
	res := fetch.Follow(*s.Request, MaxRedirects, s.serve(s.Bucket.decide))
	k := exchanged{result: res}
	for i := range res.Exchanges {
		k.responses = append(k.responses, wire.Response{Status: s.answers[i].Status, Headers: s.answers[i].Headers})
	}
	s.answers = s.answers[:len(res.Exchanges)]
	m.known = append(m.known, k)
	return res
}

// reason asks the rules again, for their reasons.
func (s *Simulation) reason() {
	if !s.terse {
		return
	}
	s.terse = false
	for i := range s.answers {
		s.answers[i] = s.Bucket.respond(s.Result.Exchanges[i].Request)
	}
}

// sameAnswer reports whether for the outcome of the request the browser sees no
// difference between r and a: it looks at whether the status is ok, at the
// origin, at the lists of a preflight and, if it sent credentials, at those.
func (s *Simulation) sameAnswer(kind fetch.Kind, r *wire.Response, a *match.Answer) bool {
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
		if name == "Access-Control-Allow-Credentials" && s.Request.Credentials != fetch.Include {
			continue
		}
		if hasX != hasY || x != y && (name == "Access-Control-Allow-Origin" || !sameList(x, y)) {
			return false
		}
	}
	return true
}

// sameList reports whether two lists differ only in spaces.
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
