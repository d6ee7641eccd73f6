package corscore_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// vector is one recording of a real server; see testdata/vectors/README.md.
type vector struct {
	ID, Dialect, Op string
	Config          json.RawMessage
	Request         corscore.RespondRequest
	Want            struct {
		Accepted *bool
		Status   int
		Code     string
		Message  *string
		Rules    []map[string]any
		Body     *string
		Headers  map[string]string
		Absent   []string // present: Headers is not complete
	}
	line string
}

// config returns the document, or nil for a bucket without one. Documents with
// a long run of one character are stored as the parts around it.
func (v *vector) config(t *testing.T) *string {
	t.Helper()
	if string(v.Config) == "null" {
		return nil
	}
	var s string
	if v.Config[0] == '"' {
		if err := json.Unmarshal(v.Config, &s); err != nil {
			t.Fatal(v.line, err)
		}
		return &s
	}
	var padded struct {
		Before, Pad, After string
		Times              int
	}
	if err := json.Unmarshal(v.Config, &padded); err != nil {
		t.Fatal(v.line, err)
	}
	s = padded.Before + strings.Repeat(padded.Pad, padded.Times) + padded.After
	return &s
}

func vectors(t *testing.T, file string) (all []vector) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		v := vector{line: fmt.Sprintf("%s:%d", filepath.Base(file), n)}
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(v.line, err)
		}
		all = append(all, v)
	}
	return all
}

// differences says where the core answers otherwise than the recording.
func (v *vector) differences(t *testing.T) (wrong []string) {
	t.Helper()
	miss := func(what string, got, want any) {
		wrong = append(wrong, fmt.Sprintf("%s: got %v, want %v", what, got, want))
	}
	config := v.config(t)
	w := &v.Want
	if v.Op == "respond" {
		got := corscore.Respond(corscore.RespondInput{Config: config, Dialect: v.Dialect, Request: v.Request})
		// The status of an actual request is the object's affair.
		if v.Request.Method == "OPTIONS" && w.Status != 0 {
			if got.Status != w.Status {
				miss("status", got.Status, w.Status)
			}
			if w.Message != nil && (got.Code != w.Code || got.Message != *w.Message) {
				miss("error", got.Code+" "+got.Message, w.Code+" "+*w.Message)
			}
		}
		headers := corsHeaders(got.Headers)
		for name, value := range w.Headers {
			if got, ok := headers[name]; !ok || got != value {
				miss(name, got, value)
			}
		}
		for _, name := range w.Absent {
			if value, ok := headers[name]; ok {
				miss(name, value, "absent")
			}
		}
		if w.Absent == nil && len(headers) != len(w.Headers) {
			miss("headers", headers, w.Headers)
		}
		return wrong
	}

	got := corscore.Run(corscore.Input{Config: *config, Dialect: v.Dialect}).Put
	if v.Op == "get" {
		if got.Readback != *w.Body {
			miss("readback", got.Readback, *w.Body)
		}
		return wrong
	}
	if got.Accepted != *w.Accepted || got.Status != w.Status || got.Code != w.Code {
		miss("put", fmt.Sprint(got.Accepted, got.Status, got.Code), fmt.Sprint(*w.Accepted, w.Status, w.Code))
	}
	if w.Message != nil && got.Message != *w.Message {
		miss("message", got.Message, *w.Message)
	}
	if w.Rules != nil {
		gotJSON, err := json.Marshal(got.Rules)
		if err != nil {
			t.Fatal(v.line, err)
		}
		var gotRules []map[string]any
		if err := json.Unmarshal(gotJSON, &gotRules); err != nil {
			t.Fatal(v.line, err)
		}
		if g, w := fmt.Sprint(gotRules), fmt.Sprint(w.Rules); g != w {
			miss("rules", g, w)
		}
	}
	return wrong
}

func corsHeaders(headers []wire.Header) map[string]string {
	m := map[string]string{}
	for _, h := range headers {
		m[strings.ToLower(h[0])] = h[1]
	}
	return m
}

// TestVectors: the core answers as the real servers did, for every recording.
func TestVectors(t *testing.T) {
	files, err := filepath.Glob("testdata/vectors/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no vectors", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), func(t *testing.T) {
			wrong := map[string]int{}
			total := map[string]int{}
			for _, v := range vectors(t, file) {
				total[v.Op]++
				if d := v.differences(t); len(d) > 0 {
					wrong[v.Op]++
					t.Errorf("%s: %s\n  %s", v.line, v.ID, strings.Join(d, "\n  "))
				}
			}
			ops := make([]string, 0, len(total))
			for op := range total {
				ops = append(ops, op)
			}
			slices.Sort(ops)
			for _, op := range ops {
				t.Logf("%s: %d of %d", op, total[op]-wrong[op], total[op])
			}
		})
	}
}
