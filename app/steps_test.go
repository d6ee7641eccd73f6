//go:build !js

package app

import (
	"strings"
	"testing"

	"s3cors.playground/app/state"
)

// TestLongDocumentIsAnsweredInSteps: the core's run, the words, and the editor's marks
// are each a task of their own, so that keys and paints get their turn between them.
func TestLongDocumentIsAnsweredInSteps(t *testing.T) {
	defer func() {
		if why := recover(); why != nil { // nothing is drawn without a browser
			t.Fatal("a step did the work of the next one too: it has the page drawn")
		}
	}()
	p := newPlayground(state.New(state.CaseOf(state.Start().Input), ""))
	var tasks []func()
	p.later = func(_ int, f func()) { tasks = append(tasks, f) }
	before := p.in.Config
	long := strings.Repeat(before, atOnce/len(before)+1)
	p.state.Config = long

	p.answer()
	if len(tasks) != 1 || p.in.Config != before {
		t.Fatalf("after the core's run, %d tasks are left, and the report is put into words: %v", len(tasks), p.in.Config != before)
	}
	p.state.Config += " "
	p.answer()
	if len(tasks) != 1 || !p.judgeAgain {
		t.Fatalf("an edit during the answer started another one at once: %d tasks", len(tasks))
	}
	tasks[0]()
	if len(tasks) != 2 || p.in.Config != long || !p.judging {
		t.Fatalf("after the words, %d tasks were asked for; the words are about the document that was asked about: %v; the answer goes on: %v", len(tasks), p.in.Config == long, p.judging)
	}
}
