package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var jsonForXML = &Check{
	ID:       "json-for-xml",
	Title:    "JSON where XML is wanted",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.NotXML},
	byServer: true,
	run: func(p *pass) {
		if !p.json() || p.d.Put.JSON.V || p.foreign != noForm {
			return
		}
		root := &p.tree.Nodes[p.tree.Root]
		span := source.Span{Start: root.Span.Start, End: root.Span.Start + 1}
		var fixes []source.Fix
		if len(p.rules) > 0 {
			fixes = append(fixes, fix("Convert to XML", source.Edit{Start: 0, End: len(p.tree.Text), New: p.doc.XML()}))
		}
		p.report(span, 0, s3cors.Configuration, p.d.Name+" takes XML, and this is JSON", fixes...)
	},
}

func jsonForXMLPage() *Page {
	return &Page{
		Check: jsonForXML,
		Why: "The JSON forms belong to Amazon's own tools: the console takes the array, the AWS CLI and the SDKs the object with CORSRules. " +
			"They turn it into XML before they send it. PUT ?cors itself accepts only XML. " +
			"Amazon S3 does not count as a server that refuses this example, because its own tools convert it.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		Good: func() string {
			return `<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <CORSRule>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedOrigin>https://www.example.com</AllowedOrigin>
  </CORSRule>
</CORSConfiguration>
`
		},
		Sources: []Source{srcGuide, srcCLI, srcPut},
	}
}
