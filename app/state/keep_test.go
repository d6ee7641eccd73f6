package state

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

func TestKeepRoundTrip(t *testing.T) {
	for _, e := range Examples() {
		s := New(CaseOf(e.Input), e.Title)
		got, ok := Kept(Keep(s, 1, nil))
		if !ok || !got.Case.Equal(s.Case) || got.Changed() || got.Title != e.Title {
			t.Errorf("%s: kept as %+v", e.ID, got)
		}
		s = Reduce(s, Typed{"changed"})
		got, ok = Kept(Keep(s, 1, nil))
		if !ok || got.Config != "changed" || !got.Changed() {
			t.Errorf("%s, changed: kept as %+v", e.ID, got)
		}
	}
}

func TestKeptRefusesWhatIsNotOurs(t *testing.T) {
	for _, text := range []string{"", "null x", "{", `{"input": 3}`, `[]`, "{}\n", "{}\n{", "x\n[]"} {
		if s, ok := Kept(text); ok {
			t.Errorf("Kept(%q) = %+v", text, s)
		}
		if w, ok := WorkOf("id", text); ok && text != "{}\n{" {
			t.Errorf("WorkOf(%q) = %+v", text, w)
		}
	}
}

// A form that is switched off is kept with what is in it.
func TestKeepFormThatIsOff(t *testing.T) {
	s := base().with(func(s *State) { s.Form.Rows = append(s.Form.Rows, Row{2, "authorization", "Bearer abc"}) })
	s = Reduce(s, Simulate{false})
	text := Keep(s, 1, nil)
	if strings.Contains(text, "abc") {
		t.Errorf("storage gets a credential: %s", text)
	}
	got, ok := Kept(text)
	if !ok || got.Form.On || !got.Changed() || got.Form.Request() != nil {
		t.Fatalf("kept as %+v", got.Form)
	}
	if r := Reduce(got, Simulate{true}).Form; r.URL != s.Form.URL || names(got) != "A B authorization" || !r.On {
		t.Errorf("switched on again: %+v", r)
	}
}

func TestWorkOf(t *testing.T) {
	s := base()
	if w, ok := WorkOf("id", Keep(s, 7, nil)); !ok || w != (Work{ID: "id", At: 7, About: "18 lines, PUT https://media.s3.eu-west-1.amazonaws.com/cat.jpg"}) {
		t.Errorf("got %+v", w)
	}
	s.Form, s.Config = Form{}, "x"
	if w, _ := WorkOf("id", Keep(s, 7, nil)); w != (Work{ID: "id", At: 7, Changed: true, About: "1 line"}) {
		t.Errorf("got %+v", w)
	}
	s.Config = ""
	if w, _ := WorkOf("id", Keep(s, 7, nil)); w.About != "no document" {
		t.Errorf("got %+v", w)
	}
}

// Only what was looked at is ever too much; a work of the person's never is.
func TestSurplus(t *testing.T) {
	var list []Work // newest first; every other one was only opened
	for i := range 2*MaxLooked + 6 {
		list = append(list, Work{ID: string(rune('A' + i)), At: int64(-i), Changed: i%2 != 0})
	}
	ids := func(own string) (out string) {
		for _, w := range Surplus(list, own) {
			out += w.ID
		}
		return out
	}
	if got := ids(""); got != "ikm" {
		t.Errorf("the surplus is %q", got)
	}
	if got := ids("m"); got != "ik" {
		t.Errorf("with one of them open the surplus is %q", got)
	}
	for i := range list {
		list[i].Changed = true
	}
	if got := ids(""); got != "" {
		t.Errorf("of changed works the surplus is %q", got)
	}
}

// A document costs storage what it is long, whatever characters it has.
func TestKeepIsNoLonger(t *testing.T) {
	for _, text := range []string{"<", "&", ">", "x"} {
		s := New(Case{Config: strings.Repeat(text, 10_000)}, "")
		if n := len(Keep(s, 1, nil)); n > 10_200 {
			t.Errorf("10,000 times %s is kept as %d bytes", text, n)
		}
	}
}

// The line of a work that is elsewhere says all that a list needs.
func TestElsewhere(t *testing.T) {
	text := Keep(Reduce(base(), Typed{"changed"}), 7, nil)
	line := Elsewhere(text)
	want, _ := WorkOf("id", text)
	want.Large = true
	if got, ok := WorkOf("id", line); !ok || got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, ok := Kept(line); ok {
		t.Error("a line is taken for a work")
	}
	if Elsewhere(line) != line {
		t.Error("the line of a line is another one")
	}
	if Elsewhere("nonsense") != "" {
		t.Error("nonsense has a line")
	}
}

func TestWithoutSecrets(t *testing.T) {
	in := corscore.Input{Request: &fetch.Request{
		URL: "https://AKIA:pw@b/k?X-Amz-Credential=AKIA%2F1&x=1&sig=abc&X-Amz-Algorithm=a#X-Amz-Signature=f",
		Headers: []wire.Header{
			{"Authorization", "AWS4-HMAC-SHA256 Credential=AKIA, Signature=1"},
			{"X-Amz-Security-Token", "secret"},
			{"x-amz-copy-source-server-side-encryption-customer-key", "secret"},
			{"x-amz-server-side-encryption-customer-key-MD5", "sum"},
			{"Content-Type", "image/png"},
		},
	}}
	got, left := WithoutSecrets(in)
	if want := "https://...@b/k?X-Amz-Credential=...&x=1&sig=...&X-Amz-Algorithm=a"; got.Request.URL != want {
		t.Errorf("URL %q, want %q", got.Request.URL, want)
	}
	want := []wire.Header{{"Authorization", "AWS4-HMAC-SHA256 ..."}, {"X-Amz-Security-Token", "..."}, {"x-amz-copy-source-server-side-encryption-customer-key", "..."}, {"x-amz-server-side-encryption-customer-key-MD5", "sum"}, {"Content-Type", "image/png"}}
	if !reflect.DeepEqual(got.Request.Headers, want) {
		t.Errorf("headers %q, want %q", got.Request.Headers, want)
	}
	if strings.Join(left, " ") != "Authorization X-Amz-Security-Token x-amz-copy-source-server-side-encryption-customer-key fragment of the URL user of the URL X-Amz-Credential sig" {
		t.Errorf("left out %q", left)
	}
	if !strings.Contains(in.Request.URL, "AKIA") {
		t.Error("the request in memory was changed too")
	}
	again, left := WithoutSecrets(got)
	if left != nil || !reflect.DeepEqual(again, got) {
		t.Errorf("a second time leaves out %q", left)
	}
	if kept := Keep(New(CaseOf(in), ""), 1, nil); strings.Contains(kept, "AKIA") || strings.Contains(kept, "secret") {
		t.Errorf("storage gets a credential: %s", kept)
	}
}

// Examples and presets hold nothing that looks like a credential, and every
// example can be shared as it is.
func TestBuiltInCasesHaveNoSecrets(t *testing.T) {
	for _, e := range Examples() {
		if _, left := WithoutSecrets(e.Input); left != nil {
			t.Errorf("example %s: %q", e.ID, left)
		}
	}
	for _, p := range Presets {
		if _, left := WithoutSecrets(corscore.Input{Request: &p.Request}); left != nil {
			t.Errorf("preset %s: %q", p.ID, left)
		}
	}
}

func TestFormRoundTrip(t *testing.T) {
	if FormOf(nil).Request() != nil {
		t.Error("no request becomes one")
	}
	for _, p := range Presets {
		f := FormOf(&p.Request)
		got := FormOf(f.Request())
		if !reflect.DeepEqual(f, got) {
			t.Errorf("%s: %+v, want %+v", p.ID, got, f)
		}
	}
}

func TestAdapt(t *testing.T) {
	for _, tt := range []struct{ url, want string }{
		{"", bucket + "/cat.jpg"},
		{"nonsense", bucket + "/cat.jpg"},
		{"https://h.example", "https://h.example/cat.jpg"},
		{"https://h.example?x", "https://h.example/cat.jpg"},
		{"http://h.example/a/b?c#d", "http://h.example/cat.jpg"},
	} {
		if got := Presets[0].Adapt(Form{URL: tt.url}).URL; got != tt.want {
			t.Errorf("Adapt to %q: %q, want %q", tt.url, got, tt.want)
		}
	}
}

func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Examples() {
		if seen["e"+e.ID] || e.Title == "" || e.About == "" {
			t.Errorf("example %q", e.ID)
		}
		seen["e"+e.ID] = true
	}
	for _, p := range Presets {
		if seen["p"+p.ID] || p.Title == "" || p.About == "" {
			t.Errorf("preset %q", p.ID)
		}
		seen["p"+p.ID] = true
	}
}

// What is between page and bucket is kept, its settings too, without credentials.
func TestKeepLayer(t *testing.T) {
	settings, _ := layer.SettingsOf("nginx-add")
	settings.Set = []wire.Header{{"authorization", "Bearer abc"}}
	settings.Send = append(settings.Send, layer.Edit{Op: layer.Add, Name: "Set-Cookie", Value: "session=abc"})
	s := base().with(func(s *State) { s.Layer = &corscore.Layer{Preset: "nginx-add", Settings: &settings} })
	text := Keep(s, 1, nil)
	if strings.Contains(text, "abc") {
		t.Errorf("storage gets a credential: %s", text)
	}
	if left := s.LeftOut(); !slices.Contains(left, "authorization") || !slices.Contains(left, "Set-Cookie") {
		t.Errorf("what is left out: %q", left)
	}
	got, ok := Kept(text)
	if !ok || got.Layer == nil || got.Layer.Settings == nil || len(got.Layer.Settings.Send) != 2 || !got.Changed() {
		t.Fatalf("kept as %+v", got.Layer)
	}
	if settings.Set[0][1] != "Bearer abc" {
		t.Error("the settings on the page have changed")
	}
}
