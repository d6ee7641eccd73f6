package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
)

// Of a shell script, the requests in it are read; what else it does is named as not
// read, and what it prints is not what somebody saw.
func TestScript(t *testing.T) {
	const url = "https://my-bucket.s3.eu-west-1.amazonaws.com/a.png"
	for _, c := range []struct {
		name, text string
		method     string
		lines      int // of the script, besides the command
	}{
		{"a loop", "#!/bin/bash\nset -euo pipefail\nfor f in *.png; do\n  curl -X PUT -T \"$f\" " + url + "\ndone\necho \"sometimes it fails, Failed to fetch https://other.example/\"\n", "PUT", 5},
		{"a command of several lines", "TOKEN=abc\ncurl -X PUT \\\n  --data-binary @a.png \\\n  " + url + "\nif [ $? -ne 0 ]; then\n  echo failed\nfi", "PUT", 4},
		{"its output", "set -e\nRESP=$(curl -s -o /dev/null -X DELETE " + url + ")\necho $RESP", "DELETE", 2},
		{"a condition", "if curl -X PUT -T a " + url + "; then\n  echo ok\nfi", "PUT", 2},
		{"a test", "if [ \"$(curl -I \"" + url + "\")\" = 200 ]; then\n  exit 0\nfi", "HEAD", 2},
		{"after something else", "set -e\ncat a.png | curl -T - " + url, "PUT", 1},
	} {
		r := evidence.Read(c.text)
		if q := r.Request; q == nil || q.Method != c.method || q.URL != url {
			t.Errorf("%s: %+v", c.name, q)
			continue
		}
		lines := 0
		for _, p := range r.Pieces {
			switch {
			case p.Kind == evidence.Script && !p.Taken:
				lines += strings.Count(strings.TrimSpace(c.text[p.Span.Start:p.Span.End]), "\n") + 1
			case p.Kind != evidence.Curl:
				t.Errorf("%s: %+v", c.name, p)
			}
		}
		if lines != c.lines || r.Observed == nil || len(r.Observed.Exchanges) != 1 || len(r.Observed.Signs) > 0 || r.Observed.Console != "" {
			t.Errorf("%s: %d lines, %+v", c.name, lines, r.Observed)
		}
	}
	for name, text := range map[string]string{
		"no command":           "X=1\necho it works with curl",
		"a post":               "I did this:\n\ncurl -v " + url + "\n\nIt works the first time, and then it fails.\nWhat is wrong?",
		"a sentence about one": "If curl gets it and the page does not, sometimes, what is it?\n\n" + "curl -v " + url,
	} {
		r := evidence.Read(text)
		if r.Observed == nil || len(r.Observed.Signs) == 0 {
			t.Errorf("%s: what was noticed is not read: %+v", name, r.Pieces)
		}
	}
}
