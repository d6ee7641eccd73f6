//go:build !js

package app

import (
	"strings"
	"testing"

	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/share"
)

// fragmentOf is the link that the share dialog makes of s, without its address.
func fragmentOf(s state.State) string {
	p := newPlayground(s)
	p.makeLink()
	_, fragment, _ := strings.Cut(p.link, "#")
	return fragment
}

// opened is the page after the link fragment was opened in now.
func opened(t *testing.T, fragment string, now state.State) state.State {
	t.Helper()
	a := byLink(openLink(fragment, now))
	if _, bad := a.(state.BadLink); bad {
		t.Fatalf("%s: %+v", fragment, a)
	}
	return state.Reduce(now, a)
}

// A link made now opens with the server that it was shown with, wherever it is
// opened, by this version and by older ones. Whether it was Auto comes along.
func TestLinksNameTheirServer(t *testing.T) {
	request := &fetch.Request{Origin: "https://a.example", URL: "https://b.s3.wasabisys.com/x", Method: "PUT"}
	for _, in := range []corscore.Input{
		{Config: "x"}, {Config: "x", Dialect: "ceph"}, {Config: "x", Request: request}, {Request: request}, {Config: "<CorsConfig></CorsConfig>"},
	} {
		for _, auto := range []bool{false, true} {
			c := state.CaseOf(in)
			if c.Auto = auto; auto {
				c.Dialect = ""
			}
			s := state.New(c, "")
			fragment := fragmentOf(s)
			old, err := share.Decode(fragment)
			if err != nil || old.Dialect != s.Server() || old.Config != in.Config {
				t.Fatalf("an older version reads %+v of %s, %v; it was shown with %s", old, fragment, err, s.Server())
			}
			for _, now := range []state.State{pane.Start(), pane.Start().On("ceph"), state.Reduce(pane.Start(), state.SetApply{Field: state.ApplyEndpoint, Value: "https://storage.googleapis.com"})} {
				if got := opened(t, fragment, now); got.Server() != s.Server() || got.Auto != auto {
					t.Errorf("%+v, auto %v: opens with %s, auto %v", in, auto, got.Server(), got.Auto)
				}
			}
		}
	}
}

// A case without a configuration opens as it was, wherever it is opened: not on the
// configuration that the reader has.
func TestLinkWithoutConfiguration(t *testing.T) {
	for _, c := range []state.Case{
		{Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "TypeError: Failed to fetch"}},
		state.CaseOf(corscore.Input{Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.s3.amazonaws.com/x", Method: "PUT"}}),
	} {
		s := state.New(c, "")
		fragment := fragmentOf(s)
		for _, now := range []state.State{pane.Start(), state.New(state.Case{Config: "<a/>"}, "")} {
			got := opened(t, fragment, now)
			if got.Config != "" || got.Form.On != s.Form.On || (got.Observed == nil) != (s.Observed == nil) {
				t.Errorf("%s opens with the configuration %q, the request %+v, what was seen: %v", fragment, got.Config, got.Form, got.Observed)
			}
		}
	}
}

// Links that were made before name no server where it was Scality.
func TestOldLinksKeepTheirServer(t *testing.T) {
	request := &fetch.Request{Origin: "https://a.example", URL: "https://b.s3.wasabisys.com/x", Method: "PUT"}
	unnamed := share.Encode(corscore.Input{Config: "x", Request: request})
	named := share.Encode(corscore.Input{Config: "x", Request: request, Dialect: "aws"})
	for fragment, want := range map[string]string{
		unnamed:                 "scality",
		named:                   "aws",
		"config=x&dialect=ceph": "ceph",
		"dialect=ceph":          "ceph",
		"config=x&server=auto":  "scality",
		"config=x&url=https://b.s3.wasabisys.com/x": "scality",
	} {
		if got := opened(t, fragment, pane.Start()); got.Server() != want || got.Auto {
			t.Errorf("%s opens with %s, auto %v", fragment, got.Server(), got.Auto)
		}
	}
	if s := opened(t, share.Encode(corscore.Input{Request: request}), pane.Start().On("ceph")); s.Server() != "ceph" {
		t.Errorf("a request alone changes the server to %s", s.Server())
	}
	if dialect.Default().ID != "scality" || pane.Servers[0].ID != "scality" {
		t.Error("Scality is no longer what a link without a server means, or leads no group")
	}
}

// What the page says about the shown server is true of what a link of it shows.
func TestAutoShowsTheSame(t *testing.T) {
	for _, e := range state.Examples() {
		s := state.Reduce(pane.Start(), state.OpenExample{ID: e.ID})
		got := opened(t, fragmentOf(s), pane.Start().On("ceph"))
		if a, b := corscore.Run(s.Input()), corscore.Run(got.Input()); a.Put.Accepted != b.Put.Accepted || (a.Fetch == nil) != (b.Fetch == nil) || a.Fetch != nil && a.Fetch.Outcome != b.Fetch.Outcome {
			t.Errorf("%s: another verdict", e.ID)
		}
	}
}

// A menu's example comes out as it says on the server that Auto takes for it too.
func TestExamplesAtAuto(t *testing.T) {
	for _, e := range state.Examples() {
		s := state.Reduce(pane.Start(), state.OpenExample{ID: e.ID})
		if e.ID == state.Start().ID {
			s = pane.Start()
		}
		there, here := corscore.Run(e.Input), corscore.Run(s.Input())
		if there.Fetch == nil {
			continue
		}
		if here.Fetch.Outcome != there.Fetch.Outcome || (here.Fetch.Blocked == nil) != (there.Fetch.Blocked == nil) || here.Fetch.Blocked != nil && here.Fetch.Blocked.Reason != there.Fetch.Blocked.Reason {
			t.Errorf("%s: %v at %s, not %v", e.ID, here.Fetch.Outcome, s.Server(), there.Fetch.Outcome)
		}
	}
}
