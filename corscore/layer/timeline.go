package layer

import (
	"slices"

	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Row is one thing that happens in a [Timeline], to one object.
type Row struct {
	Do      RowKind
	Origin  string // of RowOther
	Seconds int    // of RowWait
}

// RowKind is what happens in a [Row].
type RowKind string

// The kinds.
const (
	RowPage      RowKind = "page"      // the page's own request, with its preflight if it needs one
	RowBare      RowKind = "bare"      // a GET without Origin: curl, a bot, an image
	RowOther     RowKind = "other"     // a GET of another page
	RowHead      RowKind = "head"      // a HEAD without Origin, as curl -I sends it
	RowPreflight RowKind = "preflight" // a preflight of the page
	RowWait      RowKind = "wait"
	RowConfig    RowKind = "config" // the bucket gets its configuration; it has none before
	RowPurge     RowKind = "purge"
	RowUpload    RowKind = "upload" // the object is uploaded; it is missing before
)

// RowKinds are the kinds in the order of lists.
var RowKinds = [...]RowKind{RowPage, RowBare, RowOther, RowHead, RowPreflight, RowWait, RowConfig, RowPurge, RowUpload}

// MostRows is how many rows count.
const MostRows = 30

// Moment is what happens in one [Row].
type Moment struct {
	Row     Row
	Steps   []SceneStep // what was sent or done
	All     []Happened  // of each of Steps
	Classes []string    // of each of Steps, see [Classes]
	// Outcome is how a page's request ends in the browser; "" = no page asked.
	Outcome fetch.Outcome
	Alone   fetch.Outcome // and without the layer
}

// Fails reports whether the layer blocks what the bucket alone lets through.
func (m *Moment) Fails() bool {
	return m.Outcome == fetch.BlockedOutcome && m.Alone != fetch.BlockedOutcome
}

// Last returns what happened last, nil if nothing did.
func (m *Moment) Last() *Happened {
	if len(m.All) == 0 {
		return nil
	}
	return &m.All[len(m.All)-1]
}

// Timeline lets rows happen one after the other, to the object that r requests, the
// first [MostRows] of them. The object is one that caches store. The steps of in do
// not count.
func Timeline(in Input, r fetch.Request, rows []Row) []Moment {
	t, all := in.happens(r, rows)
	t.classify(in, all)
	return all
}

// happens is [Timeline] without the classes.
func (in *Input) happens(r fetch.Request, rows []Row) (*timeline, []Moment) {
	in.keepable()
	t := &timeline{in: *in, r: r, path: wire.Target(r.URL)}
	rows = rows[:min(len(rows), MostRows)]
	t.in.Object.Path = pathOf(t.path)
	t.in.Steps = nil
	for _, row := range rows {
		if row.Do == RowUpload {
			t.in.Steps = []SceneStep{{Do: PutObject, Path: t.path}} // so that the object is missing before
			t.in.Object.Path = ""
		}
	}
	if slices.ContainsFunc(rows, func(row Row) bool { return row.Do == RowConfig }) {
		t.in.Config = nil
	}
	t.config = in.Config
	t.with = t.player(t.in.Layer)
	t.alone = t.player(nil)
	all := make([]Moment, 0, len(rows))
	for _, row := range rows {
		all = append(all, t.moment(row))
	}
	return t, all
}

// Keepable returns in with an object that caches store. The scenes that are made of it
// read each document once.
func Keepable(in Input) Input {
	in.keepable()
	return in
}

// keepable makes the object of in one that caches store, and lets the scenes that are
// made of in read each document once.
func (in *Input) keepable() {
	in.shareReads()
	if in.Object.Headers == nil {
		in.Object.Headers = cacheable.Headers
	}
}

type timeline struct {
	in          Input
	r           fetch.Request
	path        string
	config      *string
	with, alone *player
	pageAlone   fetch.Outcome // of the page's request without the layer; "" = the bucket was not asked since it changed
}

func (t *timeline) player(s *Settings) *player {
	in := t.in
	in.Layer = s
	return &player{in: &in, bucket: newBucket(&in)}
}

func (t *timeline) moment(row Row) Moment {
	m := Moment{Row: row}
	if row.Do == RowPage {
		t.page(&m)
		return m
	}
	if row.Do == RowConfig || row.Do == RowUpload {
		t.pageAlone = ""
	}
	s := t.step(row)
	m.Steps = []SceneStep{s}
	m.All = []Happened{t.with.happens(&s)}
	if alone := t.alone.happens(&s); alone.Passes != nil {
		m.Outcome, m.Alone = outcome(*m.All[0].Passes), outcome(*alone.Passes)
	}
	return m
}

func outcome(passes bool) fetch.Outcome {
	if passes {
		return fetch.Allowed
	}
	return fetch.BlockedOutcome
}

// step returns the step of a row that is not the page's request.
func (t *timeline) step(row Row) SceneStep {
	s := SceneStep{Request: wire.Request{Method: "GET", URL: t.path}}
	page := wire.Header{"Origin", t.r.Origin}
	switch row.Do {
	case RowOther:
		s.Request.Headers = []wire.Header{{"Origin", row.Origin}}
	case RowHead:
		s.Request.Method = "HEAD"
	case RowPreflight:
		s.Request.Method = "OPTIONS"
		s.Request.Headers = []wire.Header{page, {"Access-Control-Request-Method", exchange.Method(&t.r)}}
		for _, x := range t.allowed().Exchanges {
			if x.Kind == fetch.Preflight {
				s.Request.Headers = x.Request.Headers
			}
		}
	case RowWait:
		s = SceneStep{Do: Wait, Seconds: row.Seconds}
	case RowConfig:
		s = SceneStep{Do: PutBucketCORS, Config: t.config}
	case RowPurge:
		s = SceneStep{Do: Purge, Path: t.path}
	case RowUpload:
		s = SceneStep{Do: PutObject, Path: t.path}
	}
	return s
}

// allowed is the page's request to a server that allows everything.
func (t *timeline) allowed() fetch.Result {
	return fetch.FollowBriefly(t.r, 0, func(_ int, req wire.Request) wire.Response {
		get := func(name string) string { value, _ := wire.First(req.Headers, name); return value }
		return wire.Response{Status: 200, Headers: []wire.Header{
			{allowOrigin, get("Origin")},
			{"Access-Control-Allow-Credentials", "true"},
			{"Access-Control-Allow-Methods", get("Access-Control-Request-Method")},
			{"Access-Control-Allow-Headers", get("Access-Control-Request-Headers")},
		}}
	})
}

// page lets the page send its request. The preflight and the request itself meet the
// state of before the row: they have different keys.
func (t *timeline) page(m *Moment) {
	follow := func(p *player) fetch.Result {
		st := p.state
		return fetch.FollowBriefly(t.r, exchange.MaxRedirects, func(_ int, req wire.Request) wire.Response {
			if p.in.Layer == nil {
				return p.bucket.serve(req)
			}
			res, _ := Step(p.in.Layer, st, req, p.bucket.serve)
			return res.Response
		})
	}
	if t.pageAlone == "" {
		t.pageAlone = follow(t.alone).Outcome
	}
	res := follow(t.with)
	m.Outcome, m.Alone = res.Outcome, t.pageAlone
	for i := range res.Exchanges {
		s := SceneStep{Request: res.Exchanges[i].Request}
		m.Steps = append(m.Steps, s)
		m.All = append(m.All, t.with.happens(&s))
	}
}

// happens does one step.
func (p *player) happens(s *SceneStep) Happened {
	p.step(s)
	return p.all[len(p.all)-1]
}

// classify says which class of failure each blocked request is of.
func (t *timeline) classify(in Input, all []Moment) {
	in.Steps = nil
	for i := range all {
		in.Steps = append(in.Steps, all[i].Steps...)
	}
	in.Object, in.Config = t.in.Object, t.in.Config
	classes := Classes(in)
	at := 0
	for i := range all {
		n := min(len(all[i].Steps), len(classes)-at)
		all[i].Classes = classes[at : at+n]
		at += n
	}
}

// DefaultRows returns rows in which the layer blocks the page's request, if there are
// any, and otherwise rows that show how the layer works; and whether it blocks.
func DefaultRows(in Input, r fetch.Request, other string) (rows []Row, fails bool) {
	in.keepable()
	if in.Layer != nil {
		for _, rows := range usual(other) {
			if _, all := in.happens(r, rows); all[len(all)-1].Fails() {
				return rows, true
			}
		}
	}
	return []Row{{Do: RowBare}, {Do: RowPage}, {Do: RowOther, Origin: other}, {Do: RowPage}}, false
}

// usual are the sequences in which layers fail, the shortest first.
func usual(other string) [][]Row {
	page, bare, another := Row{Do: RowPage}, Row{Do: RowBare}, Row{Do: RowOther, Origin: other}
	return [][]Row{{page}, {bare, page}, {another, page}, {page, bare, page}}
}

// RowRemedies is [Remedies] for a timeline: the fixes end every failure in rows, and
// in the sequences in which layers usually fail.
func RowRemedies(p *Preset, in Input, r fetch.Request, rows []Row, other string) []Remedy {
	if in.Layer == nil {
		return nil
	}
	in.keepable()
	return p.remedies(in.Layer, func(s *Settings) (failing, passing int) {
		changed := in
		changed.Layer = s
		for _, rows := range append(usual(other), rows) {
			_, all := changed.happens(r, rows)
			for i := range all {
				switch m := &all[i]; {
				case m.Fails():
					failing++
				case m.Outcome == fetch.Allowed && m.Alone == fetch.BlockedOutcome:
					passing++
				}
			}
			if failing > 0 && s != in.Layer {
				break // it is no fix
			}
		}
		return failing, passing
	})
}
