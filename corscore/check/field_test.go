package check

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore/linediff"
)

// TestField runs configurations from public questions and issues (corscore/testdata/
// field.jsonl: id, source, config, and what an ideal tool says about it).
// testdata/field.want has the findings; UPDATE=1 rewrites it.
func TestField(t *testing.T) {
	f, err := os.Open("../testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct {
			ID       string
			Kind     string `json:"config_kind"`
			Config   string
			Expected string
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		in := ""
		if c.Kind != "xml" {
			in = "aws"
		}
		found := run(c.Config, in)
		verify(t, c.Config, found)
		b.WriteString("== " + c.ID + " (" + c.Kind + ")\n   expected: " + c.Expected + "\n" + show(c.Config, found))
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("testdata/field.want", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/field.want")
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("findings differ; UPDATE=1 rewrites them\n%s", linediff.Of(string(want), b.String()))
	}
}
