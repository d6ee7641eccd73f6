package site

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
)

// TestDifferences: only what is known of both servers is compared, and every fact
// of a page has a source and says how sure it is.
func TestDifferences(t *testing.T) {
	if len(dialect.All) < 30 {
		t.Errorf("only %d servers", len(dialect.All))
	}
	amazon := dialect.ByID(amazonS3)
	known := func(d *dialect.Dialect, part, label string) bool {
		for _, f := range d.Facts() {
			if f.Part == part && f.Label == label {
				return f.Mark != dialect.Unknown
			}
		}
		return false
	}
	for _, d := range dialect.All {
		for _, f := range serverOf(d).Differences {
			if strings.Contains(strings.ToLower(f.Amazon), "not refused") {
				t.Errorf("%s: %s: Amazon S3 is not known to accept that", d.ID, f.Label)
			}
			if f.Here == "not refused" && d.Put.Parser.Mark != dialect.Recorded {
				t.Errorf("%s: %s: it is not known what it accepts", d.ID, f.Label)
			}
			if f.Part != dialect.PartRefused && !(known(d, f.Part, f.Label) && known(amazon, f.Part, f.Label)) {
				t.Errorf("%s: %s is not known of both", d.ID, f.Label)
			}
			if strings.Contains(f.Here, "not known") || strings.Contains(f.Amazon, "not known") {
				t.Errorf("%s: %s: %q and %q", d.ID, f.Label, f.Here, f.Amazon)
			}
		}
		for _, p := range serverOf(d).Parts {
			for _, f := range p.Facts {
				if f.Source.Title == "" || f.Mark.Word == "" {
					t.Errorf("%s: %s: %s has the source %q and the mark %q", d.ID, p.Name, f.Label, f.Source.Title, f.Mark.Word)
				}
			}
		}
	}
}
