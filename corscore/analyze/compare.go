package analyze

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// How document a relates to document b, by the requests that they allow.
const (
	Equal     = "equal"     // the same
	Narrower  = "narrower"  // a allows some that b allows
	Wider     = "wider"     // a allows all that b allows, and more
	Different = "different" // each allows some that the other does not
)

// Comparison is how two documents differ on one server.
type Comparison struct {
	Relation     string
	OnlyA, OnlyB []wire.Request // examples, each tried; empty exactly if there are none
	Complete     bool           // false: the documents are too large, there may be more differences
}

// mostExamples bounds what a comparison lists, mostOfOne those of origins that
// the same rules list.
const (
	mostExamples = 12
	mostOfOne    = 3
)

// Compare says which requests one of two buckets allows and the other does not,
// on the server d: OPTIONS requests with an Origin, a method and header names,
// and actual requests with an Origin, of visible ASCII text. It is exact: of all
// requests that the rules do not tell apart, one is looked at.
func Compare(a, b match.Bucket, d *dialect.Dialect) Comparison {
	c := &comparer{
		space:   newSpace(d, match.InForce(a, d), match.InForce(b, d)),
		buckets: [2]match.Bucket{a, b}, seen: map[string]bool{},
	}
	for i := range c.origins {
		c.origin(&c.origins[i])
	}
	answer := Comparison{OnlyA: c.only[0], OnlyB: c.only[1], Complete: c.complete}
	switch {
	case len(answer.OnlyA)+len(answer.OnlyB) == 0:
		answer.Relation = Equal
	case len(answer.OnlyA) == 0:
		answer.Relation = Narrower
	case len(answer.OnlyB) == 0:
		answer.Relation = Wider
	default:
		answer.Relation = Different
	}
	return answer
}

type comparer struct {
	*space
	buckets [2]match.Bucket
	only    [2][]wire.Request
	seen    map[string]bool // the rules with an origin, of both
	work    int
}

// origin compares what the origins of o may do.
func (c *comparer) origin(o *class) {
	rules := [2][]int32{c.withOrigin(0, o), c.withOrigin(1, o)}
	key := stateKey(rules[0]) + "|" + stateKey(rules[1])
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	m := &c.d.Match
	for k := range rules {
		here, there := rules[k], rules[1-k]
		found := 0
		add := func(req wire.Request) {
			if found == mostOfOne || len(c.only[k]) == mostExamples {
				return
			}
			if !allows(c.buckets[k], c.d, req) || allows(c.buckets[1-k], c.d, req) {
				c.complete = false // the server has another reason to refuse it
				return
			}
			found++
			c.only[k] = append(c.only[k], req)
		}
		for _, method := range c.methods {
			if !c.refusesMethod(method) {
				have := c.asked(k, here, method, m.Choice.V)
				other := c.asked(1-k, there, method, m.Choice.V)
				if c.work += len(have) * len(other); c.work > mostWork {
					c.complete = false
					return
				}
				for i, r := range have {
					if i > 0 && equalBits(c.rules[k][r].headers, c.rules[k][have[i-1]].headers) {
						continue
					}
					if names, ok := c.beyond(&c.rules[k][r], 1-k, other); ok {
						add(preflight(url, o.text, method, names))
						break
					}
				}
			}
			if m.ActualChoice.V != m.Choice.V && method != "OPTIONS" &&
				len(c.asked(k, here, method, m.ActualChoice.V)) > 0 && len(c.asked(1-k, there, method, m.ActualChoice.V)) == 0 {
				add(actual(o.text, method))
			}
		}
	}
}

func equalBits(a, b bits) bool {
	return a.outside(b) < 0 && b.outside(a) < 0
}
