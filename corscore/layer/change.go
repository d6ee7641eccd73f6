package layer

import "slices"

// Change is one change of settings that may help.
type Change string

// The changes.
const (
	AllowOptions   Change = "allow-options"
	ForwardOrigin  Change = "forward-origin"
	KeyOrigin      Change = "key-origin"
	StoreVary      Change = "store-vary"
	NoAdd          Change = "no-add"
	HideAndAdd     Change = "hide-and-add"
	OverrideOrigin Change = "override-origin"
	AllowMethods   Change = "allow-methods" // all of them
)

// With returns s after a change.
func (s Settings) With(c Change) Settings {
	switch c {
	case AllowOptions:
		s.allowOptions()
	case AllowMethods:
		s.Methods = nil
	case ForwardOrigin:
		s.forward()
	case KeyOrigin:
		if !s.Keys("origin") {
			s.Key = append(slices.Clip(s.Key), KeyHeader+"origin")
		}
		s.forward()
		s.allowOptions()
	case StoreVary:
		s.Store = append(slices.Clip(s.Store), Edit{Op: SetIfMissing, Name: "Vary", Value: "Origin"})
		s.Vary = HeedVary
	case NoAdd:
		s.Send, s.Preflight = s.sendsWithout(allowOrigin), nil
	case HideAndAdd:
		s.Send = append(s.sendsWithout(allowOrigin), Edit{Op: Remove, Name: allowOrigin}, Edit{Op: Add, Name: allowOrigin, Value: "*"})
	case OverrideOrigin:
		s.Send = append(s.sendsWithout(allowOrigin), Edit{Op: Replace, Name: allowOrigin, Value: "*", When: WithOrigin})
		s.forward()
		s.allowOptions()
	}
	return s
}

func (s *Settings) allowOptions() {
	if s.Methods != nil && !s.lets("OPTIONS") {
		s.Methods = append(slices.Clip(s.Methods), "OPTIONS")
	}
}

// forward passes on the headers by which a bucket decides about CORS.
func (s *Settings) forward() {
	var drop []string
	for _, name := range s.Drop {
		if !slices.Contains(corsRequest, name) {
			drop = append(drop, name)
		}
	}
	s.Drop = drop
}

// sendsWithout returns the edits of Send that are not of the header called name.
func (s *Settings) sendsWithout(name string) []Edit {
	var kept []Edit
	for _, e := range s.Send {
		if e.Name != name {
			kept = append(kept, e)
		}
	}
	return kept
}
