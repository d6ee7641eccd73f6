package corscore_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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
		Readback *string
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

// aspect is something that recordings are compared in.
type aspect int

const (
	aspectPreflight aspect = iota // the response to OPTIONS
	aspectActual                  // the CORS headers of any other response
	aspectPut                     // accepted, status and code
	aspectMessage                 // the error's text
	aspectStored                  // the stored rules, or what GET returns
	numAspects
)

var aspectNames = [numAspects]string{"preflight", "actual", "put", "message", "stored"}

// recordings are the folders, each with the share of a file's recordings with which
// the core must agree, in percent. testdata/vectors/README.md lists the differences by
// cause.
var recordings = []struct {
	folder string
	least  [numAspects]float64
}{
	{"testdata/vectors", [numAspects]float64{99, 99, 98, 97, 95}},
	{"testdata/vectors/random", [numAspects]float64{98, 98, 99, 98, 98}},
}

// compare calls seen for each aspect of the recording, with how the core's response
// differs ("" = it does not).
func (v *vector) compare(t *testing.T, seen func(aspect, string)) {
	t.Helper()
	config := v.config(t)
	w := &v.Want
	if v.Op == "respond" {
		if v.Request.Method == "OPTIONS" {
			seen(aspectPreflight, v.respond(config))
		} else {
			seen(aspectActual, v.respond(config))
		}
		return
	}
	got := corscore.Run(corscore.Input{Config: *config, Dialect: v.Dialect}).Put
	differs := func(what string, got, want any) string {
		if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
			return what + ": got " + g + ", want " + w
		}
		return ""
	}
	if v.Op == "get" {
		seen(aspectStored, differs("readback", got.Readback, *w.Body))
		return
	}
	seen(aspectPut, differs("put", fmt.Sprint(got.Accepted, got.Status, got.Code), fmt.Sprint(*w.Accepted, w.Status, w.Code)))
	if w.Message != nil {
		seen(aspectMessage, differs("message", got.Message, *w.Message))
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
		seen(aspectStored, differs("rules", gotRules, w.Rules))
	}
	if w.Readback != nil {
		seen(aspectStored, differs("readback", got.Readback, *w.Readback))
	}
}

// respond says where the core answers the request differently from how the recording.
func (v *vector) respond(config *string) string {
	var wrong []string
	miss := func(what string, got, want any) {
		wrong = append(wrong, fmt.Sprintf("%s: got %v, want %v", what, got, want))
	}
	w := &v.Want
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
	return strings.Join(wrong, "\n  ")
}

func corsHeaders(headers []wire.Header) map[string]string {
	m := map[string]string{}
	for _, h := range headers {
		m[strings.ToLower(h[0])] = h[1]
	}
	return m
}

// TestVectors: the core responds as the real servers did.
func TestVectors(t *testing.T) {
	for _, r := range recordings {
		files, err := filepath.Glob(r.folder + "/*.jsonl")
		if err != nil || len(files) == 0 {
			t.Fatal("no vectors", err)
		}
		for _, file := range files {
			name := filepath.Base(r.folder) + "/" + strings.TrimSuffix(filepath.Base(file), ".jsonl")
			t.Run(name, func(t *testing.T) { agree(t, vectors(t, file), &r.least) })
		}
	}
}

// excluded are recordings that do not show how the server behaves in use; see
// testdata/vectors/README.md.
var excluded = map[string]bool{
	// Recorded from the server's module: the server itself has no POST of an object.
	"scality/actual/nohdr": true,
	// An earlier case had stored a value that the server cannot read in the same bucket.
	"s3rver/put/random-16cae1dcbc": true,
	"s3rver/put/random-b4c8ddbda2": true,
	// What GET returns for a value that ends in "<".
	"s3rver/put/random-fc343afd75": true,
}

// agree logs the share of the recordings with which the core agrees, and fails the
// test if it is below least.
func agree(t *testing.T, all []vector, least *[numAspects]float64) {
	var total, same [numAspects]int
	for _, v := range all {
		if excluded[v.ID] {
			continue
		}
		v.compare(t, func(a aspect, difference string) {
			total[a]++
			if difference == "" {
				same[a]++
			} else {
				t.Logf("%s: %s\n  %s", v.line, v.ID, difference)
			}
		})
	}
	for a := range numAspects {
		if total[a] == 0 {
			continue
		}
		share := 100 * float64(same[a]) / float64(total[a])
		t.Logf("%s: %d of %d (%.1f %%)", aspectNames[a], same[a], total[a], share)
		if share < least[a] {
			t.Errorf("%s: %.1f %% agree, at least %.0f %% must", aspectNames[a], share, least[a])
		}
	}
}
