package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var idRepeated = &Check{
	ID:       "id-repeated",
	Title:    "Two IDs in one rule",
	Severity: source.Error,
	Spec:     "ID",
	Tests:    []dialect.Test{dialect.IDOnce},
	run:      func(p *pass) { p.once(s3cors.ID) },
}

func idRepeatedPage() *Page {
	return &Page{
		Check:   idRepeated,
		Why:     "A rule has at most one ID. Scality refuses a second one, even an empty one.",
		Bad:     func() string { return example("<ID>web</ID>", anOrigin, aMethod, "<ID>reading</ID>") },
		Good:    func() string { return example("<ID>web</ID>", anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}

// once reports all values of f but the first of each rule.
func (p *pass) once(f s3cors.Field) {
	for i := range p.rules {
		values := p.rules[i].Get(f)
		for k := 1; k < len(values); k++ {
			v := &values[k]
			if p.json() || v.Odd && p.container(&value{Value: v}) || !p.tree.Nodes[v.Node].Closed {
				continue // the key is there twice, or the end tag is missing
			}
			fixes := []source.Fix{fix("Remove the second "+f.Element(), p.doc.RemoveValue(v)...)}
			if k == 1 && len(values) == 2 {
				fixes = append(fixes, fix("Remove the first "+f.Element(), p.doc.RemoveValue(&values[0])...))
			}
			p.report(v.Whole, i+1, f.Element(), "The rule has more than one "+f.Element(), fixes...)
		}
	}
}
