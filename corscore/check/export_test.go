package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// Run returns the findings about doc in document order, each made.
func Run(doc *s3cors.Document, d *dialect.Dialect) []source.Diagnostic {
	found := NewReader(doc, "").Find(d)
	all := make([]source.Diagnostic, len(found))
	for i := range found {
		all[i] = found[i].Made()
	}
	return all
}
