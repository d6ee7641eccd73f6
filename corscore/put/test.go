package put

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// test makes the server's tests in its order: those of the document as they
// come, those of a rule in passes over the rules.
func (p *putter) test() {
	tests := p.d.Put.Tests
	for i := 0; i < len(tests); {
		if tests[i].Test < dialect.OriginAndMethod {
			p.document(&tests[i])
			i++
			continue
		}
		end := i + 1
		for end < len(tests) && tests[end].Test >= dialect.OriginAndMethod {
			end++
		}
		p.ofRules(groupsOf(tests[i:end]))
		i = end
	}
}

// ofRules makes the tests of all rules.
func (p *putter) ofRules(groups []group) {
	bad := 0
	if p.d.Put.Parser.V.Nested {
		for _, s := range p.doc.Strays {
			if s.Name == s3cors.RuleElement {
				inner := p.doc.RuleAt(s.Node)
				p.rule(&inner, groups)
			}
		}
	}
	ask := func(r *s3cors.Rule) bool {
		if p.rule(r, groups) {
			bad++
		}
		return bad < p.most
	}
	if p.asWritten {
		for _, k := range p.unusual.get(p.unusualRules) {
			if !ask(&p.rules[k]) {
				return
			}
		}
		return
	}
	for k := range p.rules {
		if !ask(&p.rules[k]) {
			return
		}
	}
}

// document makes one test of the document as a whole.
func (p *putter) document(r *dialect.Refusal) {
	text := p.tree.Text
	whole := source.Span{Start: 0, End: len(text)}
	switch r.Test {
	case dialect.Always:
		p.fail(r, whole, "")
	case dialect.BodyEmpty:
		if text == "" {
			p.fail(r, whole, "")
		}
	case dialect.BodySize:
		if len(text) > r.Limit {
			p.fail(r, source.Span{Start: r.Limit, End: len(text)}, "")
		}
	case dialect.NotXML:
		p.notXML(r)
	case dialect.ParserFails:
		if p.tree.Format == syntax.XML && p.fast.get(p.runFastXML) == fastFails {
			p.fail(r, whole, "")
		}
	case dialect.ForeignForm:
		if p.doc.RootOK && p.doc.Native == nil {
			p.fail(r, p.tree.Nodes[p.tree.Root].Span, "")
		}
	case dialect.NoConfiguration:
		if p.tree.Format == syntax.JSON && !p.d.Put.JSON.V {
			return
		}
		if p.tree.Root == syntax.None {
			p.fail(r, whole, "")
		} else if len(p.rules) == 0 {
			p.fail(r, p.tree.Nodes[p.tree.Root].Span, "")
		} else if p.d.Put.Parser.V.Nested {
			p.emptyNested(r)
		}
	case dialect.RuleCount:
		if len(p.rules) > r.Limit {
			p.fail(r, p.rules[r.Limit].Span, "")
		}
	}
}

// group is tests of one field that look at one value at a time, or one test of a rule.
type group struct {
	field   s3cors.Field
	ofValue bool
	tests   []dialect.Refusal
	failed  int // how many values failed them
}

// The most failures that are noted: values that fail the tests of one group, rules
// that fail any test, syntax errors of one kind. A report lists fewer, and no fix is
// offered for a document with mostFailed. fewFailed is enough for a server that is
// asked only to compare it with others.
const (
	mostFailed = 2100
	fewFailed  = 300
)

// groupsOf are the groups of tests.
func groupsOf(tests []dialect.Refusal) (all []group) {
	for len(tests) > 0 {
		f, ofValue := fieldOf(tests[0].Test)
		n := 1
		for ofValue && n < len(tests) {
			if g, ok := fieldOf(tests[n].Test); !ok || g != f {
				break
			}
			n++
		}
		all = append(all, group{f, ofValue, tests[:n], 0})
		tests = tests[n:]
	}
	return all
}

// rule makes the tests of one rule, and reports whether it fails any. Tests of one
// field run value by value: the first value with any fault decides.
func (p *putter) rule(r *s3cors.Rule, groups []group) (fails bool) {
	for i := range groups {
		g := &groups[i]
		if !g.ofValue {
			if p.ofRule(&g.tests[0], r, g.field) {
				fails = true
			}
			continue
		}
		values, list := r.Values[g.field], g.field.List()
		if len(values) > 1 && !list && p.d.Put.Repeated.V == dialect.FirstCounts {
			values = values[:1]
		}
		passed := false // the value before, which says the same for the one that is like it
		for i := 0; i < len(values) && g.failed < p.most; i++ {
			if list && passed && values[i].Text == values[i-1].Text && values[i].Odd == values[i-1].Odd {
				continue
			}
			if passed = !p.value(g.tests, &values[i]); !passed {
				g.failed++
				fails = true
			}
		}
	}
	return fails
}

// fieldOf returns the field a test is about, and whether it looks at one value
// at a time.
func fieldOf(t dialect.Test) (f s3cors.Field, ofValue bool) {
	switch t {
	case dialect.MethodName:
		return s3cors.AllowedMethod, true
	case dialect.OriginPlain, dialect.OriginEmpty, dialect.OriginWildcards, dialect.OriginPort, dialect.OriginScheme:
		return s3cors.AllowedOrigin, true
	case dialect.IDOnce:
		return s3cors.ID, false
	case dialect.IDPlain, dialect.IDLength, dialect.IDChars:
		return s3cors.ID, true
	case dialect.HeaderPlain, dialect.HeaderEmpty, dialect.HeaderWildcards, dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken:
		return s3cors.AllowedHeader, true
	case dialect.MaxAgeOnce:
		return s3cors.MaxAgeSeconds, false
	case dialect.MaxAgeNumber, dialect.MaxAgeNegative, dialect.MaxAgeLimit:
		return s3cors.MaxAgeSeconds, true
	case dialect.ExposePlain, dialect.ExposeWildcard, dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken:
		return s3cors.ExposeHeader, true
	}
	return s3cors.AllowedOrigin, false
}

// ofRule makes the test t of r, and reports whether r fails it.
func (p *putter) ofRule(t *dialect.Refusal, r *s3cors.Rule, f s3cors.Field) (fails bool) {
	origins, methods := len(r.Values[s3cors.AllowedOrigin]), len(r.Values[s3cors.AllowedMethod])
	span := r.Span
	switch t.Test {
	case dialect.OriginAndMethod:
		fails = origins == 0 || methods == 0
	case dialect.OriginMissing:
		fails = origins == 0
	case dialect.MethodMissing:
		fails = methods == 0
	case dialect.IDOnce, dialect.MaxAgeOnce:
		if values := r.Values[f]; len(values) > 1 {
			fails, span = true, values[1].Whole
		}
	}
	if fails {
		p.fail(t, span, "")
	}
	return fails
}

// value makes the tests ts, in order, until v fails one, and reports whether it does.
func (p *putter) value(ts []dialect.Refusal, v *s3cors.Value) bool {
	text := v.Text
	odd := v.Odd && p.odd(v)
	if odd {
		text = "[object Object]"
	}
	for i := range ts {
		fails := false
		switch ts[i].Test {
		case dialect.MethodName:
			_, ok := p.method(text)
			fails = !ok
		case dialect.OriginPlain, dialect.IDPlain, dialect.HeaderPlain, dialect.ExposePlain:
			fails = odd
		case dialect.OriginEmpty, dialect.HeaderEmpty:
			fails = text == ""
		case dialect.OriginWildcards, dialect.HeaderWildcards:
			fails = strings.Count(text, "*") > 1
		case dialect.OriginPort:
			fails = strings.Contains(text, ":*")
		case dialect.OriginScheme:
			fails = text != "*" && strings.Contains(text, "*") && !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://")
		case dialect.IDLength:
			fails = len(text) > ts[i].Limit
		case dialect.IDChars:
			fails = utf8.RuneCountInString(text) > ts[i].Limit
		case dialect.HeaderChars, dialect.ExposeChars:
			fails = !only(text, "-")
		case dialect.HeaderSigns, dialect.ExposeSigns:
			fails = strings.ContainsAny(text, " &:<")
		case dialect.HeaderToken, dialect.ExposeToken:
			fails = !only(text, "!#$%&'*+-.^_`|~")
		case dialect.ExposeWildcard:
			fails = strings.Contains(text, "*")
		case dialect.MaxAgeNumber:
			_, ok := p.maxAge(v)
			fails = !ok
		case dialect.MaxAgeNegative:
			number, ok := p.maxAge(v)
			fails = ok && strings.HasPrefix(number, "-")
		case dialect.MaxAgeLimit:
			number, _ := p.maxAge(v)
			n, err := strconv.ParseInt(number, 10, 64)
			fails = err == nil && n > int64(ts[i].Limit)
		}
		if fails {
			p.fail(&ts[i], v.Whole, text)
			return true
		}
	}
	return false
}

// method returns the method that the server stores for the AllowedMethod text,
// and whether it takes it.
func (p *putter) method(text string) (string, bool) {
	known := p.d.Put.Methods.V
	if known == nil {
		return text, text != "" && only(text, "!#$%&'*+-.^_`|~")
	}
	if !p.d.Put.MethodCase.V {
		text = strings.ToUpper(text)
	}
	for _, m := range known {
		if m == text {
			return m, true
		}
	}
	return text, false
}

// odd reports whether v is more than text for this server.
func (p *putter) odd(v *s3cors.Value) bool {
	if !v.Odd || p.tree.Format == syntax.JSON {
		return v.Odd
	}
	parser := &p.d.Put.Parser.V
	return parser.Typed || !parser.Attributes
}

// only reports whether s has only letters and digits of ASCII and characters of
// more.
func only(s, more string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte(more, c) >= 0) {
			return false
		}
	}
	return true
}

// emptyNested notes each CORSConfiguration inside a rule that holds no CORSRule.
func (p *putter) emptyNested(r *dialect.Refusal) {
	for _, s := range p.doc.Strays {
		if s.Name != s3cors.Configuration || s.Parent == "" {
			continue
		}
		found := false
		for c := p.tree.Nodes[s.Node].First; c != syntax.None; c = p.tree.Nodes[c].Next {
			found = found || p.tree.Name(c) == s3cors.RuleElement
		}
		if !found {
			p.fail(r, s.Span, "")
		}
	}
}
