package analyze

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// opens is how much an edit opens in addition to the request itself.
type opens uint8

const (
	// opensNothing: who may send what stays as it was meant, but for names of
	// headers that are listed one by one.
	opensNothing  opens = iota
	opensReads          // pages that are listed may read more, or send a family of headers
	opensHeaders        // pages that are listed may send any header
	opensWrites         // pages that are listed may write more
	opensAnyRead        // any page may read more
	opensAnyWrite       // any page may write more
)

// candidate is an edit that may help.
type candidate struct {
	title  string
	edits  []source.Edit
	opens  opens
	closes bool  // other requests may lose what they had
	fresh  bool  // it adds a rule
	front  bool  // before another rule
	spare  bool  // only if no other rule can be changed
	wide   opens // how much of it is for headers alone
	rule   int   // number, in the edited document, of the rule that it changes or adds
	was    int   // number of the rule that had the request, 0 = none
}

// rank orders candidates.
func (c *candidate) rank() int {
	rank := int(c.opens) << 24
	if c.closes {
		rank += 1 << 23
	}
	if c.front {
		rank += 1 << 22
	}
	if c.spare {
		rank += 1 << 21
	}
	rank += int(c.wide) << 19
	size := 0
	for _, e := range c.edits {
		size += len(e.New) + 1
	}
	return rank + min(size, 1<<18)
}

// needless reports whether one of taken does as well: of a rule of its own, one
// that opens no more and takes nothing away, or the same rule in another place;
// of a change to a spare rule, that of a nearer one.
func (c *candidate) needless(taken []*candidate) bool {
	for _, t := range taken {
		if c.fresh && (t.fresh || t.opens <= c.opens && !t.closes) || !c.fresh && c.spare && !t.fresh && t.rule != c.rule {
			return true
		}
	}
	return false
}

// candidates are the edits that are worth a try.
func (q *Question) candidates() (all []candidate) {
	if len(q.Expose) > 0 {
		if q.Rule == 0 || q.Rule > len(q.doc().Rules) {
			return nil
		}
		return []candidate{{
			title: "Expose " + words.And(q.Expose) + " in rule " + strconv.Itoa(q.Rule),
			edits: q.doc().Add(&q.doc().Rules[q.Rule-1], s3cors.ExposeHeader, q.Expose...), rule: q.Rule, was: q.Rule,
		}}
	}
	if !q.storable() {
		return nil
	}
	for i, t := range q.targets() {
		first := len(all)
		all = q.amend(all, t)
		for k := first; k < len(all) && i > 0; k++ {
			all[k].spare = true
		}
	}
	if !q.doc().RootOK {
		return all
	}
	title := q.addition()
	all = append(all, candidate{
		title: title, edits: q.doc().AddRule(q.pairs()...), fresh: true, rule: len(q.doc().Rules) + 1, was: q.Rule,
	})
	// The request itself may be another rule's than its preflight: in front of
	// all is the last resort.
	for i, before := range [...]int{q.inFront(), min(1, len(q.doc().Rules))} {
		if before == 0 || i > 0 && before == q.inFront() {
			continue
		}
		r := &q.doc().Rules[before-1]
		pairs := q.pairs()
		for _, name := range texts(r, s3cors.ExposeHeader) {
			pairs = append(pairs, s3cors.Pair{Field: s3cors.ExposeHeader, Text: name})
		}
		all = append(all, candidate{
			title: title + " before rule " + strconv.Itoa(before),
			edits: q.doc().AddRuleBefore(r, pairs...), fresh: true, front: true, spare: i > 0, rule: before, was: before,
		})
	}
	return all
}

// addition is what adding a rule for this request is called.
func (q *Question) addition() string { return "Add a rule for " + q.Method + " from " + q.Origin }

// storable reports whether a rule can list the method at all.
func (q *Question) storable() bool {
	methods := q.dialect().Put.Methods.V
	return methods == nil || slices.Contains(methods, q.Method)
}

// inFront is the number of the rule that keeps later ones from being asked: the
// one that answered, or the first with the origin. 0 = there is no rule.
func (q *Question) inFront() int {
	if q.Rule > 0 {
		return min(q.Rule, len(q.doc().Rules))
	}
	for i := range q.Trace {
		if q.Trace[i].Origin.Passed {
			return min(q.Trace[i].Rule, len(q.doc().Rules))
		}
	}
	return min(1, len(q.doc().Rules))
}

// targets are the rules worth changing, best first: the one that keeps later ones from
// being asked, then the two that lack least.
func (q *Question) targets() (all []*match.RuleTrace) {
	first := q.inFront()
	var best, second *match.RuleTrace
	bestCost, secondCost := 0, 0
	for i := range q.Trace {
		t := &q.Trace[i]
		if t.Rule > len(q.doc().Rules) {
			continue
		}
		if t.Rule == first && (q.Rule > 0 || q.dialect().Match.Choice.V != dialect.FirstMatch) {
			all = append(all, t)
			continue
		}
		switch cost := t.Lacks(); {
		case best == nil || cost < bestCost:
			best, second, bestCost, secondCost = t, best, cost, bestCost
		case second == nil || cost < secondCost:
			second, secondCost = t, cost
		}
	}
	for _, t := range [...]*match.RuleTrace{best, second} {
		if t != nil {
			all = append(all, t)
		}
	}
	return all
}
