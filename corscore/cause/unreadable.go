package cause

import (
	"cmp"
	"slices"
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
)

// mostUnreadable bounds how many hidden headers are looked for.
const mostUnreadable = 8

// Unreadable returns the response headers that script could not read, by what was
// printed or told. It is empty where something else was seen.
func Unreadable(o *observed.Observed) (names []string) {
	if o == nil || o.Outcome != observed.Unreadable {
		return nil
	}
	add := func(name string) {
		known := func(n string) bool { return strings.EqualFold(n, name) }
		if wire.IsToken(name) && len(name) <= 100 && len(names) < mostUnreadable && !slices.ContainsFunc(names, known) {
			names = append(names, name)
		}
	}
	found := symptom.New().Find(o.Console)
	for i := range found {
		add(hiddenBy(&found[i]))
	}
	for _, name := range observed.HiddenHeaders(o.Console) {
		add(name)
	}
	return names
}

// hiddenBy is the header that script could not read, as a known text says; "" = the text
// says something else. Texts that name none are about ETag.
func hiddenBy(f *symptom.Found) string {
	if len(f.Causes) == 0 || f.Causes[0] != headerNotExposedID {
		return ""
	}
	return cmp.Or(f.Value("header"), "ETag")
}
