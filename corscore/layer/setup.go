package layer

// Setup is what is between pages and a bucket, as a case holds it: a preset, and the
// settings that count instead of the preset's.
type Setup struct {
	Preset   string    `json:"preset,omitempty"`   // id, "" = none
	Settings *Settings `json:"settings,omitempty"` // all of them, nil = the preset's; never written to
}

// Resolved returns the settings that count, nil if nothing is in between. A preset
// that does not exist is nothing.
func (u *Setup) Resolved() *Settings {
	switch {
	case u == nil:
		return nil
	case u.Settings != nil:
		return u.Settings
	}
	s, ok := SettingsOf(u.Preset)
	if !ok || u.Preset == "none" {
		return nil
	}
	return &s
}

// Bounds of what settings list. More does not count.
const (
	MostErrors = 50
	MostEdits  = 20
	MostItems  = 20
)

// Limit cuts what is beyond the bounds, in settings that somebody else wrote.
func (s *Settings) Limit() {
	for _, list := range [...]*[]string{&s.Methods, &s.Cached, &s.Key, &s.Bypass, &s.Drop} {
		*list = first(*list, MostItems)
	}
	s.Set, s.Refuse.Headers = first(s.Set, MostItems), first(s.Refuse.Headers, MostItems)
	s.Store, s.Send = first(s.Store, MostEdits), first(s.Send, MostEdits)
	for _, list := range [...][]Edit{s.Store, s.Send} {
		for i := range list {
			list[i].Origins = first(list[i].Origins, MostItems)
		}
	}
	if p := s.Preflight; p != nil {
		p.Headers, p.Origins = first(p.Headers, MostItems), first(p.Origins, MostItems)
	}
	t := &s.TTL
	for _, seconds := range [...]*int{&t.Default, &t.Min, &t.Max, &t.Grace} {
		*seconds = min(max(*seconds, 0), MostSeconds)
	}
	for status, seconds := range t.Errors {
		if len(t.Errors) > MostErrors {
			delete(t.Errors, status)
			continue
		}
		t.Errors[status] = min(max(seconds, 0), MostSeconds)
	}
}

func first[T any](list []T, most int) []T { return list[:min(len(list), most)] }
