package view

import (
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/app/state/planted"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/share"
)

// A planted secret is in nothing that leaves the page's memory, and its name is
// told.
func TestPlantedSecrets(t *testing.T) {
	n := 0
	for _, name := range planted.Names() {
		for place, c := range planted.In(name) {
			in, left := state.WithoutSecrets(c.Input())
			fragment := share.Encode(in)
			linked, err := share.Decode(fragment)
			if err != nil {
				t.Fatal(err)
			}
			s := state.New(state.CaseOf(state.Start().Input), "")
			s.Case = c
			off := s
			off.Form.On = false
			for sink, text := range map[string]string{
				"link": share.Encode(linked) + linked.Config + strings.Join(told(linked), "\n"), "storage": state.Keep(s, 1, nil), "storage, off": state.Keep(off, 1, nil), "Markdown": Markdown(c.Input(), "", nil, nil),
				"test table": cases.JSON(c.Tests), "test script": cases.Curl(c.Tests), "names": strings.Join(left, "\n"),
			} {
				if n++; strings.Contains(text, planted.Value) {
					t.Errorf("%s, %s: it is in %s:\n%s", name, place, sink, text)
				}
			}
			if len(c.Secrets()) == 0 {
				t.Errorf("%s, %s: nothing is said to be left out", name, place)
			}
			back, ok := state.Kept(state.Keep(s, 1, nil))
			if !ok || len(back.Secrets()) > 0 {
				t.Errorf("%s, %s: what is kept has %q", name, place, back.Secrets())
			}
		}
	}
	if n < 40*12*5 {
		t.Errorf("only %d were looked for", n)
	}
}

// told are the strings of an input.
func told(in corscore.Input) []string {
	out := []string{in.Config}
	if r := in.Request; r != nil {
		out = append(out, r.Origin, r.URL, r.Method)
		for _, h := range r.Headers {
			out = append(out, h[0]+": "+h[1])
		}
	}
	if in.Object != nil {
		for _, h := range in.Object.Headers {
			out = append(out, h[0]+": "+h[1])
		}
	}
	return out
}
