package analyze

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Remedy is an edit of the document that makes a blocked request pass, or lets
// the page read a header that it needs; it was verified by running the edited
// document.
//
// It is minimal: without any one AllowedOrigin, AllowedMethod, AllowedHeader or
// ExposeHeader that it adds to a document which the server takes, the request
// would not pass, or, where a rule without AllowedHeader allows any, any header
// would. A rule that it puts before others also exposes what they expose.
type Remedy struct {
	Title   string         `json:"title"` // a verb phrase
	Edits   []source.Edit  `json:"edits"`
	Widens  []wire.Request `json:"widens"`  // example requests that become allowed too
	Narrows []wire.Request `json:"narrows"` // example requests that are no longer allowed
}

// The searches are bounded, so that a blocked request costs little more than
// an allowed one.
const (
	mostTried    = 8 // candidates that are run
	mostRemedies = 4 // that are offered
)

// Remedies returns the edits that help: those that open least first, among
// those the ones that take nothing away, among those the shortest. Empty: no
// document that is near helps.
func Remedies(q *Question) []Remedy {
	if strings.Contains(q.Origin+strings.Join(q.Headers, ""), "*") {
		return nil // listed, such a name would match others
	}
	d, lead := newDraft(q.doc().Tree.Text), ""
	if strings.TrimSpace(d.original) == "" {
		return q.fresh(d)
	}
	if !q.Bucket.Put.Accepted {
		var ok bool
		if lead, ok = q.accept(d); !ok {
			return nil
		}
		if rules, ok := q.Bucket.Serves(q.Request, q.Expose); ok {
			return []Remedy{q.remedy(d, &candidate{title: lead}, rules)}
		}
	}
	var all []Remedy
	var taken []*candidate
	candidates := q.candidates()
	tried := 0
	for _, i := range source.Order(len(candidates), func(i int) int { return candidates[i].rank() }) {
		c := &candidates[i]
		if tried == mostTried || len(all) == mostRemedies {
			break
		}
		if c.needless(taken) {
			continue
		}
		edited := d.clone()
		if !edited.apply(c.edits) || edited.isTooLong() {
			continue
		}
		tried++
		rules, ok := q.try(edited.text())
		if !ok {
			continue
		}
		taken = append(taken, c)
		if lead != "" {
			c.title = lead + ", and " + words.Lower(c.title)
		}
		all = append(all, q.remedy(edited, c, rules))
	}
	return all
}

func (q *Question) remedy(edited *draft, c *candidate, after []s3cors.Rule) Remedy {
	r := Remedy{Title: c.title, Edits: edited.edits(), Widens: []wire.Request{}, Narrows: []wire.Request{}}
	if c.rule > 0 {
		q.effects(&r, c, after)
	}
	return r
}

// fresh writes a document where there is none.
func (q *Question) fresh(d *draft) []Remedy {
	text := q.document()
	d.apply([]source.Edit{{Start: 0, End: len(d.original), New: text}})
	rules, ok := q.try(text)
	if !ok {
		return nil
	}
	return []Remedy{q.remedy(d, &candidate{title: "Write a document that allows this request"}, rules)}
}

// document is one that allows this request and no other.
func (q *Question) document() string {
	var text strings.Builder
	text.WriteString(`<` + s3cors.Configuration + ` xmlns="` + s3cors.Namespace + "\">\n  <" + s3cors.RuleElement + ">\n")
	for _, p := range q.pairs() {
		text.WriteString("    <" + p.Field.Element() + ">" + s3cors.Escape(p.Text) + "</" + p.Field.Element() + ">\n")
	}
	text.WriteString("  </" + s3cors.RuleElement + ">\n</" + s3cors.Configuration + ">\n")
	return text.String()
}

// pairs are the values of a rule for this request and no other.
func (q *Question) pairs() []s3cors.Pair {
	pairs := []s3cors.Pair{{Field: s3cors.AllowedOrigin, Text: q.Origin}, {Field: s3cors.AllowedMethod, Text: q.Method}}
	for _, name := range q.Headers {
		pairs = append(pairs, s3cors.Pair{Field: s3cors.AllowedHeader, Text: name})
	}
	return pairs
}
