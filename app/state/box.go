package state

import (
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Box is what the box says that takes whatever people have.
type Box struct {
	Said  string // of what was pasted and cannot be used, "" = nothing
	Offer Offer
}

// Found is what was found in a text.
type Found struct {
	Kinds    []string // what it consists of: "a curl command", "a configuration"
	Config   string   // "" = no configuration
	Evidence Evidence
	Observed *corscore.Observed // what was seen, nil = nothing
	Layer    *corscore.Layer    // what is between page and bucket, nil = nothing says it
	Product  string             // of Layer, for sentences
	Unread   []string           // what of Layer is not understood, as sentences
	Means    []string           // what a console's lines say, as sentences
	Taken    []string           // the pieces, by name
	Ignored  []string
	Script   int      // lines of a shell script that are not read
	Hidden   []string // names whose values are left out, because they are secrets
}

// Told is what the page says of what was taken from a text. It stays with the
// case, and holds names and no values, which may be secrets.
type Told struct {
	Text    string // sentences, "" = nothing was taken
	Quote   string // the text itself, where it is the page's own sample
	Means   []string
	Taken   []string
	Ignored []string
	Back    *Past // what there was before, nil = it cannot be brought back
	Made    Case  // what became of it
	// Sentences are those of Text, nil = Text is all there is of them.
	Sentences []Sentence
}

// Sentence is one of a [Told].
type Sentence struct {
	Text  string
	Until Edited
}

// Edited is what somebody has to edit to make a sentence stale.
type Edited uint8

const (
	NothingEdited Edited = iota
	RequestEdited
	ConfigEdited
)

// fresh is t without the sentences that an edit of c made stale.
func (t Told) fresh(c *Case) Told {
	stale := [...]bool{
		RequestEdited: !equalRequests(c.Form.Request(), t.Made.Form.Request()),
		ConfigEdited:  c.Config != t.Made.Config,
	}
	if isStale := func(s Sentence) bool { return stale[s.Until] }; slices.ContainsFunc(t.Sentences, isStale) {
		t.Sentences = slices.DeleteFunc(slices.Clone(t.Sentences), isStale)
		t.Text = joinedSentences(t.Sentences)
	}
	return t
}

func joinedSentences(all []Sentence) string {
	texts := make([]string, 0, len(all))
	for _, s := range all {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, " ")
}

// The fields whose text may be offered as what it is.
const (
	InEditor = "editor"
	InURL    = "url"
)

// Offer is pasted text that stays where it was pasted, and is something else than
// what belongs there. In "" = none.
type Offer struct {
	In     string
	Found  Found
	Before string // what stood there before
	Landed bool   // the text is there
}

// after is o after what followed before. It ends when the text is edited.
func (o Offer) after(before, s State) Offer {
	var changed bool
	switch o.In {
	case InEditor:
		changed = s.Config != before.Config
	case InURL:
		changed = s.Form.URL != before.Form.URL
	}
	switch {
	case s.Shown != before.Shown, changed && o.Landed:
		return Offer{}
	case changed:
		o.Landed = true
	}
	return o
}

// box does what belongs to the box.
func (s State) box(a Action) State {
	switch a := a.(type) {
	case Take:
		return s.take(a.Found)
	case TakeBack:
		if back := s.Told.Back; back != nil {
			s.Notice.Back = back
			return goBack(s)
		}
	case SayInBox:
		s.Box.Said = a.Text
	case OfferFound:
		s.Box = Box{Offer: a.Offer}
	case TakeOffer:
		switch o := s.Box.Offer; o.In {
		case InEditor:
			s.Config = o.Before
			return s.take(o.Found)
		case InURL:
			s.Form.URL = o.Before
			return s.take(o.Found)
		}
	case KeepText:
		s.Box.Offer = Offer{}
	}
	return s
}

// take uses what was found, and says so.
func (s State) take(f Found) State {
	before := s.Case
	back := s.past()
	back.Mine, back.Paste = true, true
	back.Told.keep(maxTurns - 1)
	says := []Sentence{{Text: "From your paste: " + words.And(f.Kinds) + "."}}
	until := func(e Edited, sentence string) {
		if sentence != "" {
			says = append(says, Sentence{sentence, e})
		}
	}
	add := func(sentence string) { until(NothingEdited, sentence) }
	if f.Script > 0 {
		add("Of the shell script, only commands that send requests are read: its other " + words.Count(f.Script, "line") + words.Plural(f.Script, " is", " are") + " not.")
	}
	e := f.Evidence
	asked := before.Form.On && !before.Form.Sample() // else what was seen before is of the request that comes now
	another := e.Request != nil && asked && otherHost(e.Request.URL, before.Form.URL)
	if e.Request != nil {
		until(RequestEdited, s.Form.Untold(e))
		s.Form, s.Selected = s.Form.told(e), Last
		s.Given = Given{} // they were the answers to another request
	}
	switch {
	case f.Config != "":
		s.Way = dialect.AutoWay
		if s.Config = f.Config; e.Request == nil && s.Given.On {
			s.Given.On = false
			add("The answers that you gave are put aside.")
		}
		if e.Request == nil && f.Observed == nil {
			until(RequestEdited, s.withoutRequest(false))
		}
	case e.Request != nil && sampleText(s.Config) && s.Lesson.ID == "":
		s.Config = ""
		until(ConfigEdited, "The sample's configuration is gone: paste yours too.")
	case another && strings.TrimSpace(s.Config) != "":
		until(ConfigEdited, "The configuration stays: if it is not that of this bucket, paste yours too.")
	}
	if e.Request != nil || f.Config != "" {
		form, said := s.Form.assumeOrigin(s.Config)
		s.Form = form
		until(RequestEdited, said)
	}
	if another && f.Observed == nil {
		s.Observed, s.Explained = nil, false // it was about another request
	}
	if f.Layer != nil {
		s.Layer, s.LayerAuto, s.Rows = f.Layer, false, nil
		add(f.Product + " is in between now, with these settings.")
		if n := len(f.Unread); n > 0 {
			add(words.Capital(words.Count(n, "setting")) + " " + words.Plural(n, "is", "are") + " not understood.")
		}
	}
	if f.Observed != nil {
		s.Observed, s.Explained = joined(before.Observed, f.Observed, e.Request == nil || !asked || sameAddress(e.Request.URL, before.Form.URL)), false
		if e.Request == nil {
			until(RequestEdited, s.withoutRequest(f.Config == ""))
		}
	}
	if len(f.Hidden) > 0 {
		add("Left out as secrets: " + words.And(f.Hidden) + ".")
	}
	s.Told = Told{
		Text: joinedSentences(says), Sentences: says, Means: f.Means, Taken: f.Taken, Ignored: slices.Concat(f.Unread, f.Ignored), Back: &back, Made: s.Case,
	}
	s.Box = Box{}
	return s
}

// withoutRequest drops the sample where a configuration or what was seen came without a
// request, and says so: neither is about the sample's. alone is that no configuration came
// with it.
func (s *State) withoutRequest(alone bool) string {
	was := s.Form
	sample := s.Lesson.ID == "" && was.Sample()
	if sample {
		s.Form = Form{}
	}
	switch nobodys := sampleText(s.Config) || strings.TrimSpace(s.Config) == ""; {
	case sample && nobodys && alone:
		s.Config = ""
		return "It holds no request. The sample is gone: paste yours too."
	case sample && was.On:
		return "It holds no request, and the sample's is gone: paste yours too."
	case alone && was.On:
		return "It holds no request: the request stays."
	}
	return ""
}

// keep leaves at most n pastes that can be taken back, the last ones.
func (t *Told) keep(n int) {
	switch {
	case t.Back == nil:
	case n == 0:
		t.Back = nil
	default:
		back := *t.Back
		back.Told.keep(n - 1)
		t.Back = &back
	}
}

// LastWasTaken reports whether nothing was changed since a paste was used.
func (s State) LastWasTaken() bool { return s.Told.Back != nil && s.Case.Equal(s.Told.Made) }

// sampleText reports whether a document is an example's, which nobody meant.
func sampleText(config string) bool {
	return slices.ContainsFunc(Examples(), func(e Example) bool { return e.Input.Config == config })
}

// joined is what was seen before and what is seen now, of the same request: a line
// of the console and a command's output are both evidence, in whatever order they
// come.
func joined(before, now *corscore.Observed, same bool) *corscore.Observed {
	if before == nil || !same {
		return now
	}
	all := *now
	if before.Outcome == observed.Blocked || all.Outcome == "" {
		all.Outcome = before.Outcome
	}
	if all.Engine == "" {
		all.Engine = before.Engine
	}
	if before.Console != "" && before.Console != all.Console {
		all.Console = strings.TrimSpace(before.Console + "\n" + all.Console)
	}
	all.Exchanges = slices.Concat(before.Exchanges, now.Exchanges)
	all.Signs = slices.Clone(before.Signs)
	for _, sign := range now.Signs {
		all.Add(sign)
	}
	all.Limit()
	return &all
}

// otherHost reports whether two URLs name different hosts, or ports of one host.
func otherHost(a, b string) bool {
	now, ok := wire.ParseURL(a)
	was, known := wire.ParseURL(b)
	return ok && known && now.Authority() != was.Authority()
}

// sameAddress reports whether two URLs name the same object, whatever their query.
func sameAddress(a, b string) bool {
	a, _, _ = strings.Cut(a, "?")
	b, _, _ = strings.Cut(b, "?")
	return a == "" || a == b
}
