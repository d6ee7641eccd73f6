package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// facts is what the checks know of one document.
type facts struct {
	doc      *s3cors.Document
	tree     *syntax.Tree
	d        *dialect.Dialect    // of the checks that say they are byServer
	problem  int                 // the index that from gave last
	last     int                 // the index that node gave last
	origin   string              // of the reader's own page, or what stands for it
	kinds    syntax.ProblemKinds // that occur
	taken    []bool              // by problem: explained already
	own      map[*Check][]int32  // the problems that a check took which runs for one server after the other
	again    bool                // it runs for another one
	left     map[syntax.ProblemKind]*left
	end      int                // see textEnd; 0 = not known yet
	named    map[string][]int32 // the strays by name and parent, see namesakes
	strayOf  map[int32]int      // the strays by node, see takeStray
	unclosed map[string][]int32 // the elements without end tag by name, see unclosedAfter
	rules    []rule
	strays   []stray
	foreign  form          // of another storage service
	loose    bool          // the rules are there, but as JSON
	quiet    []source.Span // text that a check explains already
	sorted   int           // how many of quiet were there when it was sorted last
	origins  []origin      // AllowedOrigin values, as far as they are one plain text
	methods  []value       // AllowedMethod, likewise
	allowed  []value       // AllowedHeader, likewise
	exposed  []value       // ExposeHeader, likewise
	open     int           // where the last JSON text without closing quote begins, or a comment that reaches to the end
	unsure   []value       // values of lists that are empty, several in one, or no plain text
}

// rule is a CORSRule and what may be missing in it only because of a mistake
// that another check reports.
type rule struct {
	*s3cors.Rule
	broken bool // there is a mistake of syntax in it
	meant  [len(s3cors.Fields)]bool
}

// value is one value of a list.
type value struct {
	*s3cors.Value
	rule  *rule
	field s3cors.Field
	text  string // without spaces around it
	lead  int    // how many bytes of spaces were cut before it
}

// part is the place of v.text[from:to].
func (f *facts) part(v *value, from, to int) source.Span {
	return f.doc.Part(v.Value, v.lead+from, v.lead+to)
}

// set replaces v by text.
func (f *facts) set(v *value, text string) source.Edit { return f.doc.SetText(v.Value, text) }

// change is the fix that replaces v by text.
func (f *facts) change(v *value, text string) source.Fix {
	return fix("Change "+words.Quote(v.text)+" to "+words.Clip(text, words.MaxQuoted), f.set(v, text))
}

// removal is the fix that removes v.
func (f *facts) removal(v *value) source.Fix {
	return fix("Remove "+words.Quote(v.text), f.doc.RemoveValue(v.Value)...)
}

// name is the name of field in this document: "AllowedOrigin", or
// "AllowedOrigins" in JSON.
func (f *facts) name(field s3cors.Field) string { return f.doc.Name(field) }

// tag is an element's name as one finds it in the document.
func (f *facts) tag(name string) string {
	if f.tree.Format == syntax.JSON {
		return words.Quote(name)
	}
	return "<" + name + ">"
}

func (f *facts) json() bool { return f.tree.Format == syntax.JSON }

func newFacts(doc *s3cors.Document) *facts {
	f := &facts{doc: doc, tree: doc.Tree, own: map[*Check][]int32{}}
	f.rules = make([]rule, len(doc.Rules))
	for i := range doc.Rules {
		f.rules[i].Rule = &doc.Rules[i]
	}
	f.readProblems()
	f.readStrays()
	f.readForm()
	f.readValues()
	return f
}

// readProblems notes the kinds that occur, and which rules they are in.
func (f *facts) readProblems() {
	problems := f.tree.Problems
	if len(problems) == 0 {
		return
	}
	f.taken = make([]bool, len(problems))
	hiding := syntax.Kinds(structural[:]...)
	r := 0
	for i := range problems {
		start := problems[i].Span.Start
		if problems[i].Kind == syntax.JSONUnclosed && strings.IndexByte("[{", f.tree.Text[start]) < 0 ||
			problems[i].Kind == syntax.JSONComment && problems[i].Span.End >= f.contentEnd() {
			f.open = start
		}
		f.kinds[problems[i].Kind/64] |= 1 << (problems[i].Kind % 64)
		// Rules and problems are both in document order.
		for r < len(f.rules) && f.rules[r].Span.End <= problems[i].Span.Start {
			r++
		}
		if r < len(f.rules) && f.rules[r].Span.Start <= problems[i].Span.Start && hiding.Has(problems[i].Kind) {
			f.rules[r].broken = true
		}
	}
}

// structural: mistakes that may hide an element or its name.
var structural = [...]syntax.ProblemKind{
	syntax.UnclosedElement, syntax.MismatchedClose, syntax.StrayClose, syntax.UnclosedTag, syntax.EmptyTag,
	syntax.BadName, syntax.BadNameChar, syntax.SlashInTag, syntax.BareLess, syntax.AttrUnclosed,
	syntax.CommentUnclosed, syntax.CDATAUnclosed, syntax.CDATACase, syntax.InstructionUnclosed, syntax.DoctypeUnclosed, syntax.OddDeclaration, syntax.QuoteDeclaration,
	syntax.JSONMissingComma, syntax.JSONMissingColon, syntax.JSONUnquoted, syntax.JSONUnclosed, syntax.JSONMismatch,
	syntax.JSONUnexpected, syntax.JSONTrailing, syntax.JSONTooDeep, syntax.JSONComment,
}

// cut reports whether the text ends inside something: what is missing may be there.
func (f *facts) cut() bool {
	for _, k := range [...]syntax.ProblemKind{
		syntax.CommentUnclosed, syntax.CDATAUnclosed, syntax.InstructionUnclosed, syntax.DoctypeUnclosed,
		syntax.AttrUnclosed, syntax.UnclosedTag, syntax.JSONUnclosed, syntax.JSONTooDeep, syntax.JSONMismatch,
		syntax.JSONTrailing, syntax.JSONUnexpected, syntax.OddDeclaration,
	} {
		if f.kinds.Has(k) {
			return true
		}
	}
	return false
}

// each calls yield for the problems of the check's kinds that no earlier check
// explained. It takes them.
func (p *pass) each(yield func(*syntax.Problem)) {
	mine := false
	for _, k := range p.check.Problems {
		mine = mine || p.kinds.Has(k)
	}
	if !mine {
		return
	}
	if p.again {
		for _, i := range p.own[p.check] {
			yield(&p.tree.Problems[i])
		}
		return
	}
	set := syntax.Kinds(p.check.Problems...)
	for i := range p.tree.Problems {
		if problem := &p.tree.Problems[i]; !p.taken[i] && set.Has(problem.Kind) {
			p.taken[i] = true
			if p.check.byServer {
				p.own[p.check] = append(p.own[p.check], int32(i))
			}
			yield(problem)
		}
	}
}

// take marks the problems of kind k inside span as explained.
func (f *facts) take(k syntax.ProblemKind, span source.Span) (found bool) {
	if !f.kinds.Has(k) {
		return false
	}
	if f.left == nil {
		f.left = map[syntax.ProblemKind]*left{}
	}
	left := f.left[k]
	if left == nil {
		left = f.leftOf(k)
		f.left[k] = left
	}
	problems := f.tree.Problems
	first := search(len(left.all), func(i int) bool { return problems[left.all[i]].Span.Start >= span.Start })
	if first < len(left.all) {
		found = problems[left.all[first]].Span.End <= span.End
	}
	for i := left.from(first); i < len(left.all) && problems[left.all[i]].Span.Start <= span.End; i = left.from(i + 1) {
		if at := left.all[i]; f.taken[at] || problems[at].Span.End <= span.End {
			found = found || !f.taken[at]
			f.taken[at] = true
			left.next[i] = i + 1
		}
	}
	return found
}

// left are the problems of one kind, and where the next one is that was not
// taken yet, so that spans inside each other do not go through the same ones.
type left struct {
	all  []int
	next []int // by index of all; the index itself where it is not known to be taken
}

func (f *facts) leftOf(k syntax.ProblemKind) *left {
	l := &left{}
	for i := range f.tree.Problems {
		if f.tree.Problems[i].Kind == k {
			l.next = append(l.next, len(l.all))
			l.all = append(l.all, i)
		}
	}
	return l
}

// from is the first index from i on that is not known to be taken.
func (l *left) from(i int) int {
	end := i
	for end < len(l.next) && l.next[end] != end {
		end = l.next[end]
	}
	for i < end { // the way is shorter next time
		i, l.next[i] = l.next[i], end
	}
	return end
}

// faulty reports whether a mistake of syntax starts inside span.
func (f *facts) faulty(span source.Span) bool {
	if len(f.tree.Problems) == 0 {
		return false
	}
	i := f.from(span.Start)
	return i < len(f.tree.Problems) && f.tree.Problems[i].Span.Start < span.End
}

// from is the index of the first problem that starts at offset or after it.
func (f *facts) from(offset int) int {
	f.problem = first(len(f.tree.Problems), f.problem, func(i int) bool { return f.tree.Problems[i].Span.Start >= offset })
	return f.problem
}

// node is the index of the first node that starts at offset or after it.
func (f *facts) node(offset int) int32 {
	f.last = first(len(f.tree.Nodes), f.last, func(i int) bool { return f.tree.Nodes[i].Span.Start >= offset })
	return int32(f.last)
}

// first is [search], which looks at the place near and at the few after it
// before all others: most searches go through a document from its start.
func first(n, near int, ok func(int) bool) int {
	if near == 0 || !ok(near-1) {
		for i := near; i <= min(near+3, n); i++ {
			if i == n || ok(i) {
				return i
			}
		}
	}
	return search(n, ok)
}
