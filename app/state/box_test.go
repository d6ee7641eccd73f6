package state

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
)

const mine = `[{"AllowedOrigins": ["http://localhost:3000"], "AllowedMethods": ["GET"]}]`

// start is the page as a newcomer finds it.
func start() State {
	c := CaseOf(Start().Input)
	c.Auto = true
	s := New(c, Start().Title)
	s.Told = Sample()
	return s
}

// preflight is what a line tells about a preflight that failed.
func preflight() Found {
	return Found{Kinds: []string{"a line"}, Evidence: Evidence{Some: true, Asked: true, Request: &fetch.Request{
		Origin: "http://localhost:5173", URL: "https://b.s3.fr-par.scw.cloud/x",
	}}}
}

// Two pastes make the case, and nothing of the sample stays in it.
func TestTake(t *testing.T) {
	s := Reduce(start(), Take{preflight()})
	if s.Config != "" || s.Form.Method != "PUT" || s.Form.Origin != "http://localhost:5173" || names(s) != "content-type" {
		t.Fatalf("%q %+v", s.Config, s.Form)
	}
	for _, want := range []string{"From your paste: a line.", "an upload is taken, PUT with a content-type, because the browser sent a preflight.", "The sample's configuration is gone"} {
		if !strings.Contains(s.Told.Text, want) {
			t.Errorf("%q is not in %q", want, s.Told.Text)
		}
	}
	s = Reduce(s, Take{Found{Kinds: []string{"a configuration"}, Config: mine}})
	if s.Config != mine || s.Form.Origin != "http://localhost:5173" || strings.Contains(s.Told.Text, "sample") {
		t.Errorf("%q %+v", s.Told.Text, s.Form)
	}
	s = Reduce(s, Take{preflight()})
	if s.Config != mine {
		t.Error("the person's own document is gone")
	}
	s = Reduce(start(), Take{Found{Config: mine}})
	if s.Form.On || !strings.Contains(s.Told.Text, "It holds no request, and the sample's is gone: paste yours too.") {
		t.Errorf("%q %+v", s.Told.Text, s.Form)
	}
	none := Reduce(start(), Simulate{})
	if none = Reduce(none, Take{Found{Config: mine}}); none.Form.On || strings.Contains(none.Told.Text, "sample") {
		t.Errorf("without a request it says %q", none.Told.Text)
	}
}

// A request to another bucket says that the configuration stays, and what was seen of
// the request before is gone.
func TestTakeAnotherBucket(t *testing.T) {
	line := Found{Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "line"}, Evidence: Evidence{Request: &fetch.Request{Origin: "https://a", URL: "https://b.example/k", Method: "GET"}}}
	s := Reduce(Reduce(start(), Take{line}), Take{Found{Config: mine}})
	take := func(url string) State {
		return Reduce(s, Take{Found{Evidence: Evidence{Request: &fetch.Request{Origin: "https://a", URL: url, Method: "PUT"}}}})
	}
	const stays = "The configuration stays"
	if other := take("https://c.example/k"); other.Config != mine || other.Observed != nil || !strings.Contains(other.Told.Text, stays) {
		t.Errorf("%+v, %q", other.Observed, other.Told.Text)
	}
	if other := take("https://b.example:9000/k"); other.Observed != nil || !strings.Contains(other.Told.Text, stays) {
		t.Errorf("another port is taken as the same server: %q", other.Told.Text)
	}
	if same := take("https://b.example/other"); same.Config != mine || same.Observed == nil || strings.Contains(same.Told.Text, stays) {
		t.Errorf("%+v, %q", same.Observed, same.Told.Text)
	}
}

// What was seen before anybody told the request is of the request that comes: a
// sentence, a configuration and a URL are one case in any order.
func TestTakeSeenBeforeTheRequest(t *testing.T) {
	seen := Found{Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "line"}}
	request := Found{Evidence: Evidence{Request: &fetch.Request{Origin: "https://a", URL: "https://c.example/k", Method: "GET"}}}
	for _, all := range [][]Found{{seen, {Config: mine}, request}, {{Config: mine}, seen, request}, {request, seen, {Config: mine}}} {
		s := start()
		for _, f := range all {
			s = Reduce(s, Take{f})
		}
		if s.Observed == nil || s.Observed.Console != "line" || s.Config != mine || s.Form.URL != "https://c.example/k" {
			t.Errorf("%+v, %q, %q", s.Observed, s.Config, s.Form.URL)
		}
	}
}

// A page that nobody told does not look like mixed content.
func TestTakeWithoutOrigin(t *testing.T) {
	for url, want := range map[string]string{"http://b.example/k": "http://app.example.com", "https://b.example/k": "https://app.example.com"} {
		s := Reduce(start(), Take{Found{Evidence: Evidence{Some: true, Request: &fetch.Request{URL: url}}}})
		if s.Form.Origin != want {
			t.Errorf("%s: the page is %q, want %q", url, s.Form.Origin, want)
		}
	}
}

// After a configuration or evidence of the person, nothing of the sample's request
// comes back: not in the form that a request is added with, and not as the address of a
// request that tells none.
func TestNothingOfTheSampleComesBack(t *testing.T) {
	seen := Found{Observed: &corscore.Observed{Outcome: observed.Blocked}}
	for _, f := range []Found{{Config: mine}, seen, {Config: mine, Observed: seen.Observed}} {
		s := Reduce(Reduce(start(), Take{f}), Simulate{true})
		if q := s.Form.Request(); q == nil || q.URL != "" || q.Origin != "" || q.Method != "GET" || len(q.Headers) > 0 {
			t.Errorf("%+v: the form has %+v", f, q)
		}
	}
	s := Reduce(start(), Take{Found{Evidence: Evidence{Some: true, Request: &fetch.Request{Origin: "https://a.example"}}}})
	if s.Form.URL != "" || s.Form.Origin != "https://a.example" {
		t.Errorf("the form has %+v", s.Form)
	}
	if s = Reduce(Reduce(start(), Simulate{}), Simulate{true}); !s.Form.Sample() {
		t.Error("the sample's request is gone though nothing was pasted")
	}
}

// An origin that nobody told is one that the configuration names, in whatever order
// they come, or is said to be assumed. One that was told stays.
func TestTakeAssumesOrigin(t *testing.T) {
	request := func(origin, url string) Found {
		return Found{Evidence: Evidence{Request: &fetch.Request{Origin: origin, URL: url, Method: "GET"}}}
	}
	config := func(origins string) Found {
		return Found{Config: `[{"AllowedOrigins": [` + origins + `], "AllowedMethods": ["GET"]}]`}
	}
	const url, assumed, named = "https://b.example/k", "is assumed.", "which the configuration names."
	for _, c := range []struct {
		do           []Action
		origin, says string
	}{
		{[]Action{Take{request("", url)}}, "https://app.example.com", assumed},
		{[]Action{Take{request("", url)}, Take{config(`"https://*.a.example", "https://a.example/"`)}}, "https://a.example", named},
		{[]Action{Take{config(`"https://a.example"`)}, Take{request("", url)}}, "https://a.example", named},
		{[]Action{Take{config(`"*"`)}, Take{request("", url)}}, "https://app.example.com", assumed},
		{[]Action{Take{config(`"https://a.example", "http://b.example"`)}, Take{request("", "http://b.example/k")}}, "http://b.example", named},
		{[]Action{Take{request("https://app.example.com", url)}, Take{config(`"https://a.example"`)}}, "https://app.example.com", ""},
		{[]Action{Take{request("", url)}, SetField{Origin, "https://app.example.com"}, Take{config(`"https://a.example"`)}}, "https://app.example.com", ""},
		{[]Action{Take{request("https://c.example", url)}, Take{request("", url)}}, "https://c.example", ""},
	} {
		s := start()
		for _, a := range c.do {
			s = Reduce(s, a)
		}
		if s.Form.Origin != c.origin || !strings.Contains(s.Told.Text, c.says) || c.says == "" && strings.Contains(s.Told.Text, "The origin") {
			t.Errorf("%+v: %q, %q", c.do, s.Form.Origin, s.Told.Text)
		}
	}
}

// An edit of the request, or of the configuration, takes away what the line said of it.
// What was pasted stays true.
func TestToldIsFresh(t *testing.T) {
	untold := Found{Kinds: []string{"a URL"}, Evidence: Evidence{Some: true, Request: &fetch.Request{URL: "https://b.example/k"}}}
	const request, config, pasted = "It does not tell the method", "The sample's configuration is gone", "From your paste: a URL."
	for _, c := range []struct {
		do              Action
		request, config bool
	}{
		{EditRequest{On: true}, true, true},
		{SetField{Method, "PUT"}, false, true},
		{SetField{Origin, "https://a.example"}, false, true},
		{Typed{mine}, true, false},
	} {
		s := Reduce(Reduce(start(), Take{untold}), c.do)
		text := s.Told.Text
		if strings.Contains(text, request) != c.request || strings.Contains(text, "is assumed.") != c.request || strings.Contains(text, config) != c.config || !strings.HasPrefix(text, pasted) || strings.Contains(text, "  ") {
			t.Errorf("after %+v: %q", c.do, text)
		}
	}
	s := Reduce(Reduce(start(), Take{Found{Config: mine}}), Simulate{true})
	if strings.Contains(s.Told.Text, "It holds no request") {
		t.Errorf("with a request: %q", s.Told.Text)
	}
	if s = Reduce(start(), Typed{mine}); s.Told.Text != Sample().Text {
		t.Errorf("nothing was pasted: %q", s.Told.Text)
	}
}

// What was taken goes back and forth as one step, and its line goes with it.
func TestTakeBack(t *testing.T) {
	before := Reduce(start(), UseAnswers{On: true, Actual: "HTTP/1.1 200"})
	taken := Reduce(before, Take{preflight()})
	if taken.Given.On || !taken.LastWasTaken() || Reduce(taken, Typed{"x"}).LastWasTaken() {
		t.Fatalf("%+v", taken.Given)
	}
	s := Reduce(taken, TakeBack{})
	if !s.Case.Equal(before.Case) || s.Given != before.Given || s.Told.Text != before.Told.Text || s.Shown != before.Shown || s.Notice.Back.Label() != "Use the paste again" {
		t.Fatalf("%+v", s.Notice)
	}
	s = Reduce(s, GoBack{})
	if !s.Case.Equal(taken.Case) || s.Told.Text != taken.Told.Text || s.Notice.Back.Label() != "Take the paste back" {
		t.Errorf("%+v", s.Notice)
	}
	if s = Reduce(start(), TakeBack{}); !s.Case.Equal(start().Case) {
		t.Error("nothing was taken, and it goes back")
	}
}

// A pasted document is judged as a tool sends it, a link as the link says. Both can
// be changed. The first page and an example about no server are like a paste.
func TestWay(t *testing.T) {
	for _, e := range Examples() {
		want := dialect.AsItIs
		if e.Input.Dialect == "" {
			want = dialect.AutoWay
		}
		if s := Reduce(start(), OpenExample{e.ID}); s.Input().Way != want {
			t.Errorf("the example %s: %q", e.ID, s.Input().Way)
		}
	}
	s := Reduce(start(), Open{Case: Case{Config: "[]"}})
	if s.Input().Way != dialect.AsItIs {
		t.Errorf("a link without a way: %q", s.Input().Way)
	}
	if s = Reduce(s, Take{Found{Config: "[]"}}); s.Input().Way != dialect.AutoWay {
		t.Errorf("a paste: %q", s.Input().Way)
	}
	opened := s.Case
	if s = Reduce(s, SetWay{dialect.AsItIs}); s.Input().Way != dialect.AsItIs || s.Case.Equal(opened) || SameQuestion(s.Input(), opened.Input()) {
		t.Errorf("chosen: %q", s.Input().Way)
	}
}

// The line goes when another case takes the place of this one, and survives a
// reload.
func TestToldStaysWithTheCase(t *testing.T) {
	s := Reduce(start(), Take{preflight()})
	if s = Reduce(s, Typed{"x"}); s.Told.Text == "" {
		t.Error("an edit takes it away")
	}
	if kept, ok := Kept(Keep(s, 1, nil)); !ok || kept.Told.Text != s.Told.Text {
		t.Errorf("kept: %+v", kept.Told)
	}
	if s = Reduce(s, OpenExample{"cookies"}); s.Told.Text != "" {
		t.Errorf("%q", s.Told.Text)
	}
}

// What is offered is never taken by force, and ends when its text is edited.
func TestOffer(t *testing.T) {
	s := Reduce(start(), Typed{mine})
	s = Reduce(s, OfferFound{Offer{In: InEditor, Found: preflight(), Before: mine}})
	s = Reduce(s, Typed{"Access to fetch"})
	if s.Config != "Access to fetch" || s.Form.Origin != "https://app.example.com" || s.Box.Offer.In == "" {
		t.Fatalf("%+v", s.Box)
	}
	if used := Reduce(s, TakeOffer{}); used.Config != mine || used.Form.Origin != "http://localhost:5173" || used.Box.Offer.In != "" || used.Told.Back.Case.Config != mine {
		t.Errorf("used: %q %+v", used.Config, used.Box)
	}
	if kept := Reduce(s, KeepText{}); kept.Config != "Access to fetch" || kept.Box.Offer.In != "" {
		t.Errorf("kept: %+v", kept.Box)
	}
	if edited := Reduce(s, Typed{"Access"}); edited.Box.Offer.In != "" || Reduce(edited, TakeOffer{}).Config != "Access" {
		t.Errorf("edited: %+v", edited.Box)
	}
	s = Reduce(s, OfferFound{Offer{In: InURL, Found: preflight(), Before: "https://b"}})
	s = Reduce(Reduce(s, SetField{URL, "https://bcurl"}), TakeOffer{})
	if s.Form.URL != "https://b.s3.fr-par.scw.cloud/x" {
		t.Errorf("%q", s.Form.URL)
	}
}

// saying is a text of prose.
func saying(text string) Found { return Found{Observed: &corscore.Observed{Console: text}} }

// What tells the server, in the order in which it counts.
func TestAuto(t *testing.T) {
	empty := New(Case{Auto: true}, "")
	for _, c := range []struct {
		do   []Action
		id   string
		from From
	}{
		{nil, "aws", Assumed},
		{[]Action{Typed{`[{"allowed": {"origins": ["*"], "methods": ["GET"]}}]`}}, "cloudflare-r2", FromForm},
		{[]Action{Typed{"<CorsConfig><Cors/></CorsConfig>"}}, "gcs-xml", FromForm},
		{[]Action{Typed{"<StorageServiceProperties><Cors/></StorageServiceProperties>"}}, "azure-blob", FromForm},
		{[]Action{Typed{"az storage cors add --services b --methods GET --origins '*'"}}, "azure-blob", FromForm},
		{[]Action{Typed{mine}}, "aws", Assumed},
		{[]Action{Take{saying("We use Ceph RGW, and the upload has a CORS error.")}}, "ceph", FromText},
		{[]Action{Take{saying("MinIO works, Wasabi does not.")}}, "aws", Assumed},
		{[]Action{Typed{"<CorsConfig/>"}, Take{saying("We use Ceph RGW.")}}, "gcs-xml", FromForm},
		{[]Action{Take{saying("We use Ceph RGW.")}, TakeBack{}}, "aws", Assumed},
		{[]Action{Typed{"<CorsConfig/>"}, UseAnswers{On: true, Actual: "HTTP/1.1 200 OK\nServer: MinIO\n"}}, "minio", FromAnswer},
		{[]Action{UseAnswers{On: true, Actual: "HTTP/1.1 200 OK\nServer: MinIO\n"}, UseAnswers{}}, "aws", Assumed},
		{[]Action{UseAnswers{On: true, Actual: "HTTP/1.1 200 OK\nServer: MinIO\n"}, SetApply{ApplyEndpoint, "https://s3.wasabisys.com"}}, "wasabi", FromEndpoint},
		{[]Action{SetApply{ApplyEndpoint, "https://s3.wasabisys.com"}, Simulate{true}, SetField{URL, "https://fra1.digitaloceanspaces.com/b/x"}}, "digitalocean-spaces", FromAddress},
		{[]Action{Simulate{true}, SetField{URL, "https://fra1.digitaloceanspaces.com/b/x"}, Simulate{false}}, "aws", Assumed},
		{[]Action{SetServer{"ceph"}, Simulate{true}, SetField{URL, "https://fra1.digitaloceanspaces.com/b/x"}}, "ceph", Chosen},
		{[]Action{SetServer{"ceph"}, SetServer{AutoServer}}, "aws", Assumed},
		{[]Action{LinkServer{"ceph"}, GoBack{}}, "aws", Assumed},
	} {
		s := empty
		for _, a := range c.do {
			s = Reduce(s, a)
		}
		if s.Server() != c.id || s.From != c.from || s.Auto != (c.from != Chosen) {
			t.Errorf("%v: %s %s, want %s %s", c.do, s.Server(), s.From, c.id, c.from)
		}
	}
}

// A server that was chosen is a change; one that is told is not.
func TestAutoIsNoChange(t *testing.T) {
	s := start()
	if s.Server() != "aws" || s.From != FromAddress || s.Changed() {
		t.Fatalf("%s %s", s.Server(), s.From)
	}
	if s := Reduce(s, SetServer{"aws"}); !s.Changed() || s.Picked() != "aws" {
		t.Error("a choice is no change")
	}
	if s := Reduce(s, SetApply{ApplyEndpoint, "https://s3.wasabisys.com"}); s.Changed() {
		t.Error("an endpoint changes the case")
	}
	for _, s := range []State{s, Reduce(s, SetServer{"aws"}), Reduce(s, Typed{"x"}), Reduce(s.On("aws"), SetServer{AutoServer})} {
		if kept, ok := Kept(Keep(s, 1, nil)); !ok || kept.Auto != s.Auto || kept.Server() != s.Server() || kept.Changed() != s.Changed() {
			t.Errorf("kept: %v %s, was %v %s", kept.Auto, kept.Server(), s.Auto, s.Server())
		}
	}
}

// Whatever the address and the document tell, a case that is opened shows the
// server that it was shown with, and goes on with it while nothing tells another.
func TestAutoNeverChangesWhatIsOpened(t *testing.T) {
	urls := []string{"", "https://b.s3.amazonaws.com/x", "https://s3.wasabisys.com/b/x", "https://b.example/x"}
	for _, id := range []string{"scality", "aws", "ceph", "nobody"} {
		for _, url := range urls {
			for _, config := range []string{"", mine, "<CorsConfig></CorsConfig>"} {
				in := corscore.Input{Dialect: id, Config: config, Request: &fetch.Request{URL: url}}
				c := CaseOf(in)
				c.Auto = true
				s := Reduce(start(), Open{Case: c, Link: true})
				if s.Server() != id || !s.Auto || s.Changed() || (s.From == FromBefore) != (s.Server() != first1(s.tell())) {
					t.Fatalf("%s at %q shows %s (%s)", id, url, s.Server(), s.From)
				}
				if s = Reduce(Reduce(s, Show{HelpDialog}), SetField{Method, "PUT"}); s.Server() != id {
					t.Errorf("%s at %q becomes %s", id, url, s.Server())
				}
			}
		}
	}
}

func first1(id string, _ From) string { return id }

// The sample is a real situation at Amazon S3, and its line is about it.
func TestSample(t *testing.T) {
	s := start()
	r := s.Form.Request()
	for _, want := range []string{r.URL, r.Origin} {
		if !strings.Contains(Sample().Quote, want) {
			t.Errorf("the line does not tell %s", want)
		}
	}
	if !slices.Equal([]string{s.Server()}, []string{"aws"}) || !strings.Contains(s.Told.Text, "sample") {
		t.Errorf("%s %q", s.Server(), s.Told.Text)
	}
}

// A link that cannot be opened is told until something is done.
func TestBadLink(t *testing.T) {
	s := Reduce(Reduce(start(), Typed{"mine"}), BadLink{"it is damaged"})
	if s.Broken == "" || s.Config != "mine" {
		t.Fatalf("%+v", s.Broken)
	}
	for _, a := range []Action{BadLink{}, Typed{"x"}, OpenExample{"cookies"}, Take{preflight()}, SetServer{"ceph"}} {
		if s := Reduce(s, a); s.Broken != "" {
			t.Errorf("%T leaves %q", a, s.Broken)
		}
	}
	if s := Reduce(s, Select{0}); s.Broken == "" {
		t.Error("looking takes it away")
	}
}

// An example that is about one server leaves it to the next to tell its own.
func TestServerOfAnExample(t *testing.T) {
	s := Reduce(start(), OpenExample{"json"})
	if s.Server() != "scality" || s.Auto {
		t.Fatalf("%s, auto %v", s.Server(), s.Auto)
	}
	if s = Reduce(s, OpenExample{"cookies"}); !s.Auto {
		t.Errorf("%s, auto %v", s.Server(), s.Auto)
	}
}

// A line of the console and a command's output are both evidence, in whatever
// order they come; what is about another object replaces both.
func TestEvidenceJoins(t *testing.T) {
	line := Found{Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "line"}, Evidence: Evidence{Request: &fetch.Request{Origin: "https://a", URL: "https://b/k?x=1", Method: "GET"}}}
	curl := Found{Observed: &corscore.Observed{Outcome: observed.Readable, Console: "curl", Exchanges: []observed.Exchange{{Kind: observed.Actual}}}, Evidence: Evidence{Request: &fetch.Request{Origin: "https://a", URL: "https://b/k?x=2", Method: "GET"}}}
	for name, order := range map[string][]Found{"line first": {line, curl}, "curl first": {curl, line}} {
		s := Reduce(Reduce(start(), Take{order[0]}), Take{order[1]})
		if o := s.Observed; o.Outcome != observed.Blocked || len(o.Exchanges) != 1 || !strings.Contains(o.Console, "line") || !strings.Contains(o.Console, "curl") {
			t.Errorf("%s: %+v", name, o)
		}
	}
	other := curl
	other.Evidence.Request = &fetch.Request{Origin: "https://a", URL: "https://b/other", Method: "GET"}
	if o := Reduce(Reduce(start(), Take{line}), Take{other}).Observed; o.Outcome != observed.Readable || o.Console != "curl" {
		t.Errorf("another object: %+v", o)
	}
	// A response alone is nobody's sample.
	s := Reduce(start(), Take{Found{Observed: &corscore.Observed{Outcome: observed.Failed}}})
	if s.Config != "" || s.Form.On || !strings.Contains(s.Told.Text, "The sample is gone") {
		t.Errorf("%q, form %v, %q", s.Config, s.Form.On, s.Told.Text)
	}
}

// Each paste can be taken back, one after the other, and used again.
func TestTakeBackSeveral(t *testing.T) {
	s := start()
	var before []State
	for _, found := range []Found{preflight(), {Config: mine}, {Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "line"}}} {
		before = append(before, s)
		s = Reduce(s, Take{found})
	}
	last := s
	for i, want := range slices.Backward(before) {
		if !s.LastWasTaken() {
			t.Fatalf("paste %d cannot be taken back", i)
		}
		if s = Reduce(s, TakeBack{}); !s.Case.Equal(want.Case) || s.Told.Text != want.Told.Text {
			t.Fatalf("paste %d is taken back: %+v", i, s.Case)
		}
		if s.Notice.Back == nil || !s.Notice.Back.Again() {
			t.Fatalf("paste %d cannot be used again", i)
		}
	}
	if s.Told.Back != nil {
		t.Error("there is one more paste to take back than there was")
	}
	if s = Reduce(last, TakeBack{}); !Reduce(s, GoBack{}).Case.Equal(last.Case) {
		t.Error("the paste is not used again")
	}
	for range 3 * maxTurns {
		last = Reduce(last, Take{Found{Config: mine}})
	}
	n := 0
	for back := last.Told.Back; back != nil; back = back.Told.Back {
		n++
	}
	if n != maxTurns {
		t.Errorf("%d pastes are remembered", n)
	}
}

// What was seen is of no sample: without a request of the person's own there is none, in
// whatever order the configuration and what was seen come.
func TestSeenOfNoSample(t *testing.T) {
	seen := &corscore.Observed{Outcome: observed.Unreadable, Console: "JavaScript cannot read ETag"}
	for name, all := range map[string][]Found{
		"together":            {{Config: mine, Observed: seen}},
		"configuration first": {{Config: mine}, {Observed: seen}},
		"evidence first":      {{Observed: seen}, {Config: mine}},
	} {
		s := start()
		for _, f := range all {
			s = Reduce(s, Take{f})
		}
		if s.Form.On || s.Config != mine || s.Observed == nil {
			t.Errorf("%s: the request is on: %v, the configuration is %q", name, s.Form.On, s.Config)
		}
	}
	asked := Reduce(start(), Take{preflight()})
	if s := Reduce(asked, Take{Found{Config: mine, Observed: seen}}); !s.Form.On || s.Form.URL != "https://b.s3.fr-par.scw.cloud/x" {
		t.Errorf("the person's own request is gone: %+v", s.Form)
	}
}
