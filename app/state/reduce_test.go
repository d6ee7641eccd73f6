package state

import (
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// base is a page with two header rows and nothing changed.
func base() State {
	return New(CaseOf(Examples()[0].Input), "example").with(func(s *State) {
		s.Form.Rows = []Row{{0, "A", "1"}, {1, "B", "2"}}
		s.Form.Next = 2
		s.Opened = s.Case
	})
}

func (s State) with(change func(*State)) State {
	change(&s)
	return s
}

// line is what a line of a console tells.
func line() Evidence {
	return Evidence{Some: true, Request: &fetch.Request{URL: "https://b.example/x"}}
}

func TestUntold(t *testing.T) {
	mine, plain := base().Form, base().Form
	plain.Rows = nil
	method, header := line(), line()
	method.Request.Method = "DELETE"
	header.Request.Headers = []wire.Header{{"x-a", ""}}
	for want, c := range map[string]struct {
		f Form
		e Evidence
	}{
		"": {mine, Evidence{Request: &fetch.Request{}}},
		"It does not tell the method and the headers: PUT, A and B stay from the form.":           {mine, line()},
		"It does not tell the method and the headers: PUT stays from the form.":                   {plain, line()},
		"It does not tell the headers: A and B stay from the form.":                               {mine, method},
		"It does not tell the headers: none are taken.":                                           {plain, method},
		"It does not tell the method and the headers: GET without headers is taken.":              {FormOf(Start().Input.Request), line()},
		"It does not tell the method and which other headers there are: PUT stays from the form.": {plain, header},
	} {
		if got := c.f.Untold(c.e); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func names(s State) string {
	var out []string
	for _, r := range s.Form.Rows {
		out = append(out, r.Name)
	}
	return strings.Join(out, " ")
}

func TestReduce(t *testing.T) {
	other := Case{Config: "other", Dialect: "aws"}
	third := Case{Config: "third"}
	tests := []struct {
		name string
		from State
		do   []Action
		want func(State) bool
	}{
		{"typing", base(), []Action{Typed{"x"}}, func(s State) bool { return s.Config == "x" && s.Changed() }},
		{"typing it back", base(), []Action{Typed{"x"}, Typed{base().Config}}, func(s State) bool { return !s.Changed() }},
		{"server", base(), []Action{SetServer{"aws"}}, func(s State) bool { return s.Server() == "aws" }},
		{"default server said", base(), []Action{SetServer{"scality"}}, func(s State) bool { return !s.Changed() }},
		{"fields", base(), []Action{
			SetField{Origin, "o"},
			SetField{URL, "u"},
			SetField{Method, "m"},
			SetField{Mode, "no-cors"},
			SetField{Credentials, "include"},
			SetField{Initiator, "xhr-upload"},
			SetField{Body, "stream"},
		}, func(s State) bool {
			r := s.Form.Request()
			return r.Origin == "o" && r.URL == "u" && r.Method == "m" && r.Mode == fetch.CORS && r.Credentials == fetch.Include &&
				r.API == fetch.XHR && r.Body == fetch.Stream && r.PreflightFlag
		}},
		{"GET sends no body", base(), []Action{SetField{Body, "bytes"}, SetField{Method, "PUT"}, SetField{Method, "get"}}, func(s State) bool {
			return s.Form.Request().Body == fetch.NoBody
		}},
		{"the body comes back with PUT", base(), []Action{
			SetField{Method, "PUT"}, SetField{Body, "bytes"}, SetField{Method, ""}, SetField{Method, "HEAD"}, SetField{Method, "P"}, SetField{Method, "PUT"},
		}, func(s State) bool { return s.Form.Request().Body == fetch.Bytes && s.Form.Unsent == "" }},
		{"a body that is chosen with GET stays", base(), []Action{SetField{Method, "GET"}, SetField{Body, "bytes"}}, func(s State) bool {
			return s.Form.Request().Body == fetch.Bytes
		}},
		{"an element chooses by itself", base(), []Action{SetField{Initiator, "font"}}, func(s State) bool {
			r := s.Form.Request()
			return r.API == fetch.Element && r.Destination == fetch.Font && r.Method == "GET" && len(r.Headers) == 0
		}},
		{"what script chose comes back", base(), []Action{
			SetField{Method, "PUT"}, SetField{Initiator, "video"}, SetField{Initiator, "img"}, SetField{URL, "u"}, SetField{Initiator, "xhr"},
		}, func(s State) bool {
			r := s.Form.Request()
			return r.API == fetch.XHR && r.Method == "PUT" && r.URL == "u" && names(s) == "A B" && s.Form.Rows[1].ID == 1
		}},
		{"comparing with a text", base(), []Action{CompareWith{"other"}}, func(s State) bool {
			return s.Other == "other" && s.Compared() == "other" && !s.Layout.EditOld && !s.Changed()
		}},
		{"comparing asks for the old document", base(), []Action{Review{On: true}}, func(s State) bool { return s.Layout.Review && s.Layout.EditOld && s.Compared() == "" }},
		{"going back keeps it", base(), []Action{CompareWith{"other"}, Review{}}, func(s State) bool { return s.Compared() == "" && s.Other == "other" }},
		{"a panel of the result leads back", base(), []Action{CompareWith{"other"}, ShowTab{RulesTab}}, func(s State) bool { return !s.Layout.Review }},
		{"another case is compared with nothing", base(), []Action{CompareWith{"other"}, Open{Case: other}}, func(s State) bool { return !s.Layout.Review }},
		{"a link holds what it is compared with", base(), []Action{Open{Case: other, Other: "old"}}, func(s State) bool { return s.Compared() == "old" }},
		{"an example becomes the request and the comparison stays", base(), []Action{CompareWith{"other"}, TryExample{fetch.Request{Origin: "https://x.example", URL: "u", Method: "GET"}}, TryExample{fetch.Request{Origin: "https://y.example", URL: "u", Method: "GET"}}}, func(s State) bool {
			back := goBack(s)
			return s.Compared() == "other" && s.Form.Origin == "https://y.example" && equalRequests(back.Form.Request(), base().Form.Request())
		}},
		{"a cell of the matrix", base(), []Action{ShowTab{MatrixTab}, AskFor{"https://x.example", "DELETE"}}, func(s State) bool {
			return s.OpenTab() == SequenceTab && s.Form.Origin == "https://x.example" && s.Form.Method == "DELETE" && s.Form.URL == base().Form.URL && names(s) == names(base()) && s.Notice.Back != nil
		}},
		{"a cell where nothing is asked for", New(Case{}, ""), []Action{AskFor{"https://x.example", "DELETE"}}, func(s State) bool { return s.Form.On && s.Form.URL != "" && s.Form.Method == "DELETE" }},
		{"an initiator that is none", base(), []Action{SetField{Initiator, "smoke"}}, func(s State) bool { return !s.Changed() }},
		{"answers", base(), []Action{UseAnswers{On: true, Preflight: "204", Actual: "200"}, SetAnswer{Text: "404"}}, func(s State) bool {
			return s.Given == Given{true, "204", "404"} && !s.Changed()
		}},
		{"answers come back", base(), []Action{UseAnswers{On: true, Preflight: "204"}, UseAnswers{}, UseAnswers{On: true, Preflight: "500", Actual: "500"}}, func(s State) bool {
			return s.Given == Given{On: true, Preflight: "204"}
		}},
		{"a line that tells of a request leaves the document in force", base(), []Action{Take{Found{Evidence: line()}}}, func(s State) bool {
			return !s.Given.On && s.Form.URL == "https://b.example/x"
		}},
		{"what was seen becomes a part of the case", base(), []Action{Take{Found{Observed: &corscore.Observed{Outcome: observed.Blocked}}}}, func(s State) bool {
			return s.Observed != nil && s.Changed() && s.Input().Observed == s.Observed
		}},
		{"what was seen is ticked, and forgotten", base(), []Action{SeeOutcome{"blocked"}, SeeEngine{"firefox"}, TickSign{"works-in-curl", true}, TickSign{"works-in-curl", true}}, func(s State) bool {
			return s.Observed.Outcome == observed.Blocked && s.Observed.Engine == "firefox" && len(s.Observed.Signs) == 1
		}},
		{"a tick is taken back", base(), []Action{TickSign{"works-in-curl", true}, TickSign{"works-in-curl", false}}, func(s State) bool { return s.Observed == nil && !s.Changed() }},
		{"what is seen anew is not explained yet", func() State { s := base(); s.Explained = true; return s }(), []Action{SeeOutcome{"blocked"}}, func(s State) bool { return !s.Explained }},
		{"what is said again is not explained yet", func() State { s := base().see(SeeOutcome{"blocked"}); s.Explained = true; return s }(), []Action{SeeOutcome{"blocked"}}, func(s State) bool { return !s.Explained }},
		{"what helps in the request leaves it explained", func() State { s := base(); s.Explained = true; return s }(), []Action{SetField{Field: Body, Value: "none"}}, func(s State) bool { return s.Explained }},
		{"on another page it is not explained", func() State { s := base(); s.Explained = true; return s }(), []Action{SetField{Field: Origin, Value: "https://b.example"}}, func(s State) bool { return !s.Explained }},
		{"an edit leaves it explained", func() State { s := base(); s.Explained = true; return s }(), []Action{Typed{"x"}}, func(s State) bool { return s.Explained }},
		{"all is forgotten", base(), []Action{SeeOutcome{"blocked"}, Unsee{}}, func(s State) bool { return s.Observed == nil }},
		{"where the request's address says the bucket is", base(), []Action{SetField{URL, "https://media.s3.eu-west-1.amazonaws.com/x"}, TakePlace{}}, func(s State) bool {
			return s.Apply.Endpoint == "https://s3.eu-west-1.amazonaws.com" && s.Apply.Bucket == "media" && s.Apply.VirtualHost
		}},
		{"what the line does not tell stays", base(), []Action{Take{Found{Evidence: line()}}}, func(s State) bool {
			return s.Form.Method == "PUT" && names(s) == "A B"
		}},
		{"but not of an example", New(CaseOf(Start().Input), "example"), []Action{Take{Found{Evidence: line()}}}, func(s State) bool {
			return s.Form.Method == "GET" && len(s.Form.Rows) == 0 && s.Form.Body == fetch.NoBody
		}},
		{"header name", base(), []Action{SetHeader{ID: 1, Text: "C"}}, func(s State) bool { return names(s) == "A C" }},
		{"header value", base(), []Action{SetHeader{ID: 0, Value: true, Text: "9"}}, func(s State) bool { return s.Form.Rows[0].Value == "9" }},
		{"header that is gone", base(), []Action{SetHeader{ID: 7, Text: "C"}}, func(s State) bool { return names(s) == "A B" }},
		{"add", base(), []Action{AddHeader{}, SetHeader{ID: 2, Text: "C"}}, func(s State) bool { return names(s) == "A B C" }},
		{"an added row without a name is no header", base(), []Action{AddHeader{}}, func(s State) bool { return !s.Changed() }},
		{"remove", base(), []Action{RemoveHeader{0}}, func(s State) bool { return names(s) == "B" }},
		{"ids are not used twice", base(), []Action{RemoveHeader{1}, AddHeader{}}, func(s State) bool { return s.Form.Rows[1].ID == 2 }},
		{"up", base(), []Action{MoveHeader{1, -1}}, func(s State) bool { return names(s) == "B A" }},
		{"down", base(), []Action{MoveHeader{0, 1}}, func(s State) bool { return names(s) == "B A" }},
		{"over the end", base(), []Action{MoveHeader{1, 1}}, func(s State) bool { return names(s) == "A B" }},
		{"over the start", base(), []Action{MoveHeader{0, -1}}, func(s State) bool { return names(s) == "A B" }},
		{"no request", base(), []Action{Simulate{false}}, func(s State) bool { return s.Form.Request() == nil }},
		{"the request comes back", base(), []Action{Simulate{false}, Simulate{true}}, func(s State) bool { return !s.Changed() }},
		{"a first request", New(Case{}, ""), []Action{Simulate{true}}, func(s State) bool { return s.Form.Request().Method == "GET" }},
		{"preset keeps page and bucket", base(), []Action{SetField{Origin, "https://p"}, SetField{URL, "http://b:9/x?y"}, UsePreset{"range"}}, func(s State) bool {
			r := s.Form.Request()
			_, ranged := wire.First(r.Headers, "range")
			return r.Origin == "https://p" && r.URL == "http://b:9/x/film.mp4" && ranged
		}},
		{"no such preset", base(), []Action{UsePreset{"?"}}, func(s State) bool { return !s.Changed() }},
		{"an untouched example is not work", base(), []Action{Open{Case: other}}, func(s State) bool {
			return s.Config == "other" && s.Notice == Notice{} && !s.Changed()
		}},
		{"opening over work offers it back", base(), []Action{Typed{"mine"}, Open{Case: other, Title: "it"}}, func(s State) bool {
			return s.Config == "other" && s.Notice.Back != nil && s.Notice.Text == "Opened it. Your work is kept."
		}},
		{"and brings it back", base(), []Action{Typed{"mine"}, SetServer{"aws"}, Open{Case: other}, GoBack{}}, func(s State) bool {
			return s.Config == "mine" && s.Server() == "aws" && s.Form.On && s.Changed()
		}},
		{"and forth", base(), []Action{Typed{"mine"}, Open{Case: other}, GoBack{}, GoBack{}}, func(s State) bool {
			return s.Config == "other" && !s.Form.On && !s.Changed()
		}},
		{"the editor's undo brings all of it back", base(), []Action{Typed{"mine"}, Open{Case: other}, Typed{"mine"}}, func(s State) bool {
			return s.Config == "mine" && s.Form.On
		}},
		{"and its redo opens it again", base(), []Action{Typed{"mine"}, Open{Case: other}, Typed{"mine"}, Typed{"other"}}, func(s State) bool {
			return s.Config == "other" && !s.Form.On
		}},
		{"typing what was there is not undo", base(), []Action{Typed{"mine"}, Open{Case: other}, Typed{"othe"}, Typed{"mine"}}, func(s State) bool {
			return s.Config == "mine" && !s.Form.On
		}},
		{"and says so", base(), []Action{Typed{"mine"}, Open{Case: other}, Typed{"mine"}}, func(s State) bool {
			return s.Notice.Text == "Your work is back." && s.Notice.Back.Label() == "Open it again"
		}},
		{"also when the message is gone", base(), []Action{Typed{"mine"}, Open{Case: other}, Notify{}, Typed{"mine"}}, func(s State) bool {
			return s.Config == "mine" && s.Form.On && s.Server() == "scality" && s.Changed()
		}},
		{"also through two openings", base(), []Action{Typed{"mine"}, Open{Case: other}, Open{Case: third}, Typed{"other"}, Typed{"mine"}}, func(s State) bool {
			return s.Config == "mine" && s.Form.On && s.Changed()
		}},
		{"also what the button brought", base(), []Action{Typed{"mine"}, Open{Case: other}, GoBack{}, Typed{"other"}}, func(s State) bool {
			return s.Config == "other" && !s.Form.On
		}},
		{"with what was changed meanwhile", base(), []Action{Typed{"mine"}, Open{Case: other}, SetServer{"ceph"}, Typed{"mine"}, Typed{"other"}}, func(s State) bool {
			return s.Config == "other" && s.Server() == "ceph"
		}},
		{"a second opening still offers the work", base(), []Action{Typed{"mine"}, Open{Case: other}, Open{Case: third, Title: "it"}, GoBack{}}, func(s State) bool {
			return s.Config == "mine" && s.Form.On && s.Notice.Text == "Your work is back."
		}},
		{"a message leaves the offer", base(), []Action{Typed{"mine"}, Open{Case: other}, Notify{"no link", true}}, func(s State) bool {
			return s.Notice.Text == "no link" && s.Notice.Bad && s.Notice.Back.Label() == "Back to my work"
		}},
		{"the browser's Back leaves a link", base(), []Action{Typed{"mine"}, Open{Case: other, Link: true}, LeaveLink{}}, func(s State) bool { return s.Config == "mine" && !s.Link && s.Notice.Text == "" }},
		{"but not what became of it", base(), []Action{Typed{"mine"}, Open{Case: other, Link: true}, Typed{"theirs and mine"}, LeaveLink{}}, func(s State) bool { return s.Config == "theirs and mine" }},
		{"nor an example", base(), []Action{Typed{"mine"}, Open{Case: other}, LeaveLink{}}, func(s State) bool { return s.Config == other.Config }},
		{"forth, and it says so", base(), []Action{Typed{"mine"}, Open{Case: other}, GoBack{}, GoBack{}}, func(s State) bool {
			return s.Notice.Text == "It is open again. Your work is kept." && s.Notice.Back.Label() == "Back to my work"
		}},
		{"opening what is on show changes nothing", base(), []Action{Typed{"mine"}, SetServer{"aws"}, Open{Case: base().with(func(s *State) { s.Config, s.Dialect = "mine", "aws" }).Case}}, func(s State) bool {
			return s.Changed() && s.Title == "example" && s.Shown == 0
		}},
		{"an opening is another case", base(), []Action{Open{Case: other}}, func(s State) bool { return s.Shown == 1 }},
		{"a change is not", base(), []Action{Typed{"x"}, UsePreset{"get"}, GoBack{}}, func(s State) bool { return s.Shown == 0 }},
		{"earlier work is still work", base(), []Action{Open{Case: other, Opened: &third}}, func(s State) bool { return s.Config == "other" && s.Changed() }},

		{"a preset over a request offers it back", base(), []Action{UsePreset{"get"}}, func(s State) bool {
			return s.Form.Method == "GET" && s.Notice.Back.Label() == "Back to my request"
		}},
		{"and brings it back, and nothing else", base(), []Action{UsePreset{"get"}, Typed{"new"}, GoBack{}}, func(s State) bool {
			return s.Form.Method == "PUT" && names(s) == "A B" && s.Config == "new" && s.Notice.Text == "Your request is back."
		}},
		{"and forth", base(), []Action{UsePreset{"get"}, GoBack{}, GoBack{}}, func(s State) bool {
			return s.Form.Method == "GET" && s.Notice.Back.Label() == "Back to my request"
		}},
		{"a second preset still offers the request", base(), []Action{UsePreset{"get"}, UsePreset{"font"}, GoBack{}}, func(s State) bool {
			return names(s) == "A B"
		}},
		{"a preset over a preset is no loss", base(), []Action{UsePreset{"get"}, Notify{}, UsePreset{"sdk-put"}, UsePreset{"font"}}, func(s State) bool {
			return s.Notice == Notice{}
		}},
		{"a preset over an empty form is no loss", New(Case{}, ""), []Action{UsePreset{"get"}}, func(s State) bool { return s.Notice == Notice{} }},
		{"a preset over a form that is off", base(), []Action{Simulate{false}, UsePreset{"get"}, GoBack{}}, func(s State) bool {
			return !s.Form.On && names(s) == "A B"
		}},

		{"nothing to go back to", base(), []Action{GoBack{}}, func(s State) bool { return !s.Changed() }},
		{"an example", base(), []Action{OpenExample{"cookies"}}, func(s State) bool { return s.Form.Credentials == fetch.Include }},
		{"an example keeps the server", base(), []Action{SetServer{"ceph"}, OpenExample{"cookies"}}, func(s State) bool { return s.Server() == "ceph" && !s.Changed() }},
		{"another server from the start", base().On("ceph"), nil, func(s State) bool { return s.Server() == "ceph" && !s.Changed() }},
		{"no such example", base(), []Action{OpenExample{"?"}}, func(s State) bool { return s.Title == "example" }},
		{"a link is shown", base(), []Action{Open{Case: other, Link: true}}, func(s State) bool { return s.Link }},
		{"until something changes", base(), []Action{Open{Case: other, Link: true}, Typed{"x"}}, func(s State) bool { return !s.Link }},
		{"looking changes nothing", base(), []Action{Open{Case: other, Link: true}, Select{1}, SetTheme{Dark}, Show{HelpDialog}}, func(s State) bool {
			return s.Link && s.Selected == 1 && s.Theme == Dark && s.Dialog == HelpDialog
		}},
		{"a dialog is closed", base(), []Action{Show{HelpDialog}, Close{HelpDialog}}, func(s State) bool { return s.Dialog == NoDialog }},
		{"a dialog that is told late to be closed leaves the next one open", base(), []Action{Show{ShareDialog}, Show{TestsDialog}, Close{ShareDialog}}, func(s State) bool {
			return s.Dialog == TestsDialog
		}},
		{"opening selects the deciding exchange", base(), []Action{Select{0}, Open{Case: other}}, func(s State) bool { return s.Selected == Last }},
		{"a message", base(), []Action{Notify{"no", true}}, func(s State) bool { return s.Notice == Notice{Text: "no", Bad: true} }},
		{"what a message offers stays on offer when it fades", base(), []Action{Typed{"mine"}, Open{Case: other}, Fade{}}, func(s State) bool {
			return s.Notice == Notice{} && s.Offer != nil && s.Offer.Label() == "Back to my work"
		}},
		{"and brings it back", base(), []Action{Typed{"mine"}, Open{Case: other}, Fade{}, GoBack{}}, func(s State) bool {
			return s.Config == "mine" && s.Offer == nil && s.Notice.Back != nil
		}},
		{"a message that offers nothing leaves the offer", base(), []Action{Typed{"mine"}, Open{Case: other}, Fade{}, Notify{"x", false}, Fade{}}, func(s State) bool {
			return s.Offer != nil && s.Notice == Notice{}
		}},
		{"the first tab and drawer are open", base(), nil, func(s State) bool { return s.OpenTab() == SequenceTab && s.OpenDrawer() == ProblemsTab }},
		{"another tab", base(), []Action{ShowTab{StepsTab}, ShowTab{PutTab}}, func(s State) bool { return s.OpenTab() == StepsTab && s.OpenDrawer() == PutTab }},
		{"no such tab", base(), []Action{ShowTab{"x"}}, func(s State) bool { return s.OpenTab() == SequenceTab && s.OpenDrawer() == ProblemsTab }},
		{"Apply is a drawer", base(), []Action{ShowTab{PutTab}, ShowTab{ApplyTab}}, func(s State) bool { return s.OpenDrawer() == ApplyTab && s.Apply.Open }},
		{"and is closed by another one", base(), []Action{ShowTab{ApplyTab}, ShowTab{ProblemsTab}}, func(s State) bool { return s.OpenDrawer() == ProblemsTab && !s.Apply.Open }},
		{"what is open is no part of a case", base(), []Action{ShowTab{RulesTab}, EditRequest{true}, Open{Case: other}}, func(s State) bool {
			return s.OpenTab() == RulesTab && s.Layout.Editing && !s.Changed()
		}},
		{"dismissed", base(), []Action{Notify{"no", true}, Notify{}}, func(s State) bool { return s.Notice == Notice{} }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.from
			for _, a := range tt.do {
				before := clone(s)
				next := Reduce(s, a)
				if !reflect.DeepEqual(s, before) {
					t.Fatalf("%T%v wrote to the state it was given", a, a)
				}
				s = next
			}
			if !tt.want(s) {
				t.Errorf("got %+v", s)
			}
		})
	}
}

// clone copies what Reduce could write to by mistake.
func clone(s State) State {
	s.Form.Rows = append([]Row(nil), s.Form.Rows...)
	s.Opened.Form.Rows = append([]Row(nil), s.Opened.Form.Rows...)
	s.Turns = append([]Turn(nil), s.Turns...)
	return s
}

// Only so many turns are remembered.
func TestTurnsAreBounded(t *testing.T) {
	s := base()
	for i := range 3 * maxTurns {
		s = Reduce(s, Open{Case: Case{Config: strings.Repeat("x", i+1)}})
	}
	if len(s.Turns) != maxTurns {
		t.Errorf("%d turns", len(s.Turns))
	}
}

// A link without a document says something about the one that is there.
func TestWith(t *testing.T) {
	s := Reduce(base(), Typed{"mine"})
	s.Object = &corscore.Object{Status: 404}
	r := &fetch.Request{Origin: "https://o"}
	c, opened := s.With(corscore.Input{Request: r})
	if c.Config != "mine" || c.Form.Origin != "https://o" || c.Server() != s.Server() || c.Object != s.Object || opened.Config != base().Config {
		t.Errorf("a request: %+v, of %+v", c, opened)
	}
	o := &corscore.Object{Status: 206}
	c, _ = s.With(corscore.Input{Dialect: "aws", Object: o})
	if c.Config != "mine" || c.Form.Origin != s.Form.Origin || c.Server() != "aws" || c.Object != o {
		t.Errorf("an object: %+v", c)
	}
}

func TestControl(t *testing.T) {
	for _, tt := range []struct {
		id   string
		want Action
	}{
		{ServerControl, SetServer{"x"}},
		{PreflightControl, SetAnswer{Preflight: true, Text: "x"}},
		{ActualControl, SetAnswer{Text: "x"}},
		{FieldControl(URL), SetField{URL, "x"}},
		{SeenOutcomeControl, SeeOutcome{"x"}},
		{SeenEngineControl, SeeEngine{"x"}},
		{RowControl(3) + "name", SetHeader{3, false, "x"}},
		{RowControl(3) + "value", SetHeader{3, true, "x"}},
		{RowControl(3) + "up", nil},
		{"header-x-name", nil},
		{"config", nil},
		{"", nil},
	} {
		if got := Control(tt.id, "x"); got != tt.want {
			t.Errorf("Control(%q) = %#v, want %#v", tt.id, got, tt.want)
		}
	}
}

func TestThemesGoRound(t *testing.T) {
	if got := Auto.Next().Next().Next(); got != Auto {
		t.Errorf("three switches from auto end at %q", got)
	}
}

func TestEdits(t *testing.T) {
	link := Open{Case: Case{Config: "link"}}
	opened := Reduce(base(), link)
	if opened.Edits(link) {
		t.Error("an untouched link is an edit of it")
	}
	mine := Reduce(opened, Typed{"mine"})
	if !mine.Edits(link) || mine.Edits(Open{Case: Case{Config: "another"}}) {
		t.Error("an edit belongs to the link that it was made of")
	}
}
