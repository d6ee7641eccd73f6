package corscore_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// TestFixesOpenNothing: after a fix for a security warning no request is allowed
// that was not allowed before, unless the fix says that it allows more. Any other
// fix brings in no pattern that it does not name.
//
// Some documents are not compared before and after. If a server reads a * in part of
// a value as a plain character, the value allowed nothing before. If the first rule
// with the origin decides, a narrower rule lets a later rule decide: then only
// documents with one rule are compared.
func TestFixesOpenNothing(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(18, 2026))}
	tried := 0
	try := func(config, id string) {
		m := &dialect.ByID(id).Match
		compared := m.OriginWildcard.V != dialect.Alone && (m.Choice.V == dialect.FirstMatch && m.ActualChoice.V == dialect.FirstMatch || len(s3cors.Parse(config).Rules) < 2)
		for _, found := range corscore.Run(corscore.Input{Config: config, Dialect: id}).Diagnostics {
			for _, f := range found.Fixes {
				after, ok := source.Apply(config, f.Edits)
				if !ok {
					continue
				}
				tried++
				about := id + ": " + found.Check + ": " + f.Title + "\n" + config + "\n" + after
				if compared && found.Severity == source.SecurityWarning && !strings.HasPrefix(f.Title, "Allow") {
					if c := corscore.Compare(corscore.CompareInput{A: config, B: after, Dialect: id}); len(c.OnlyB) > 0 {
						t.Errorf("it allows %+v, which was not allowed before\n%s", c.OnlyB[0], about)
					}
				}
				for pattern := range patternsOf(after) {
					if !patternsOf(config)[pattern] && !strings.Contains(f.Title, pattern) && !(pattern == "*" && strings.HasPrefix(f.Title, "Allow any")) && found.Severity != source.Error {
						t.Errorf("it brings in %q and does not say so\n%s", pattern, about)
					}
				}
			}
		}
	}
	for _, c := range check.Pages() {
		for _, id := range []string{"scality", "aws", "ceph", "garage"} {
			try(c.Bad(), id)
		}
		if c.In != "" {
			try(c.Bad(), c.In)
		}
	}
	for range 400 {
		try(g.document(1+g.IntN(3), false), pick(g, "scality", "aws", "ceph", "versitygw", "seaweedfs", "s3rver", "garage", "localstack", "noobaa"))
	}
	if tried < 300 {
		t.Errorf("only %d fixes were tried", tried)
	}
}

// patternsOf are the values of a document with a * in them.
func patternsOf(config string) map[string]bool {
	all := map[string]bool{}
	for _, r := range s3cors.Parse(config).Rules {
		for _, f := range []s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedHeader, s3cors.AllowedMethod} {
			for _, v := range r.Get(f) {
				if text := strings.TrimSpace(v.Text); strings.Contains(text, "*") {
					all[text] = true
				}
			}
		}
	}
	return all
}
