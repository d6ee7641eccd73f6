package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var noRules = &Check{
	ID:       "no-rules",
	Title:    "A configuration without rules",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.NoConfiguration},
	run: func(p *pass) {
		if !p.doc.RootOK || p.loose || len(p.rules) > 0 || len(p.strays) > 0 || p.cut() || p.kinds.Has(syntax.BareLess) || p.kinds.Has(syntax.StrayClose) || p.kinds.Has(syntax.SlashInTag) {
			return
		}
		root := &p.tree.Nodes[p.tree.Root]
		span := root.Name
		if p.json() {
			span = root.Span
		}
		p.report(span, 0, s3cors.RuleElement, "The configuration has no rule", fix("Add a rule",
			p.doc.AddRule(s3cors.Pair{Field: s3cors.AllowedOrigin, Text: p.origin}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "GET"})...))
	},
}

func noRulesPage() *Page {
	return &Page{
		Check:   noRules,
		Why:     "A configuration has 1 to 100 rules. To take CORS away from a bucket, DELETE ?cors removes the configuration.",
		Bad:     func() string { return "<CORSConfiguration>\n</CORSConfiguration>\n" },
		Good:    func() string { return rulesExample([]string{anOrigin, aMethod}) },
		Sources: []Source{srcPut, {"Amazon S3: DeleteBucketCors", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html"}},
	}
}
