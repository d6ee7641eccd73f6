package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// seen returns the rules as a server's parser sees them: elements whose names
// it does not know are not there.
func seen(doc *s3cors.Document, parser *dialect.Parser) []s3cors.Rule {
	if !doc.RootOK {
		return nil
	}
	prefixed := func(name source.Span) bool {
		return !parser.Prefixes && doc.Tree.Format == syntax.XML && strings.IndexByte(doc.Tree.Of(name), ':') >= 0
	}
	if prefixed(doc.Tree.Nodes[doc.Tree.Root].Name) {
		return nil
	}
	rules := make([]s3cors.Rule, 0, len(doc.Rules))
	for _, r := range doc.Rules {
		if prefixed(doc.Tree.Nodes[r.Node].Name) {
			continue
		}
		for f, values := range r.Values {
			kept := 0
			for _, v := range values {
				if !prefixed(v.Name) {
					kept++
				}
			}
			if kept == len(values) {
				continue
			}
			r.Values[f] = make([]s3cors.Value, 0, kept)
			for _, v := range values {
				if !prefixed(v.Name) {
					r.Values[f] = append(r.Values[f], v)
				}
			}
		}
		rules = append(rules, r)
	}
	return rules
}

// rule makes the server's tests of one rule. Tests of one field run value by
// value: the first value with any fault decides.
func (p *putter) rule(r *s3cors.Rule) {
	tests := p.d.Put.Rule
	for len(tests) > 0 {
		f, ofValue := fieldOf(tests[0].Test)
		if !ofValue {
			p.ofRule(&tests[0], r, f)
			tests = tests[1:]
			continue
		}
		n := 1
		for n < len(tests) {
			if g, ok := fieldOf(tests[n].Test); !ok || g != f {
				break
			}
			n++
		}
		for _, v := range r.Values[f] {
			p.value(tests[:n], v)
		}
		tests = tests[n:]
	}
}

// fieldOf returns the field a test is about, and whether it looks at one value
// at a time.
func fieldOf(t dialect.Test) (f s3cors.Field, ofValue bool) {
	switch t {
	case dialect.MethodName:
		return s3cors.AllowedMethod, true
	case dialect.OriginPlain, dialect.OriginEmpty, dialect.OriginWildcards:
		return s3cors.AllowedOrigin, true
	case dialect.IDOnce:
		return s3cors.ID, false
	case dialect.IDPlain:
		return s3cors.ID, true
	case dialect.HeaderPlain, dialect.HeaderEmpty, dialect.HeaderWildcards, dialect.HeaderChars:
		return s3cors.AllowedHeader, true
	case dialect.MaxAgeOnce:
		return s3cors.MaxAgeSeconds, false
	case dialect.MaxAgeNumber:
		return s3cors.MaxAgeSeconds, true
	case dialect.ExposePlain, dialect.ExposeWildcard, dialect.ExposeChars:
		return s3cors.ExposeHeader, true
	}
	return s3cors.AllowedOrigin, false
}

func (p *putter) ofRule(t *dialect.Refusal, r *s3cors.Rule, f s3cors.Field) {
	switch t.Test {
	case dialect.OriginAndMethod:
		if len(r.Get(s3cors.AllowedOrigin)) == 0 || len(r.Get(s3cors.AllowedMethod)) == 0 {
			p.fail(t, r.Span, "")
		}
	case dialect.IDOnce, dialect.MaxAgeOnce:
		if values := r.Values[f]; len(values) > 1 {
			p.fail(t, values[1].Whole, "")
		}
	}
}

// value makes the tests ts, in order, until v fails one.
func (p *putter) value(ts []dialect.Refusal, v s3cors.Value) {
	text := v.Text
	odd := p.odd(v)
	if odd {
		text = "[object Object]"
	}
	for i := range ts {
		fails := false
		switch ts[i].Test {
		case dialect.MethodName:
			fails = !s3cors.IsMethod(text)
		case dialect.OriginPlain, dialect.IDPlain, dialect.HeaderPlain, dialect.ExposePlain:
			fails = odd
		case dialect.OriginEmpty, dialect.HeaderEmpty:
			fails = text == ""
		case dialect.OriginWildcards, dialect.HeaderWildcards:
			fails = strings.Count(text, "*") > 1
		case dialect.HeaderChars, dialect.ExposeChars:
			fails = !headerChars(text)
		case dialect.ExposeWildcard:
			fails = strings.Contains(text, "*")
		case dialect.MaxAgeNumber:
			_, ok := p.maxAge(v)
			fails = !ok
		}
		if fails {
			p.fail(&ts[i], v.Whole, text)
			return
		}
	}
}

// odd reports whether v is more than text for this server.
func (p *putter) odd(v s3cors.Value) bool {
	if !v.Odd || p.tree.Format == syntax.JSON || !p.d.Put.Parser.V.Attributes {
		return v.Odd
	}
	return p.tree.Nodes[v.Node].First != syntax.None
}

// headerChars reports whether s has only the characters that CloudServer and
// Amazon S3 take in header names: letters, digits and "-".
func headerChars(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

// store turns r into what the server keeps of it.
func (p *putter) store(r *s3cors.Rule) {
	if ids := r.Values[s3cors.ID]; len(ids) > 0 && ids[0].Text == "" && !p.d.Put.EmptyID.V {
		r.Values[s3cors.ID] = nil
	}
	if ages := r.Values[s3cors.MaxAgeSeconds]; len(ages) > 0 {
		age := ages[len(ages)-1]
		number, _ := p.maxAge(age)
		if number == "" || number == "0" && !p.d.Answer.MaxAgeZero.V {
			r.Values[s3cors.MaxAgeSeconds] = nil
			return
		}
		age.Text = number
		r.Values[s3cors.MaxAgeSeconds] = []s3cors.Value{age}
	}
}
