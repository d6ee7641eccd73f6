package state

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
)

// MaxTests is how many rows the test table has at most: all of them are run at
// each key.
const MaxTests = 50

type (
	// AddTest makes the request of the form a row of the test table, expected to
	// be allowed.
	AddTest struct{}
	// RemoveTest removes row N.
	RemoveTest struct{ N int }
	// NameTest names row N.
	NameTest struct {
		N    int
		Text string
	}
	// ExpectTest is what row N demands.
	ExpectTest struct {
		N       int
		Outcome fetch.Outcome
	}
	// ShowTest fills the form with the request of row N.
	ShowTest struct{ N int }
	// SetTests replaces the table.
	SetTests struct{ Tests []cases.Case }
)

func (AddTest) action()    {}
func (RemoveTest) action() {}
func (NameTest) action()   {}
func (ExpectTest) action() {}
func (ShowTest) action()   {}
func (SetTests) action()   {}

func (s State) test(a Action) State {
	tests := slices.Clone(s.Tests)
	has := func(n int) bool { return n >= 0 && n < len(tests) }
	switch a := a.(type) {
	case AddTest:
		if r := s.Form.Request(); r != nil && len(tests) < MaxTests {
			name := r.Method + " from " + r.Origin
			tests = append(tests, cases.Case{Name: name, Request: *r, Expect: cases.Expect{Outcome: fetch.Allowed}})
		}
	case RemoveTest:
		if has(a.N) {
			tests = slices.Delete(tests, a.N, a.N+1)
		}
	case NameTest:
		if has(a.N) {
			tests[a.N].Name = a.Text
		}
	case ExpectTest:
		if has(a.N) {
			tests[a.N].Expect = cases.Expect{Outcome: a.Outcome, Reads: tests[a.N].Expect.Reads}
		}
	case SetTests:
		tests = slices.Clone(a.Tests[:min(len(a.Tests), MaxTests)])
	case ShowTest:
		if has(a.N) {
			s = s.showRequest(ShowRequest{"test “" + tests[a.N].Name + "”", tests[a.N].Request})
		}
	}
	s.Tests = tests
	return s
}

// SameTests reports whether two test tables ask and demand the same.
func SameTests(a, b []cases.Case) bool { return equalTests(a, b) }

func equalTests(a, b []cases.Case) bool {
	return slices.EqualFunc(a, b, func(x, y cases.Case) bool {
		return x.Name == y.Name && x.Expect.Outcome == y.Expect.Outcome && slices.Equal(x.Expect.Reads, y.Expect.Reads) &&
			equalRequests(&x.Request, &y.Request)
	})
}

// The ids of a row's controls begin with this and its number.
const (
	testControl   = "test-"
	expectControl = "expect"
)

// TestName and TestExpect are the ids of the controls of row n.
func TestName(n int) string { return testControl + strconv.Itoa(n) + "-" + nameControl }

func TestExpect(n int) string { return testControl + strconv.Itoa(n) + "-" + expectControl }

// TestRemove is the id of the button that removes row n.
func TestRemove(n int) string { return testControl + strconv.Itoa(n) + "-remove" }
