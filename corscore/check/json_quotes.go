package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonQuotes = &Check{
	ID:       "json-quotes",
	Title:    "A string without double quotes",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONSingleQuote, syntax.JSONUnquoted},
	run: func(p *pass) {
		// They come in herds: one finding, one fix.
		var first syntax.Problem
		var edits []source.Edit
		n := 0
		p.each(func(problem *syntax.Problem) {
			if n == 0 {
				first = *problem
			}
			n++
			span := problem.Span
			text := span.Of(p.tree.Text)
			if problem.Kind == syntax.JSONUnquoted {
				literal := ""
				switch text { // Python's
				case "True", "False":
					literal = strings.ToLower(text)
				case "None":
					literal = "null"
				}
				if literal == "" {
					edits = append(edits, source.Edit{Start: span.Start, End: span.Start, New: `"`})
					if !p.closingQuote(span.End) {
						edits = append(edits, source.Edit{Start: span.End, End: span.End, New: `"`})
					}
				} else {
					edits = append(edits, source.Edit{Start: span.Start, End: span.End, New: literal})
				}
				return
			}
			edits = append(edits, source.Edit{Start: span.Start, End: span.Start + 1, New: `"`}, source.Edit{Start: span.End - 1, End: span.End, New: `"`})
		})
		if n == 0 {
			return
		}
		message := first.Span.Of(p.tree.Text) + " is not in quotes"
		if p.closingQuote(first.Span.End) {
			message = first.Span.Of(p.tree.Text) + " has no opening quote"
		}
		if first.Kind == syntax.JSONSingleQuote {
			message = first.Span.Of(p.tree.Text) + " is in single quotes"
		}
		title := "Put it in double quotes"
		if n > mostQuoted {
			edits = nil
		}
		if n > 1 {
			message += ", and " + words.Thousands(n-1) + " more"
			if first.Kind != syntax.JSONSingleQuote {
				message = first.Span.Of(p.tree.Text) + " is not in double quotes, and " + words.Thousands(n-1) + " more"
			}
			title = "Put all in double quotes"
		}
		p.report(first.Span, p.ruleAt(first.Span.Start), "", words.Clip(message, words.MaxQuoted), fix(title, edits...))
	},
}

// mostQuoted is how many strings one fix puts in double quotes. A configuration of
// 64 KB has fewer than 3,000.
const mostQuoted = 3000

func jsonQuotesPage() *Page {
	return &Page{
		Check: jsonQuotes,
		Why:   "JSON keys and strings must be in double quotes. Single quotes, or none, are JavaScript, Python or YAML.",
		Bad: func() string {
			return jsonExample(`AllowedOrigins: ['https://www.example.com'],`, `AllowedMethods: ['GET']`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}

// closingQuote reports whether a quote is at offset that closes the word
// before it.
func (f *facts) closingQuote(offset int) bool {
	rest, ok := strings.CutPrefix(f.tree.Text[offset:], `"`)
	rest = strings.TrimLeft(rest, spaces)
	return ok && rest != "" && strings.IndexByte(":,]}", rest[0]) >= 0
}
