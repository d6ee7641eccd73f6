package source

// StepOutcome is the outcome of a [Step].
type StepOutcome string

const (
	Pass StepOutcome = "pass"
	Fail StepOutcome = "fail"
	Skip StepOutcome = "skip" // the step did not apply
	Info StepOutcome = "info" // nothing was decided
)

// Step is one step of an explanation, with the steps below it.
type Step struct {
	Ref      string      `json:"ref"`   // "algorithm/step" of the standard, e.g. "cors-check/3"
	URL      string      `json:"url"`   // of the standard or the documentation
	Title    string      `json:"title"` // what is asked
	Outcome  StepOutcome `json:"outcome"`
	Detail   string      `json:"detail"`   // what was found, with the values at hand
	Span     Span        `json:"span"`     // place in the document, empty (0,0) = none
	Children []Step      `json:"children"` // never nil in a Report
}
