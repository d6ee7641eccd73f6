package analyze

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// Reached returns for each of the rules that a server stores an example of a
// request that it decides, nil where there is none: then the rule has no effect.
// Not complete: there are too many, and one may be reached after all.
func Reached(rules []s3cors.Rule, d *dialect.Dialect) (all []*wire.Request, complete bool) {
	s := newSpace(d, rules)
	all = make([]*wire.Request, len(rules))
	m := &d.Match
	bucket := match.Bucket{Configured: true, Rules: rules}
	seen := map[string]bool{}
	work := 0
	for i := range s.origins {
		o := &s.origins[i]
		listed := s.withOrigin(0, o)
		if key := stateKey(listed); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		for _, method := range s.methods {
			try := func(asked []int32, request func(names []string) wire.Request) {
				if work += len(asked) * len(asked); work > mostWork {
					s.complete = false
					return
				}
				for n, r := range asked {
					if all[r] != nil {
						continue
					}
					if names, ok := s.beyond(&s.rules[0][r], 0, asked[:n]); ok {
						if req := request(names); match.Decide(bucket, d, req).Rule == rules[r].Number {
							all[r] = &req
						}
					}
				}
			}
			if !s.refusesMethod(method) {
				try(s.asked(0, listed, method, m.Choice.V), func(names []string) wire.Request { return preflight(url, o.text, method, names) })
			}
			if asked := s.asked(0, listed, method, m.ActualChoice.V); len(asked) > 0 && method != "OPTIONS" {
				try(asked[:1], func([]string) wire.Request { return actual(o.text, method) })
			}
		}
	}
	return all, s.complete
}

// What [Unreached] looks at while somebody types.
const (
	mostRules = 100
	mostWild  = 16
)

// Unreached returns the indices of the rules that a server stores and no request
// reaches, because earlier ones take them all. It says nothing of documents of
// more than a hundred rules, or with many wildcards.
func Unreached(rules []s3cors.Rule, d *dialect.Dialect) (all []int) {
	if len(rules) > mostRules || !overlap(rules) {
		return nil
	}
	examples, complete := Reached(rules, d)
	for i := range rules {
		if complete && examples[i] == nil && len(rules[i].Get(s3cors.AllowedOrigin)) > 0 && len(rules[i].Get(s3cors.AllowedMethod)) > 0 {
			all = append(all, i)
		}
	}
	return all
}

// overlap reports whether some rule may be taken by earlier ones: all origins
// that it lists are listed before, or may be met by a wildcard before.
func overlap(rules []s3cors.Rule) bool {
	listed := make(map[string]bool, len(rules))
	wild, found := 0, false
	for i := range rules {
		before, all := wild > 0, true
		origins := texts(&rules[i], s3cors.AllowedOrigin)
		for _, text := range origins {
			all = all && (before || listed[text])
		}
		for _, text := range origins {
			if !listed[text] && strings.IndexByte(text, '*') >= 0 {
				wild++
			}
			listed[text] = true
		}
		found = found || all && i > 0
	}
	return found && wild <= mostWild
}
