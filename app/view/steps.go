package view

import (
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/source"
)

// Steps is the explanation as a tree.
type Steps struct {
	Roots []Step
	Count int // of all steps
}

// Step is one step.
type Step struct {
	Path     string // "0.2.1": its place in the tree
	Tone     Tone
	Word     string // the outcome
	Title    string
	Detail   string
	Ref      string
	URL      string // "" unless https
	HasSpan  bool
	Fine     bool // nothing to look at: its detail is folded away at first
	Open     bool // unfolded at first: the way to the failure
	Children []Step
	More     int // children that are not listed
}

// MaxSteps is how many children of a step are listed.
const MaxSteps = 30

func steps(report *corscore.Report) Steps {
	if report.Fetch == nil {
		return Steps{}
	}
	var s Steps
	s.Roots = s.all(report.Fetch.Steps, "")
	return s
}

func (s *Steps) all(in []source.Step, path string) []Step {
	out := make([]Step, 0, min(len(in), MaxSteps))
	for i := range in {
		if i == MaxSteps {
			break
		}
		out = append(out, s.one(&in[i], path+strconv.Itoa(i)))
	}
	s.Count += len(in)
	return out
}

func (s *Steps) one(in *source.Step, path string) Step {
	out := Step{
		Path: path, Title: in.Title, Detail: in.Detail, Ref: in.Ref,
		URL: safeURL(in.URL), HasSpan: in.Span.Len() > 0,
		Open: in.Outcome == source.Fail, More: max(0, len(in.Children)-MaxSteps),
	}
	out.Tone, out.Word = stepTone(in.Outcome)
	if in.Ref == corscore.UnknownRef {
		out.Tone, out.Word, out.Ref = Unknown, "note", ""
	}
	out.Fine = out.Tone == OK || out.Tone == Neutral && in.Outcome == source.Skip
	out.Children = s.all(in.Children, path+".")
	for i := range out.Children {
		out.Open = out.Open || out.Children[i].Tone == Unknown
	}
	return out
}

func stepTone(o source.StepOutcome) (Tone, string) {
	switch o {
	case source.Pass:
		return OK, "passes"
	case source.Fail:
		return Error, "fails"
	case source.Skip:
		return Neutral, "does not apply"
	}
	return Neutral, "note"
}

// safeURL lets only links to web pages through.
func safeURL(url string) string {
	if len(url) > 8 && url[:8] == "https://" {
		return url
	}
	return ""
}
