package put

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// Reading is a document that one server after the other reads: what is the same
// for all of them is looked for once.
type Reading struct {
	doc      *s3cors.Document
	unusual  once[[]int]            // the rules that some server may refuse
	prefixed once[bool]             // a name has a colon
	words    once[bool]             // fast-xml-parser reads every value as it is written
	marks    once[[]int]            // where "<!" and "<?" are
	ends     once[[]int32]          // where declarations end, see allEnds
	few      once[[]syntax.Problem] // of each kind the first, see fewProblems
	fast     once[fastResult]       // what fast-xml-parser makes of it
	control  once[int]              // where the first character is that XML forbids; len of the text = nowhere
}

// Read makes doc ready for servers; doc must not change any more.
func Read(doc *s3cors.Document) *Reading { return &Reading{doc: doc} }

// once is something that is looked for when it is first asked for.
type once[T any] struct {
	v     T
	known bool
}

func (o *once[T]) get(find func() T) T {
	if !o.known {
		o.v, o.known = find(), true
	}
	return o.v
}

// Put answers PUT ?cors of the document as the server d does. It changes
// nothing in it; Stored shares its rules as far as the server stores them as
// they are. Rules and Readback are empty: see [Reading.PutAndGet].
func (r *Reading) Put(d *dialect.Dialect) Result { return r.to(d, mostFailed).put() }

// Survey is [Reading.Put] to compare all servers: of hundreds of values that fail one
// test, it notes the first few.
func (r *Reading) Survey(d *dialect.Dialect) Result { return r.to(d, fewFailed).put() }

// PutAndGet is [Reading.Put] with Rules and Readback, which most have no use
// for and which cost as much again.
func (r *Reading) PutAndGet(d *dialect.Dialect) Result {
	p := r.to(d, mostFailed)
	result := p.put()
	if result.Accepted {
		result.Rules = answerRules(p.rules)
		result.Readback = p.readback()
	}
	return result
}

// Violations is what of Put's Result has that name; unless every, of Survey's.
func (r *Reading) Violations(d *dialect.Dialect, every bool) []Violation {
	p := r.to(d, fewFailed)
	if every {
		p.most = mostFailed
	}
	p.testAll()
	return p.violations
}

func (r *Reading) to(d *dialect.Dialect, most int) *putter {
	return &putter{Reading: r, tree: r.doc.Tree, d: d, most: most}
}

// unusualRules are those that may fail a test of some server. The others, which
// are most, need no test, as long as the server reads them as they are written.
func (r *Reading) unusualRules() (all []int) {
	for i := range r.doc.Rules {
		if !usual(&r.doc.Rules[i]) {
			all = append(all, i)
		}
	}
	return all
}

// What every server takes.
const (
	usualID     = 255
	usualMaxAge = 86400
)

// usual reports whether r passes the tests of every server.
func usual(r *s3cors.Rule) bool {
	for f := range r.Values {
		field, values := s3cors.Field(f), r.Values[f]
		switch field {
		case s3cors.AllowedOrigin, s3cors.AllowedMethod:
			if len(values) == 0 {
				return false
			}
		case s3cors.ID, s3cors.MaxAgeSeconds:
			if len(values) > 1 {
				return false
			}
		}
		for i := range values {
			if values[i].Odd || !usualText(field, values[i].Text) {
				return false
			}
		}
	}
	return true
}

func usualText(f s3cors.Field, text string) bool {
	switch f {
	case s3cors.AllowedOrigin:
		return text != "" && strings.IndexByte(text, '*') < 0
	case s3cors.AllowedMethod:
		return s3cors.IsMethod(text)
	case s3cors.AllowedHeader:
		return text != "" && only(text, "-*") && strings.Count(text, "*") <= 1
	case s3cors.ExposeHeader:
		return text != "" && only(text, "-")
	case s3cors.MaxAgeSeconds:
		n, err := strconv.ParseUint(text, 10, 32)
		return err == nil && n <= usualMaxAge
	}
	return len(text) <= usualID
}

func (r *Reading) anyPrefix() bool {
	tree := r.doc.Tree
	for i := range tree.Nodes {
		if strings.IndexByte(tree.Of(tree.Nodes[i].Name), ':') >= 0 {
			return true
		}
	}
	return false
}

// allWords reports whether fast-xml-parser reads every value of the document as it is
// written.
func (r *Reading) allWords() bool {
	for i := range r.doc.Rules {
		for f := range r.doc.Rules[i].Values {
			values := r.doc.Rules[i].Values[f]
			for k := range values {
				v := &values[k]
				if v.Odd || v.Text == "" || !r.doc.Tree.Nodes[v.Node].Plain || !isWord(v.Text) && !(f == int(s3cors.MaxAgeSeconds) && isPlainNumber(v.Text)) {
					return false
				}
			}
		}
	}
	return true
}

func (r *Reading) firstControl() int { return firstControl(r.doc.Tree.Text) }

// allMarks are the places of "<!" and "<?". "!" and "?" are rarer than "<".
func (r *Reading) allMarks() (all []int) {
	text := r.doc.Tree.Text
	for _, mark := range []byte("!?") {
		for at := 0; ; at++ {
			i := strings.IndexByte(text[at:], mark)
			if i < 0 {
				break
			}
			if at += i; at > 0 && text[at-1] == '<' {
				all = append(all, at-1)
			}
		}
	}
	slices.Sort(all)
	return all
}
