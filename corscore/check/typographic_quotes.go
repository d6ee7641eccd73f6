package check

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var typographicQuotes = &Check{
	ID:       "typographic-quotes",
	Title:    "Typographic quotation marks",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.AttrTypographic, syntax.JSONTypographic},
	run: func(p *pass) {
		// They come in herds: one finding, one fix.
		var first source.Span
		var edits []source.Edit
		n := 0
		p.each(func(problem *syntax.Problem) {
			if n == 0 {
				first = problem.Span
			}
			n++
			edits = append(edits, straighten(p.tree.Text, problem.Span)...)
		})
		// An XML declaration, of which the scanner reads no more than its end.
		if text := p.tree.Text; !p.json() && strings.HasPrefix(text, "<?xml") {
			for i, r := range text[:max(strings.Index(text, "?>"), 0)] {
				if r >= utf8.RuneSelf && strings.ContainsRune(quoteMarks, r) {
					mark := source.Span{Start: i, End: i + utf8.RuneLen(r)}
					if n == 0 || first.Start > i {
						first = mark
					}
					n++
					edits = append(edits, source.Edit{Start: mark.Start, End: mark.End, New: `"`})
				}
			}
		}
		// A string that begins with a straight quote and ends its line with another.
		for i := range p.tree.Problems {
			problem := &p.tree.Problems[i]
			if p.taken[i] || problem.Kind != syntax.JSONUnclosed {
				continue
			}
			text := strings.TrimRight(problem.Span.Of(p.tree.Text), " \t,]}")
			r, width := utf8.DecodeLastRuneInString(text)
			if r < utf8.RuneSelf || !strings.ContainsRune(quoteMarks, r) {
				continue
			}
			p.taken[i] = true
			end := problem.Span.Start + len(text)
			mark := source.Span{Start: end - width, End: end}
			if n == 0 {
				first = mark
			}
			n++
			edits = append(edits, straighten(p.tree.Text, mark)...)
		}
		if n == 0 {
			return
		}
		message := "The quotation marks of " + words.Quote(strings.Trim(first.Of(p.tree.Text), quoteMarks)) + " are typographic"
		if strings.Trim(first.Of(p.tree.Text), quoteMarks) == "" {
			message = "The quotation mark " + first.Of(p.tree.Text) + " is typographic"
		}
		title := "Change them to straight ones"
		if n > 1 {
			message += ", and " + words.Thousands(n-1) + " more"
			title = "Change all to straight ones"
		}
		p.report(first, p.ruleAt(first.Start), "", message, fix(title, edits...))
	},
}

func typographicQuotesPage() *Page {
	return &Page{
		Check: typographicQuotes,
		Why:   `XML and JSON know only straight quotation marks. Word processors, chats and some web pages turn them into “ and ”, and no parser takes those.`,
		Bad: func() string {
			return "<CORSConfiguration xmlns=“http://s3.amazonaws.com/doc/2006-03-01/”>\n" + example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Good: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" + example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Sources: []Source{srcXMLTags, {"RFC 8259: strings", "https://www.rfc-editor.org/rfc/rfc8259#section-7"}},
	}
}

// straighten replaces the typographic quotes at both ends of span.
func straighten(text string, span source.Span) (edits []source.Edit) {
	s := span.Of(text)
	r, width := utf8.DecodeRuneInString(s)
	if r >= utf8.RuneSelf && strings.ContainsRune(quoteMarks, r) {
		edits = append(edits, source.Edit{Start: span.Start, End: span.Start + width, New: `"`})
	}
	if r, last := utf8.DecodeLastRuneInString(s); r >= utf8.RuneSelf && len(s) > width && strings.ContainsRune(quoteMarks, r) {
		edits = append(edits, source.Edit{Start: span.End - last, End: span.End, New: `"`})
	}
	return edits
}
