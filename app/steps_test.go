//go:build !js

package app

import (
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
)

// TestLongDocumentIsAnsweredInSteps: each step of the core, the words, and the editor's marks
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

	steps := 1
	for run := corscore.Begin(p.state.Input()); run.Step(); steps++ {
	}
	if steps < 4 {
		t.Errorf("the core answers in %d steps", steps)
	}
	p.answer()
	p.state.Config += " "
	p.answer()
	if !p.judgeAgain {
		t.Fatal("an edit during the answer is not answered after it")
	}
	taken := 1
	for ; p.in.Config == before; taken++ {
		if len(tasks) != taken {
			t.Fatalf("after %d tasks, %d were asked for", taken, len(tasks))
		}
		tasks[taken-1]()
	}
	if taken != steps+1 || len(tasks) != taken || p.in.Config != long || !p.judging {
		t.Fatalf("the words came in task %d, after %d steps of the core; %d tasks were asked for; the words are about the document that was asked about: %v; the answer goes on: %v", taken, steps, len(tasks), p.in.Config == long, p.judging)
	}
}
