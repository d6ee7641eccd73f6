package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// maxSize is the limit of the specification, in bytes.
const maxSize = 64 << 10

var documentSize = &Check{
	ID:       "document-size",
	Title:    "The document is longer than 64 KB",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.BodySize},
	run: func(p *pass) {
		text := p.tree.Text
		if len(text) <= maxSize {
			return
		}
		var fixes []source.Fix
		if !p.json() && len(text) <= 8*maxSize { // spaces do not make up seven eighths
			if edits, saved := p.compact(); len(text)-saved <= maxSize {
				fixes = append(fixes, fix("Remove the spaces between the elements", edits...))
			}
		}
		p.report(source.Span{Start: maxSize, End: len(text)}, 0, s3cors.Configuration,
			"The document has "+words.Thousands(len(text))+" bytes, 65,536 is the limit", fixes...)
	},
}

func documentSizePage() *Page {
	return &Page{
		Check: documentSize,
		Why:   "PUT ?cors takes at most 64 KB (65,536 bytes), comments and indentation included. Rules that differ only in their origins can become one rule with several AllowedOrigin.",
		Bad: func() string {
			return strings.Replace(example(anOrigin, aMethod), "    <AllowedO", "    "+strings.Repeat(" ", maxSize)+"<AllowedO", 1)
		},
		Good:    func() string { return compactExample },
		Sources: []Source{srcPut, srcCloudPut},
	}
}

const compactExample = "<CORSConfiguration>\n<CORSRule>\n" + anOrigin + "\n" + aMethod + "\n</CORSRule>\n</CORSConfiguration>\n"

// compact removes the indentation of elements, and says how many bytes that saves.
func (p *pass) compact() (edits []source.Edit, saved int) {
	for i := range p.tree.Nodes {
		node := &p.tree.Nodes[i]
		for _, at := range [...]int{node.Span.Start, node.Close.Start - 2} {
			if at < 0 || at == node.Close.Start-2 && (node.First == syntax.None || node.Close.Len() == 0) {
				continue
			}
			start := len(strings.TrimRight(p.tree.Text[:at], " \t"))
			if start < at && start > 0 && p.tree.Text[start-1] == '\n' {
				edits = append(edits, source.Edit{Start: start, End: at})
				saved += at - start
			}
		}
	}
	return edits, saved
}
