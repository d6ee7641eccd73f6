package browser

import (
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"
	"testing"

	"s3cors.playground/app/state/planted"
)

// What breaks may quote what the page was about: no secret is in the report of
// it, whoever says it and however it is written.
func TestCrashReportHasNoSecrets(t *testing.T) {
	n := 0
	look := func(what string, reason any, stack []byte) {
		t.Helper()
		n++
		if got := report(reason, stack); strings.Contains(got, planted.Value) {
			t.Errorf("%s: the report has it:\n%s", what, got)
		}
	}
	for _, name := range planted.Names() {
		for place, c := range planted.In(name) {
			what := name + ", " + place
			quoted := []string{c.Config, c.Form.URL, c.Form.Origin}
			for _, h := range c.Form.Rows {
				quoted = append(quoted, h.Name+": "+h.Value)
			}
			for _, text := range quoted {
				look(what, text, nil)
				look(what, errors.New("syntax: "+text), nil)
				look(what, fmt.Errorf("fetch of %q failed: %w", text, errors.New("refused")), nil)
				look(what, "no reason", []byte("goroutine 1 [running]:\nmain.main()\n"+text+"\n"))
			}
		}
	}
	defer func() { Held = Keys{} }()
	for _, keys := range []Keys{{secret: planted.Value}, {token: planted.Value}} {
		Held = keys
		for _, text := range []string{planted.Value, "bad signature for " + planted.Value, url.QueryEscape("a " + planted.Value)} {
			look("a credential of the form", text, []byte(text))
		}
	}
	if n < 40*12*4 {
		t.Errorf("only %d were looked for", n)
	}
	Held = Keys{}
	got := report(errors.New("broken on purpose"), debug.Stack())
	for _, want := range []string{"broken on purpose", "goroutine ", "TestCrashReportHasNoSecrets", "crash_test.go:"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q, which a developer needs:\n%s", want, got)
		}
	}
}
