package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var unknownName = &Check{
	ID:       "unknown-name",
	Title:    "A name that S3 does not have",
	Severity: source.Warning,
	Spec:     "CORSRule",
	run: func(p *pass) {
		for i := range p.strays {
			s := &p.strays[i]
			if s.taken || s.Parent == "" {
				continue
			}
			node := &p.tree.Nodes[s.Node]
			if p.json() && (s.NameSpan.Len() == 0 || node.Kind == syntax.Invalid && node.Span.Len() == 0) {
				continue
			}
			if !p.json() && (!node.Closed || p.hasTagProblem(s.Node) || isField(s.Parent)) {
				continue // its end tag is missing, which is the finding
			}
			s.taken = true
			where := s3cors.RuleElement
			if s.Rule == 0 {
				where = s3cors.Configuration
			}
			p.reportLater(s.NameSpan, s.Rule, "", func() (string, []source.Fix) {
				message := "A " + where + " has no " + p.tag(words.Clip(s.Name, words.MaxQuoted))
				if strings.Contains(strings.ToLower(s.Name), "credential") {
					message = "S3 has no setting for credentials: it allows them wherever it echoes the origin"
				}
				return message, []source.Fix{fix("Remove "+p.tag(words.Clip(s.Name, words.MaxQuoted)), p.doc.Remove(s.Node)...)}
			})
		}
	},
}

func unknownNamePage() *Page {
	return &Page{
		Check: unknownName,
		Why: "A CORSRule has ID, AllowedMethod, AllowedOrigin, AllowedHeader, ExposeHeader and MaxAgeSeconds, nothing else; credentials, for one, cannot be configured: " +
			"S3 allows them wherever it echoes the origin. Most servers, Scality among them, ignore other elements; strict ones refuse the document.",
		Bad:     func() string { return example(anOrigin, aMethod, "<AllowCredentials>true</AllowCredentials>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}
