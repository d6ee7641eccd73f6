package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var documentEmpty = &Check{
	ID:       "document-empty",
	Title:    "There is no configuration",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.BodyEmpty, dialect.NotXML, dialect.NoConfiguration},
	Problems: []syntax.ProblemKind{syntax.NoRoot},
	run: func(p *pass) {
		p.each(func(*syntax.Problem) {
			text := p.tree.Text
			span := source.Span{Start: 0, End: len(text)}
			p.take(syntax.TextBeforeRoot, span)
			template := rulesExample([]string{"<AllowedOrigin>" + s3cors.Escape(p.origin) + "</AllowedOrigin>", aMethod})
			insert := source.Edit{Start: 0, End: len(text), New: template}
			message := "The document is empty"
			switch other := otherForm(text); {
			case other != "":
				p.report(span, 0, "", "This is "+other+", not the XML that PUT ?cors takes")
				return
			case strings.Contains(text, "<"):
				message = "There is no element in the document"
				insert.Start = len(text)
			case p.jsonInside(text):
				return
			case strings.Trim(text, spaces) != "":
				p.report(span, 0, "", "This is text, not the XML that PUT ?cors takes",
					fix("Replace it by a configuration", insert))
				return
			}
			p.report(span, 0, "", message, fix("Insert a configuration", insert))
		})
	},
}

func documentEmptyPage() *Page {
	return &Page{
		Check: documentEmpty,
		Why: "PUT ?cors takes one XML document whose root is CORSConfiguration. Without it the server refuses the request; " +
			"to take CORS away from a bucket there is DELETE ?cors. Forms that other tools read (Terraform, CloudFormation in YAML) are for those tools: they send XML in the end.",
		Bad: func() string { return "<!-- CORS of the media bucket -->\n" },
		Good: func() string {
			return "<!-- CORS of the media bucket -->\n" + rulesExample([]string{anOrigin, aMethod})
		},
		Sources: []Source{srcPut, srcGuide},
	}
}

// jsonInside reports a JSON document with something around it, such as
// "const cors = […];".
func (p *pass) jsonInside(text string) bool {
	start := strings.IndexAny(text, "[{")
	if start < 0 {
		return false
	}
	tree := syntax.ParseJSON(text[start:])
	if len(s3cors.Decode(tree).Rules) == 0 || !tree.Nodes[tree.Root].Closed {
		return false
	}
	end := start + tree.Nodes[tree.Root].Span.End
	edits := []source.Edit{{Start: 0, End: start}}
	if strings.Trim(text[end:], spaces) != "" {
		edits = append(edits, source.Edit{Start: end, End: len(strings.TrimRight(text, source.Spaces))})
	}
	p.report(source.Span{Start: 0, End: start}, 0, "", "The text "+words.Quote(strings.Trim(text[:start], spaces))+" is before the JSON", fix("Keep only the JSON", edits...))
	return true
}

// otherForm names the form of a configuration that is neither XML nor JSON, ""
// if it looks like none.
func otherForm(text string) string {
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "cors_rule") || strings.Contains(lower, "allowed_origins"):
		return "Terraform"
	case strings.Contains(lower, "httpmethods.") || strings.Contains(lower, "corsrules: [") && strings.Contains(lower, "({"):
		return "a program’s code"
	case strings.Contains(lower, "corsrules:") || strings.Contains(lower, "allowedorigins:") || strings.Contains(lower, "corsconfiguration:"):
		return "YAML"
	case strings.Contains(lower, "access-control-allow-origin:"):
		return "a list of response headers"
	}
	return ""
}
