package check_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// TestRefused: for every recorded document that a server refuses, there is a
// finding at that place whose check says that it fails that test of PUT.
func TestRefused(t *testing.T) {
	for _, id := range []string{"scality", "aws"} {
		d := dialect.ByID(id)
		f, err := os.Open("../testdata/vectors/" + id + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		n := 0
		for lines.Scan() {
			var v struct {
				ID     string
				Config json.RawMessage // a string; an object describes a very long one
			}
			if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			var config string
			if json.Unmarshal(v.Config, &config) != nil || string(v.Config) == "null" {
				continue
			}
			doc := s3cors.Parse(config)
			answer := put.Read(doc).Put(d)
			if answer.Accepted {
				continue
			}
			n++
			failed := answer.Violations[0]
			explained := slices.ContainsFunc(check.Run(doc, d), func(x source.Diagnostic) bool {
				return check.ByID(x.Check).Fails(failed.Test, &x) && x.Span.Start <= failed.Span.End && failed.Span.Start <= x.Span.End
			})
			if !explained {
				t.Errorf("%s: no finding explains %q\n%s", v.ID, answer.Message, config[:min(len(config), 300)])
			}
		}
		if n == 0 {
			t.Errorf("%s: no refused document", id)
		}
	}
}
