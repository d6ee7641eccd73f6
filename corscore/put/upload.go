package put

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// Upload is a document that one server after the other is asked about: what is
// the same for all of them is looked for once.
type Upload struct {
	doc      *s3cors.Document
	unusual  once[[]int]   // the rules that some server may refuse
	prefixed once[bool]    // a name has a colon
	words    once[bool]    // fast-xml-parser reads every value as it stands
	marks    once[[]int]   // where "<!" and "<?" stand
	ends     once[[]int32] // where declarations end, see allEnds
	control  once[int]     // where the first character stands that XML forbids; len of the text = nowhere
}

// NewUpload makes doc ready for [Upload.Try]; doc must not change any more.
func NewUpload(doc *s3cors.Document) *Upload { return &Upload{doc: doc} }

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
// they are.
func (u *Upload) Put(d *dialect.Dialect) Result {
	p := u.to(d, mostFailed)
	r := p.try()
	if r.Accepted {
		r.Rules = answerRules(p.rules)
		r.Readback = p.readback()
	}
	return r
}

// Try is [Upload.Put] without Rules and Readback, for whoever asks many
// servers.
func (u *Upload) Try(d *dialect.Dialect) Result { return u.to(d, mostFailed).try() }

// Survey is [Upload.Try] for whoever asks all servers: of hundreds of values that
// fail one test the first are noted.
func (u *Upload) Survey(d *dialect.Dialect) Result { return u.to(d, fewFailed).try() }

// Violations is what of Try's Result has that name; unless every, of Survey's.
func (u *Upload) Violations(d *dialect.Dialect, every bool) []Violation {
	p := u.to(d, fewFailed)
	if every {
		p.most = mostFailed
	}
	p.testAll()
	return p.violations
}

func (u *Upload) to(d *dialect.Dialect, most int) *putter {
	return &putter{Upload: u, tree: u.doc.Tree, d: d, most: most}
}

// unusualRules are those that may fail a test of some server. The others, which
// are most, need no test, as long as the server reads them as they stand.
func (u *Upload) unusualRules() (all []int) {
	for i := range u.doc.Rules {
		if !usual(&u.doc.Rules[i]) {
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

func (u *Upload) anyPrefix() bool {
	tree := u.doc.Tree
	for i := range tree.Nodes {
		if strings.IndexByte(tree.Of(tree.Nodes[i].Name), ':') >= 0 {
			return true
		}
	}
	return false
}

// allWords reports whether fast-xml-parser reads every value of the document as
// it stands.
func (u *Upload) allWords() bool {
	for i := range u.doc.Rules {
		for f := range u.doc.Rules[i].Values {
			values := u.doc.Rules[i].Values[f]
			for k := range values {
				v := &values[k]
				if v.Odd || v.Text == "" || !u.doc.Tree.Nodes[v.Node].Plain || !isWord(v.Text) && !(f == int(s3cors.MaxAgeSeconds) && isPlainNumber(v.Text)) {
					return false
				}
			}
		}
	}
	return true
}

func (u *Upload) firstControl() int { return firstControl(u.doc.Tree.Text) }

// allMarks are the places of "<!" and "<?". "!" and "?" are rarer than "<".
func (u *Upload) allMarks() (all []int) {
	text := u.doc.Tree.Text
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
