package analyze

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// ReadDifference is a request that two documents allow, and whose response
// script reads differently.
type ReadDifference struct {
	Request      wire.Request // the actual request
	OnlyA, OnlyB []string     // the response headers that script can read with one document alone; "*" = every other one
}

// CacheDifference is a preflight that two documents allow, and whose answer a
// browser keeps for another time.
type CacheDifference struct {
	Request wire.Request // the preflight
	A, B    string       // Access-Control-Max-Age, "" = the answer has none
}

// Answers says how two buckets differ in the answers to requests that both
// allow: in the headers that script can read, and in how long a preflight is
// kept. Of the requests that the same two rules answer, one is looked at. Not
// complete: the documents are too large, there may be more differences.
func Answers(a, b match.Bucket, d *dialect.Dialect) (reads []ReadDifference, caches []CacheDifference, complete bool) {
	c := &answers{
		space:   newSpace(d, match.InForce(a, d), match.InForce(b, d)),
		buckets: [2]match.Bucket{a, b}, read: map[pair]bool{}, kept: map[pair]bool{},
	}
	seen := map[string]bool{}
	for i := range c.origins {
		o := &c.origins[i]
		rules := [2][]int32{c.withOrigin(0, o), c.withOrigin(1, o)}
		key := stateKey(rules[0]) + "|" + stateKey(rules[1])
		if seen[key] {
			continue
		}
		seen[key] = true
		for _, method := range c.methods {
			c.reading(o, method, rules)
			if !c.refusesMethod(method) {
				c.caching(o, method, rules)
			}
		}
	}
	return c.reads, c.caches, c.complete
}

// pair is the rules of both documents that answer a request.
type pair [2]int32

type answers struct {
	*space
	buckets    [2]match.Bucket
	read, kept map[pair]bool // the pairs that were looked at
	reads      []ReadDifference
	caches     []CacheDifference
	work       int // how many rules were compared or asked
}

// enough reports whether n more steps are too many, or the list is full: then
// there may be differences that are not listed.
func (c *answers) enough(n, listed int) bool {
	if c.work += n; c.work > mostWork || listed == mostExamples {
		c.complete = false
		return true
	}
	return false
}

// reading compares what script can read of the answers to a method.
func (c *answers) reading(o *class, method string, rules [2][]int32) {
	how := c.d.Match.ActualChoice.V
	first := [2][]int32{c.asked(0, rules[0], method, how), c.asked(1, rules[1], method, how)}
	if method == "OPTIONS" || len(first[0]) == 0 || len(first[1]) == 0 {
		return
	}
	p := pair{first[0][0], first[1][0]}
	if c.read[p] || c.enough(len(c.rules[0])+len(c.rules[1]), len(c.reads)) {
		return
	}
	c.read[p] = true
	req := actual(o.text, method)
	list, ok := c.both(req, "Access-Control-Expose-Headers")
	if !ok {
		return
	}
	names := [2][]string{exposed(list[0]), exposed(list[1])}
	diff := ReadDifference{req, beside(names[0], names[1]), beside(names[1], names[0])}
	if len(diff.OnlyA)+len(diff.OnlyB) > 0 {
		c.reads = append(c.reads, diff)
	}
}

// caching compares how long the preflights for a method are kept: for each two
// rules that answer one, one preflight that pages send.
func (c *answers) caching(o *class, method string, rules [2][]int32) {
	how := c.d.Match.Choice.V
	asked := [2][]int32{c.asked(0, rules[0], method, how), c.asked(1, rules[1], method, how)}
	for i, a := range asked[0] {
		for k, b := range asked[1] {
			p := pair{a, b}
			if c.kept[p] {
				continue
			}
			if c.enough(1+i+k, len(c.caches)) {
				return
			}
			names, ok := c.decide(p, asked[0][:i], asked[1][:k])
			if !ok || len(names) == 0 && !needsPreflight(method) {
				continue
			}
			if c.enough(len(c.rules[0])+len(c.rules[1]), len(c.caches)) {
				return
			}
			c.kept[p] = true
			req := preflight(url, o.text, method, names)
			if age, ok := c.both(req, "Access-Control-Max-Age"); ok && age[0] != age[1] {
				c.caches = append(c.caches, CacheDifference{req, age[0], age[1]})
			}
		}
	}
}

// decide looks for names that both rules of p allow and none of the rules before
// them does. Some are found if there are any, also where none are needed: pages
// send no preflight for a GET without headers.
func (c *answers) decide(p pair, before, others []int32) (names []string, ok bool) {
	common := rule{headers: newBits(len(c.names))}
	for w := range common.headers {
		common.headers[w] = c.rules[0][p[0]].headers[w] & c.rules[1][p[1]].headers[w]
	}
	names, ok = c.beyond(&common, 0, before)
	if !ok {
		return nil, false
	}
	more, ok := c.beyond(&common, 1, others)
	for _, name := range more {
		names = include(names, name)
	}
	if n := common.headers.next(0); ok && len(names) == 0 && n >= 0 {
		names = []string{c.names[n].text}
	}
	return names, ok
}

// both is a header of the answers of both buckets to req, false where one does
// not allow it.
func (c *answers) both(req wire.Request, name string) (values [2]string, ok bool) {
	for k := range c.buckets {
		a := match.Decide(c.buckets[k], c.d, req)
		if a.Rule == 0 && !a.Default {
			return values, false
		}
		values[k], _ = wire.Get(a.Headers, name)
	}
	return values, true
}

// exposed are the names of a list of exposed headers, without those that script
// can always read.
func exposed(list string) (names []string) {
	for item := range strings.SplitSeq(list, ",") {
		name := strings.ToLower(strings.TrimSpace(item))
		if name != "" && !wire.IsSafelistedResponseHeaderName(name) {
			names = include(names, name)
		}
	}
	return names
}

// beside returns the names that others does not have and no * in others covers.
func beside(names, others []string) (out []string) {
	if slices.Contains(others, "*") {
		return nil
	}
	for _, name := range names {
		if !slices.Contains(others, name) {
			out = append(out, name)
		}
	}
	return out
}
