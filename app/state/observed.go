package state

import (
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/observed"
)

// The ids of the controls that say what was seen.
const (
	SeenOutcomeControl = "seen-outcome"
	SeenEngineControl  = "seen-engine"
)

// NotSaid is the value of these controls while the person says nothing: the value
// "" would be the text of its option.
const NotSaid = "-"

type (
	// SeeOutcome is how the request ended for the person, "" = not said.
	SeeOutcome struct{ Outcome string }
	// SeeEngine is in which browser, "" = not said.
	SeeEngine struct{ Engine string }
	// TickSign is that the person noticed something, or did not.
	TickSign struct {
		Sign string
		On   bool
	}
	// Unsee forgets all that was seen.
	Unsee struct{}
)

func (SeeOutcome) action() {}
func (SeeEngine) action()  {}
func (TickSign) action()   {}
func (Unsee) action()      {}

// see changes what was seen. What nothing says any more is nothing.
func (s State) see(a Action) State {
	var o corscore.Observed
	if s.Observed != nil {
		o = *s.Observed
		o.Signs = slices.Clone(o.Signs)
	}
	switch a := a.(type) {
	case SeeOutcome:
		o.Outcome = observed.Outcome(a.Outcome)
	case SeeEngine:
		o.Engine = a.Engine
	case TickSign:
		o.Signs = slices.DeleteFunc(o.Signs, func(sign observed.Sign) bool { return string(sign) == a.Sign })
		if a.On {
			o.Signs = append(o.Signs, observed.Sign(a.Sign))
		}
	case Unsee:
		o = corscore.Observed{}
	}
	s.Observed = &o
	if o.Outcome == "" && o.Engine == "" && o.Console == "" && len(o.Exchanges)+len(o.Signs) == 0 {
		s.Observed = nil
	}
	return s
}

// spoken is what the control's value says, "" = nothing.
func spoken(value string) string {
	if value == NotSaid {
		return ""
	}
	return value
}
