package view

import (
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Scene is the timeline: what happens to an object behind a CDN, a proxy or a cache,
// and what helps. The zero value is that nothing is in between.
type Scene struct {
	Product string // what sentences call what is in between
	Title   string // the preset, with its product
	Where   string // where its settings are
	Rows    []SceneRow
	Own     bool   // the rows are the person's
	Full    bool   // there is no room for another row
	Fails   bool   // the layer blocks a page in one of the rows
	Faulty  bool   // it does, or in the rows that the setting is first shown with
	Lead    string // what comes before the page is blocked that is not blocked at once
	Fixes   []LayerFix
	Purge   string             // how stored responses are removed, and what that does not reach
	Unknown []string           // what is not known of the product, as sentences
	Test    string             // a command that asks through the layer as the page does
	Allows  bool               // the page gets the response although the bucket does not allow it
	Later   *corscore.Happened // what the page gets after that, nil = it is not blocked
	Kinds   []RowChoice
}

// RowChoice is a row that can be added.
type RowChoice struct {
	Kind   layer.RowKind
	Title  string
	About  string
	Origin string // of the page that asks, for a [layer.RowOther]
}

// SceneRow is one row of the timeline.
type SceneRow struct {
	Kind    layer.RowKind
	Title   string // who asks, or what is done
	Value   string // of the row's field, for a page or seconds; "" = it has no field
	Sent    string // what is sent, "GET" or "OPTIONS, then GET"
	Status  string
	Cache   string
	Tone    Tone
	Word    string // the verdict, "" = no page asks
	Why     []string
	Stored  []StoredResponse
	Unknown string
	Class   string // id of the cause, "" = none
}

// StoredResponse is a response that the layer holds after a row.
type StoredResponse struct {
	Key, About string
	Bad        bool // it has no Access-Control-Allow-Origin
}

// LayerFix is a change of what is in between that was tried.
type LayerFix struct {
	Title string
	About string // what else it does, "" = nothing
	Forms []layer.Form
	Try   state.UseLayer
}

// SceneOf plays the timeline of a case, and returns the rows that it is first shown
// with. It costs nothing if nothing is in between.
func SceneOf(in corscore.Input, own []layer.Row) (v Scene, first []layer.Row) {
	scene := corscore.SceneOf(in)
	if scene.Layer == nil || in.Request == nil || unfinished(in.Request) != nil {
		return Scene{}, nil
	}
	scene = layer.Keepable(scene)
	first, fails := layer.DefaultRows(scene, *in.Request, neighbor(in.Request.Origin))
	rows := first
	if len(own) > 0 {
		rows = own
	}
	moments := layer.Timeline(scene, *in.Request, rows)
	v = Scene{Product: productOf(in.Layer), Own: len(own) > 0, Full: len(rows) >= layer.MostRows, Test: layer.TestCommand(in.Request.URL, in.Request.Origin), Kinds: rowChoices(neighbor(in.Request.Origin))}
	for i := range moments {
		m := &moments[i]
		v.Rows = append(v.Rows, v.row(m))
		v.Fails = v.Fails || m.Fails()
		v.Allows = v.Allows || m.Row.Do == layer.RowPage && m.Outcome == fetch.Allowed && m.Alone == fetch.BlockedOutcome
	}
	if fails && len(first) > 1 {
		all := moments
		if v.Own {
			all = layer.Timeline(scene, *in.Request, first)
		}
		v.Lead, v.Later = leadOf(first), all[len(all)-1].Last()
	}
	v.Faulty = fails || v.Fails
	v.preset(in, scene, rows)
	return v, first
}

// preset adds what is known of the product, and what helps.
func (v *Scene) preset(in corscore.Input, scene corscore.SceneInput, rows []layer.Row) {
	p := layer.ByID(in.Layer.Preset)
	if p == nil {
		v.Title = v.Product
		return
	}
	v.Title, v.Where, v.Purge, v.Unknown = p.Title(), p.Where, p.Purge, p.Unknown
	if in.Layer.Settings != nil {
		v.Title = v.Product + ", with settings of your own"
	}
	if !v.Faulty {
		return
	}
	for _, r := range layer.RowRemedies(p, scene, *in.Request, rows, neighbor(in.Request.Origin)) {
		v.Fixes = append(v.Fixes, fixOf(in, v.Product, &r))
	}
}

func fixOf(in corscore.Input, product string, r *layer.Remedy) LayerFix {
	var titles []string
	f := LayerFix{}
	for i := range r.Fixes {
		title := r.Fixes[i].Title
		if i > 0 {
			title = words.Lower(title)
		}
		titles = append(titles, title)
		f.Forms = append(f.Forms, r.Fixes[i].Forms...)
	}
	f.Title = strings.Join(titles, ", and ")
	if r.Widens {
		f.About = "Pages that the bucket refuses get the response too"
	}
	settings := r.Settings
	f.Try = state.UseLayer{
		Layer: corscore.Layer{Preset: in.Layer.Preset, Settings: &settings},
		Said:  "The simulation has the change. Nothing was changed in " + product + ".",
	}
	return f
}

// row is a moment in words.
func (v *Scene) row(m *layer.Moment) SceneRow {
	r := SceneRow{Kind: m.Row.Do, Title: rowTitle(m.Row.Do)}
	switch m.Row.Do {
	case layer.RowOther:
		r.Value = m.Row.Origin
	case layer.RowWait:
		r.Value = itoa(m.Row.Seconds)
	}
	for i := range m.All {
		h := &m.All[i]
		if why := byProduct(h.Why, v.Product); len(r.Why) == 0 || r.Why[len(r.Why)-1] != why {
			r.Why = append(r.Why, why)
		}
		if m.Steps[i].Do != layer.Request {
			continue
		}
		r.Sent = joined(r.Sent, m.Steps[i].Request.Method)
		r.Status = joined(r.Status, itoa(h.Status))
		r.Cache = joined(r.Cache, string(h.Cache))
		if h.Unknown != "" {
			r.Unknown = h.Unknown
		}
		if m.Classes[i] != "" {
			r.Class = m.Classes[i]
		}
	}
	if last := m.Last(); last != nil {
		r.Stored = storedOf(last.Stored)
	}
	r.Tone = Neutral
	if m.Outcome != "" {
		r.Tone, r.Word = visitWord(m.Outcome)
		if m.Row.Do == layer.RowPage && m.Outcome == fetch.BlockedOutcome && m.Alone == fetch.BlockedOutcome && r.Class == "" {
			r.Why = append(r.Why, "The bucket alone would not allow it either")
		}
	}
	if r.Unknown != "" {
		r.Tone, r.Word = Unknown, "not known"
	}
	return r
}

// joined is a list of what a row did.
func joined(list, next string) string {
	if list == "" || next == "" {
		return list + next
	}
	return list + ", " + next
}

// mostStored is how many stored responses a row lists.
const mostStored = 4

func storedOf(list []layer.Listed) (all []StoredResponse) {
	for i := range list[:min(len(list), mostStored)] {
		e := &list[i]
		s := StoredResponse{Key: e.Key, About: "for a request without Origin", Bad: e.AllowOrigin == ""}
		if e.Asker != "" {
			s.About = "for " + e.Asker
		}
		s.About += ", status " + itoa(e.Status)
		if e.AllowOrigin == "" {
			s.About += ", no Access-Control-Allow-Origin"
		} else {
			s.About += ", Access-Control-Allow-Origin: " + e.AllowOrigin
		}
		if e.Vary != "" {
			s.About += ", Vary: " + e.Vary
		}
		if !e.Fresh {
			s.About += ", too old"
		}
		all = append(all, s)
	}
	return all
}

// rowChoices are the rows that can be added. other is another page.
func rowChoices(other string) []RowChoice {
	return []RowChoice{
		{layer.RowBare, "A request without Origin", "curl, a bot, an <img> without crossorigin", ""},
		{layer.RowOther, "Another page asks", "a page of another origin", other},
		{layer.RowOther, "A refused page asks", "a page that rules without * do not list", "https://refused.example"},
		{layer.RowPage, "Your page asks", "the request above, with its preflight", ""},
		{layer.RowHead, "HEAD without Origin", "what curl -I sends", ""},
		{layer.RowPreflight, "A preflight of your page", "OPTIONS alone", ""},
		{layer.RowWait, "Time passes", "until stored responses are too old", ""},
		{layer.RowConfig, "The bucket gets its configuration", "it has none before", ""},
		{layer.RowUpload, "The object is uploaded", "it is missing before", ""},
		{layer.RowPurge, "A purge of the path", "as the product does it", ""},
	}
}

func rowTitle(kind layer.RowKind) string {
	for _, c := range rowChoices("") {
		if c.Kind == kind {
			return c.Title
		}
	}
	return string(kind)
}

// leadOf says what came before the page's last request.
func leadOf(rows []layer.Row) string {
	switch rows[len(rows)-2].Do {
	case layer.RowOther:
		return "after a request from another page"
	case layer.RowBare:
		return "after a request without Origin"
	}
	return "after other requests"
}

// neighbor is another page, for the timeline: the first label of the host differs.
func neighbor(origin string) string {
	scheme, host, ok := strings.Cut(origin, "://")
	if !ok || host == "" || strings.HasPrefix(host, "other.") {
		return "https://other.example.com"
	}
	if name, rest, dotted := strings.Cut(host, "."); dotted && strings.Contains(rest, ".") && name != "" {
		return scheme + "://other." + rest
	}
	return "https://other.example.com"
}

// Through adds to a page what the timeline tells.
func (p *Page) Through(s *Scene) {
	p.Verdict.layered(s)
	if p.Verdict.Layer.Product != "" {
		p.Diagram.later(s)
	}
}

// layered says in the verdict what the layer does to it.
func (v *Verdict) layered(s *Scene) {
	if s.Product == "" || v.Unfinished || v.Given || v.Broken {
		return
	}
	v.Layer = LayerVerdict{Product: s.Product}
	for i := range s.Fixes {
		v.Layer.Fixes = append(v.Layer.Fixes, s.Fixes[i].Title)
	}
	v.Unknown = append(v.Unknown, s.Unknown...)
	switch {
	case s.Later != nil && v.Tone == OK:
		v.Tone, v.Title = Warning, "Allowed, but not always"
		v.Text = "It is blocked " + s.Lead + ": " + s.laterWhy()
		v.Layer.Sometimes = true
	case s.Allows && v.Tone == OK:
		v.Text = s.Product + " sends the headers itself: the configuration of the bucket does not allow this request"
	}
	for i := range v.Browsers {
		if v.Layer.Sometimes && v.Browsers[i].Tone == OK {
			v.Browsers[i].Tone, v.Browsers[i].Word = Warning, words.Lower(v.Title)
		}
	}
}

// laterWhy says what the page gets then.
func (s *Scene) laterWhy() string {
	if s.Later.Cache != layer.Hit {
		return words.Lower(byProduct(s.Later.Why, s.Product))
	}
	text := s.Product + " stores the response, and sends it to your page too"
	for _, h := range s.Later.Headers {
		if wire.EqualName(h[0], "Access-Control-Allow-Origin") {
			return text + ". It names " + words.Clip(h[1], words.MaxQuoted) + " in Access-Control-Allow-Origin"
		}
	}
	return text + ". It has no Access-Control-Allow-Origin"
}

// LayerVerdict is what of a verdict comes from what is in between. Product "" =
// nothing is.
type LayerVerdict struct {
	Product   string
	Fixes     []string // titles of changes that were tried
	Sometimes bool     // the first request passes, a later one does not
}
