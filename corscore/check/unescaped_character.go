package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var unescapedCharacter = &Check{
	ID:       "unescaped-character",
	Title:    "A < or & that is not escaped",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.BareLess, syntax.BareAmpersand, syntax.CDATAEndInText, syntax.AttrLess},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			char, escaped, at := "<", "&lt;", span
			switch problem.Kind {
			case syntax.BareAmpersand:
				char, escaped = "&", "&amp;"
				if name := missingSemicolon(p.tree.Text[span.Start:]); name != "" {
					end := span.Start + 1 + len(name)
					p.report(source.Span{Start: span.Start, End: end}, p.ruleAt(span.Start), "", "The entity "+words.Quote("&"+name)+" has no semicolon",
						fix("Insert ;", source.Edit{Start: end, End: end, New: ";"}),
						fix("Change & to &amp;", source.Edit{Start: span.Start, End: span.End, New: escaped}))
					return
				}
			case syntax.CDATAEndInText:
				char, escaped, at = "]]>", "]]&gt;", source.Span{Start: span.Start, End: span.End}
			}
			if problem.Kind == syntax.BareLess && p.begun(span) {
				p.report(at, p.ruleAt(span.Start), "", "A tag begins here and is not written yet")
				return
			}
			p.report(at, p.ruleAt(span.Start), "", "The "+char+" is not escaped",
				fix("Change "+char+" to "+escaped, source.Edit{Start: at.Start, End: at.End, New: escaped}))
		})
	},
}

func unescapedCharacterPage() *Page {
	return &Page{
		Check:   unescapedCharacter,
		Why:     "In XML < begins a tag and & begins an entity. As characters of a value they are written &lt; and &amp;. Servers refuse a document with a bare one; some servers, such as Scality, accept ]]> in text.",
		Bad:     func() string { return example("<ID>read & list</ID>", anOrigin, aMethod) },
		Good:    func() string { return example("<ID>read &amp; list</ID>", anOrigin, aMethod) },
		Sources: []Source{srcXMLText},
	}
}

// begun reports whether the < at span is where a tag is being typed: after a
// tag, at the end of its line. It is no character of a value then.
func (p *pass) begun(span source.Span) bool {
	if !endsLine(p.tree.Text[span.End:]) {
		return false
	}
	before := strings.TrimRight(p.tree.Text[:span.Start], spaces)
	return before == "" || strings.HasSuffix(before, ">")
}

// missingSemicolon returns the name of the entity of XML that s, "&…", begins
// with, but for its semicolon.
func missingSemicolon(s string) string {
	for _, name := range [...]string{"amp", "lt", "gt", "quot", "apos"} {
		if strings.HasPrefix(s[1:], name) && (len(s) == 1+len(name) || s[1+len(name)] == ' ' || s[1+len(name)] == '<') {
			return name
		}
	}
	return ""
}
