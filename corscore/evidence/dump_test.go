package evidence_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
)

func TestDump(t *testing.T) {
	file := os.Getenv("DUMP")
	if file == "" {
		t.Skip()
	}
	f, _ := os.Open(file)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var c struct {
			ID       string
			Evidence any
			Symptom  string
			Config   *string
		}
		json.Unmarshal(sc.Bytes(), &c)
		text := c.Symptom
		switch e := c.Evidence.(type) {
		case []any:
			for _, x := range e {
				text += "\n" + x.(string)
			}
		case map[string]any:
			text += "\n\n" + e["text"].(string)
		}
		r := evidence.Read(text)
		fmt.Println("=====", c.ID)
		for _, p := range r.Pieces {
			fmt.Printf("  %-13s %v %q (%s)\n", p.Kind, p.Taken, short(strings.TrimSpace(text[p.Span.Start:p.Span.End])), p.Note)
		}
		if r.Request != nil {
			fmt.Printf("  REQ %s %s from %s api=%s dest=%s %v\n", r.Request.Method, r.Request.URL, r.Request.Origin, r.Request.API, r.Request.Destination, r.Request.Headers)
		}
		if o := r.Observed; o != nil {
			fmt.Printf("  OBS %s %s signs=%v console=%q\n", o.Outcome, o.Engine, o.Signs, short(o.Console))
			for _, x := range o.Exchanges {
				fmt.Printf("    X %s %s", x.Kind, x.By)
				if x.Request != nil {
					fmt.Printf(" > %s %s %v", x.Request.Method, x.Request.URL, x.Request.Headers)
				}
				if x.Response != nil {
					fmt.Printf(" < %d %v %q", x.Response.Status, x.Response.Headers, short(x.Response.Body))
				}
				fmt.Println()
			}
		}
		if c.Config != nil {
			rc := evidence.Read(*c.Config)
			kinds := []string{}
			for _, p := range rc.Pieces {
				kinds = append(kinds, string(p.Kind)+":"+p.Note)
			}
			fmt.Printf("  CONFIG -> %v %q\n", kinds, short(rc.Config))
		}
	}
}

func short(s string) string {
	if len(s) > 120 {
		return s[:120] + "…"
	}
	return s
}
