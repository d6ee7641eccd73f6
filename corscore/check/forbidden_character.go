package check

import (
	"strconv"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var forbiddenCharacter = &Check{
	ID:       "forbidden-character",
	Title:    "A character that XML forbids",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.ForbiddenChar, syntax.ControlChar, syntax.InvalidEncoding},
	run: func(p *pass) {
		end, n := -1, 0
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			if span.Start == end && n < len(*p.found) {
				// The next of a run: one finding for all.
				last := &(*p.found)[len(*p.found)-1]
				last.Span.End, end = span.End, span.End
				last.Message = runMessage(problem.Kind)
				last.Fixes[0].Title, last.Fixes[0].Edits[0].End = "Remove them", end
				return
			}
			end, n = span.End, len(*p.found)
			text := span.Of(p.tree.Text)
			r, _ := utf8.DecodeRuneInString(text)
			message := "The control character " + source.CodePoint(r) + " may not be in XML"
			switch problem.Kind {
			case syntax.ForbiddenChar:
				message = text + " is a character that may not be in XML"
			case syntax.InvalidEncoding:
				message = "The byte 0x" + strconv.FormatUint(uint64(text[0]), 16) + " is not UTF-8"
			}
			p.report(span, p.ruleAt(span.Start), "", message, fix("Remove it", source.Edit{Start: span.Start, End: span.End}))
		})
	},
}

func forbiddenCharacterPage() *Page {
	return &Page{
		Check: forbiddenCharacter,
		Why: "XML does not allow control characters other than tab and line breaks, not even as &#1;, and the bytes must be UTF-8. " +
			"They come from binary data or a file in another encoding. Strict parsers refuse them; Scality stores them, and a value that has one never matches.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com\x01</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{{"XML 1.0: characters", "https://www.w3.org/TR/xml/#charsets"}},
	}
}

func runMessage(k syntax.ProblemKind) string {
	if k == syntax.InvalidEncoding {
		return "These bytes are not UTF-8"
	}
	return "These characters may not be in XML"
}
