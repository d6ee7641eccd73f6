package view

import (
	"slices"
	"strings"

	"s3cors.playground/app/bucket/copyas"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/words"
)

// Causes is why a request may fail, held against what was seen of it.
type Causes struct {
	Seen          bool   // something was seen, or ticked
	Summary       string // "1 is certain, 2 are likely"
	Contradiction string // "" = the simulation shows what was seen
	Assumes       string // what the verdict takes for granted
	List          []Cause
	Outcome       string // what the person says
	Engine        string
	Signs         []Sign
	Captured      []string // the responses that were seen, each in a line
	Check         string   // a script for the console of the page, "" = there is no request
}

// Cause is one reason, with what decides whether it is it.
type Cause struct {
	ID       string
	Title    string
	Standing string
	Tone     Tone
	For      []string
	Against  []string
	Fix      string
	Where    string // "on the server"
	Test     string // a command, or what to do
	Command  bool   // Test must be run
	Results  []Outcome
}

// Outcome is what a test may show, and what that means.
type Outcome struct{ Saw, Means string }

// Sign is something that a person may have noticed.
type Sign struct {
	ID   string
	Text string
	On   bool
}

// signs are what can be ticked, in the words of who ticks.
var signs = [...]Sign{
	{ID: string(observed.WorksInCurl), Text: "It works with curl"},
	{ID: string(observed.WorksFirst), Text: "It works the first time, then not"},
	{ID: string(observed.SomePeople), Text: "Only some people see it"},
	{ID: string(observed.OneBrowser), Text: "Only one browser does it"},
	{ID: string(observed.WorksWithoutCache), Text: "It works with the cache off"},
	{ID: string(observed.WorksDirect), Text: "It works at the bucket, not at the CDN"},
	{ID: string(observed.Changed), Text: "The configuration was changed today"},
}

// standings are the tones of how sure a cause is.
var standings = map[cause.Standing]Tone{cause.Certain: Error, cause.Likely: Warning, cause.Possible: Neutral, cause.Excluded: OK}

func causes(in corscore.Input, report *corscore.Report) Causes {
	d := &report.Diagnosis
	c := Causes{Seen: in.Observed != nil, Contradiction: d.Contradiction, Assumes: d.Assumes}
	count := map[cause.Standing]int{}
	for i := range d.Causes {
		r := &d.Causes[i]
		count[r.Standing]++
		row := Cause{
			ID: r.ID, Title: r.Title, Standing: string(r.Standing), Tone: standings[r.Standing], For: r.For, Against: r.Against,
			Fix: r.Fix.Text, Where: r.Fix.Place(), Test: r.Test.Text, Command: r.Test.Tool == "shell" || r.Test.Tool == "console",
		}
		for _, o := range r.Test.Results {
			row.Results = append(row.Results, Outcome(o))
		}
		c.List = append(c.List, row)
	}
	var parts []string
	for _, s := range [...]cause.Standing{cause.Certain, cause.Likely, cause.Possible, cause.Excluded} {
		if n := count[s]; n > 0 {
			parts = append(parts, words.Thousands(n)+" "+string(s))
		}
	}
	c.Summary = words.And(parts)
	if q := in.Request; q != nil && strings.HasPrefix(q.URL, "http") {
		c.Check = copyas.Check(q)
	}
	for _, s := range signs {
		s.On = in.Observed.Has(observed.Sign(s.ID))
		c.Signs = append(c.Signs, s)
	}
	if o := in.Observed; o != nil {
		c.Outcome, c.Engine = string(o.Outcome), o.Engine
		for i := range o.Exchanges {
			c.Captured = append(c.Captured, captured(&o.Exchanges[i]))
		}
	}
	return c
}

// captured is an exchange that was seen, in a line.
func captured(x *observed.Exchange) string {
	text := ""
	if x.Request != nil {
		text = x.Request.Method + " " + words.ClipMiddle(x.Request.URL, 80)
	}
	if x.Response == nil {
		return text
	}
	if text != "" {
		text += ": "
	}
	if x.Response.Status == 0 {
		return text + "a response without a status"
	}
	return text + words.Thousands(x.Response.Status) + " " + StatusText(x.Response.Status)
}

// badge is the strongest standing of the list.
func (c *Causes) badge() Badge {
	for _, s := range [...]cause.Standing{cause.Certain, cause.Likely, cause.Possible} {
		n := 0
		for i := range c.List {
			if c.List[i].Standing == string(s) {
				n++
			}
		}
		if n > 0 && (c.Seen || s != cause.Possible) {
			return Badge{words.Thousands(n) + " " + string(s), standings[s]}
		}
	}
	return Badge{"–", Neutral}
}

// diagnosed lets what was seen decide where the simulation says otherwise: if the
// person saw a block, or the request alone shows that it fails, the page must not say
// "Allowed".
func (v *Verdict) diagnosed(in corscore.Input, report *corscore.Report) {
	d := &report.Diagnosis
	switch {
	case in.Observed == nil:
		v.doomed(d)
		return
	case v.unreadable(in, report), len(d.Causes) == 0:
		return
	}
	top := &d.Causes[0]
	sure := top.Standing == cause.Certain || top.Standing == cause.Likely
	ownSetting := dialect.Of(serverID(in)).Match.NoBucketRules.V // there is no configuration to paste
	switch {
	case report.Fetch == nil && top.ID != "configuration" && top.Standing != cause.Excluded:
		v.Tone, v.Title, v.Text = Warning, top.Title, top.Fix.Text
	case strings.TrimSpace(in.Config) == "" && !ownSetting:
		v.bring(in)
		if sure && notCORS(top.ID) {
			v.Title, v.Text = "Not CORS: "+words.Lower(top.Title), top.Fix.Text
		}
		v.Remedies, v.Settings = nil, nil
	case d.Contradiction == "", report.Fetch != nil && report.Fetch.Blocked != nil && report.Fetch.Blocked.By == corscore.ByLayer:
		return // what is in between explains it
	default:
		v.Title = "Not this configuration"
		if ownSetting {
			v.Title = "Not the server's own setting"
		}
		switch {
		case sure && notCORS(top.ID):
			v.Title = "Not CORS: " + words.Lower(top.Title)
		case top.Standing == cause.Certain:
			v.Title = top.Title
		case sure && top.ID != "configuration":
			v.Title += ", probably: " + words.Lower(top.Title)
		}
		v.contradicted(d)
	}
	v.blame(top)
}

// doomed is the verdict where nothing was seen, and the request alone shows that it
// fails. A verdict that warns already stays.
func (v *Verdict) doomed(d *corscore.Diagnosis) {
	if d.Contradiction == "" || v.Tone != OK && v.Tone != Unknown {
		return
	}
	top := &d.Causes[0]
	v.Title = "Allowed, but " + words.Lower(top.Title)
	v.contradicted(d)
	v.blame(top)
}

// contradicted drops what is said of the simulated exchange for what contradicts it.
func (v *Verdict) contradicted(d *corscore.Diagnosis) {
	v.Tone, v.Text = Warning, d.Contradiction
	v.Remedies, v.Settings, v.But, v.Unknown = nil, nil, nil, nil
}

// blame lets the causes decide, and puts what to do about the first one before other
// advice.
func (v *Verdict) blame(top *cause.Ranked) {
	v.Seen, v.Assumes = true, ""
	if top.Fix.Where == "url" { // it says the same
		v.Advice = slices.DeleteFunc(v.Advice, func(a Advice) bool { return a.Where == "" })
	}
	v.Advice = append([]Advice{{Title: top.Title, Text: top.Fix.Text, Where: top.Fix.Place()}}, v.Advice...)
}

// bring is the verdict on what was seen where no document is given: what to paste
// next. To those who say that it works with curl, it says first why that is no
// contradiction.
func (v *Verdict) bring(in corscore.Input) {
	v.Tone, v.Title, v.Text = Warning, "Paste the bucket's configuration", "Without it the playground cannot tell whether it explains what you saw"
	if !in.Observed.Has(observed.WorksInCurl) && !in.Observed.Bare() || in.Observed.Outcome == observed.Readable {
		return
	}
	v.Title, v.Text = curlDecides, cause.CurlChecksNothing
	if v.Text += ". Paste the bucket's configuration"; in.Request == nil {
		v.Text += ", and the error that the browser's console shows"
	}
}

// curlDecides is the title of the verdict where curl is all that was tried.
const curlDecides = "curl does not check CORS"

// notCORS reports whether a cause is none of CORS: the response is an error, or
// there is none.
func notCORS(id string) bool {
	for _, begins := range [...]string{"error-", "signed-", "checksum-", "foreign-", "unreachable", "no-such-bucket"} {
		if strings.HasPrefix(id, begins) {
			return true
		}
	}
	return false
}
