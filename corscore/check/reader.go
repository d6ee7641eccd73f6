package check

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Reader is a document whose findings on one server after the other are asked
// for: what does not depend on the server is looked for once.
type Reader struct {
	doc    *s3cors.Document
	origin string
	facts  *facts // nil = nothing was asked for
	from   *reading
	depth  int        // how many wrong names around each other are looked into
	alike  []*Finding // what is the same on every server, in order

	moved *moved  // the document with its wrong names fixed, nil = it has none, or is not known yet
	below *Reader // of that one
}

// NewReader makes doc, which must not change any more, ready for [Reader.Find].
// Fixes that let somebody in let the page with this origin in, "" = it is not known.
func NewReader(doc *s3cors.Document, origin string) *Reader {
	if own, ok := wire.Origin(origin); !ok || own == "null" || strings.Contains(own, "*") {
		origin = placeholder
	} else {
		origin = own
	}
	return newReader(doc, origin, maxOuter, &reading{text: doc.Tree.Text})
}

func newReader(doc *s3cors.Document, origin string, depth int, from *reading) *Reader {
	return &Reader{doc: doc, origin: origin, from: from, depth: depth}
}

// Find returns the findings in document order, their texts not made yet. d decides
// what depends on the server: which rule takes a request, and what it makes of odd
// values. RefusedBy is left empty. The findings are the reader's: nobody may change them.
//
// A wrong name of the root, of rules, or of something around them hides what is
// below it from servers, but not from Find: findings about these names come from
// the document, all others from the document that their first fixes make of it,
// with their places in the former.
func (r *Reader) Find(d *dialect.Dialect) []*Finding {
	found := r.flat(d)
	if r.depth == 0 {
		return found
	}
	var outer []*Finding
	var edits []source.Edit
	for _, g := range found {
		if fix := hides(g); fix != nil {
			outer = append(outer, g)
			edits = append(edits, fix...)
		}
	}
	if edits == nil {
		return found
	}
	if r.below == nil { // wrong names are wrong on every server
		r.moved = newMoved(r.from.text, edits)
		r.below = newReader(r.doc.Again(r.moved.text), r.origin, r.depth-1, &reading{text: r.moved.text, way: r.moved, in: r.from})
	}
	below := r.below.Find(d)
	outer = slices.Grow(outer, len(below))
	for _, one := range below {
		g := *one
		g.Span = r.moved.back(g.Span)
		if g.Rule > 0 {
			g.Rule = ruleAt(r.doc, g.Span.Start)
		}
		outer = append(outer, &g)
	}
	return inOrder(outer)
}

// flat runs every check over the document as it is.
func (r *Reader) flat(d *dialect.Dialect) []*Finding {
	first := r.facts == nil
	if first {
		r.facts = newFacts(r.doc)
		r.facts.origin = r.origin
	}
	r.facts.d, r.facts.again = d, !first
	var alike, own []Finding
	for i, c := range all {
		p := pass{facts: r.facts, check: c, number: i, from: r.from, found: &alike}
		if c.byServer {
			p.found = &own
		}
		if first || c.byServer {
			c.run(&p)
		}
	}
	if first {
		r.alike = inOrder(pointers(alike))
	}
	return merged(r.alike, inOrder(pointers(own)))
}

// merged are the findings of a and b, each of which is in order, in order.
func merged(a, b []*Finding) []*Finding {
	all := make([]*Finding, 0, len(a)+len(b))
	for i := range b {
		n := search(len(a), func(k int) bool { return before(b[i], a[k]) })
		all = append(append(all, a[:n]...), b[i])
		a = a[n:]
	}
	return append(all, a...)
}

// before reports whether a is before b: by place, then by check.
func before(a, b *Finding) bool {
	return a.place() < b.place() || a.place() == b.place() && a.number < b.number
}
