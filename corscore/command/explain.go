package command

import (
	"cmp"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

func explainCommand() *command {
	return &command{
		name: "explain", args: "[OPTIONS] [FILE]", about: "say why one request is blocked, and what helps", most: 1,
		details: "The request is that of the options, or of --evidence: a file with what was seen (console lines, a command with\nits output, HTTP messages, a HAR file). Without FILE, the configuration is that of the evidence.",
		options: []option{
			serverOption(), nthOption(),
			{name: "--origin", value: "ORIGIN", about: "the origin of the page: https://app.example.com"},
			{name: "--url", value: "URL", about: "the URL that the page requests"},
			{name: "--method", short: "-X", value: "METHOD", about: "its method; default GET"},
			{name: "--header", short: "-H", value: "NAME:VALUE", about: "a header that script sets; may be repeated", repeat: true},
			{name: "--credentials", value: "MODE", about: "whether cookies are sent", of: []string{"omit", "same-origin", "include"}},
			{name: "--mode", value: "MODE", about: "the mode of the request", of: []string{"cors", "no-cors", "same-origin"}},
			{name: "--evidence", value: "FILE", about: "what was seen of the request"},
			{name: "--format", value: "FORMAT", about: "what is printed", of: []string{"text", "json"}},
		},
		run: (*session).explain,
	}
}

func (s *session) explain(o *options) int {
	if len(o.args) == 0 && !o.has("--evidence") {
		s.err.line("corscore explain: name the FILE with the configuration, or what was seen with --evidence")
		return Failed
	}
	in := corscore.Input{Dialect: o.get("--server", "")}
	own := true // the configuration is the file, so that edits can be shown
	if len(o.args) > 0 {
		c, ok := s.config(o, o.args[0])
		if !ok && !s.asks() {
			return Failed
		}
		in, own = c.input(), c.Own()
	}
	if o.has("--evidence") {
		text, ok := s.read(o.get("--evidence", ""))
		if s.asks() || !ok {
			return Failed
		}
		config, server := in.Config, in.Dialect
		answer := jsonio.Read(jsonio.ReadInput{Text: text, Input: &in})
		in = answer.Input
		if len(o.args) > 0 {
			in.Config = config
		}
		if o.has("--server") {
			in.Dialect = server
		}
	}
	if s.asks() {
		return Failed
	}
	if err := request(o, &in); err != "" {
		s.err.line("corscore explain: ", err)
		return Failed
	}
	if u, ok := wire.ParseURL(in.Request.URL); ok && !o.has("--server") {
		if d := dialect.ByHost(u.Host); d != nil {
			in.Dialect = d.ID
		}
	}
	in.Dialect = cmp.Or(in.Dialect, lint.DefaultServer)
	if err := in.Validate(); err != nil {
		s.err.line("corscore explain: ", err.Error())
		return Failed
	}
	r := corscore.Run(in)
	if o.get("--format", "text") == "json" {
		s.out.json(jsonio.AppendReport(nil, &r))
	} else {
		s.verdict(&in, &r, own)
	}
	if r.Fetch.Outcome == fetch.BlockedOutcome || r.Diagnosis.Contradiction != "" {
		return Findings
	}
	return Fine
}

// request puts the request of the options into in, and says what is wrong with it.
func request(o *options, in *corscore.Input) string {
	r := fetch.Request{Method: "GET"}
	if in.Request != nil {
		r = *in.Request
	}
	r.Origin = o.get("--origin", r.Origin)
	r.URL = o.get("--url", r.URL)
	r.Method = o.get("--method", r.Method)
	r.Credentials = fetch.Credentials(o.get("--credentials", string(r.Credentials)))
	r.Mode = fetch.Mode(o.get("--mode", string(r.Mode)))
	if given := o.given["--header"]; given != nil {
		r.Headers = nil
		for _, line := range given {
			name, value, ok := strings.Cut(line, ":")
			if !ok {
				return "--header: want NAME:VALUE, got " + words.Quote(line)
			}
			r.Headers = append(r.Headers, wire.Header{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	switch {
	case r.Origin == "":
		return "the origin of the page is missing: --origin https://app.example.com"
	case r.URL == "":
		return "the URL that the page requests is missing: --url https://bucket.s3.amazonaws.com/key"
	}
	in.Request = &r
	return ""
}

// verdict prints what comes of the request, and what helps.
func (s *session) verdict(in *corscore.Input, r *corscore.Report, own bool) {
	q, f := in.Request, r.Fetch
	s.out.line(string(f.Outcome), ": ", cmp.Or(q.Method, "GET"), " ", words.Clip(q.URL, 200), " from ", words.Clip(q.Origin, 200))
	if f.Blocked != nil {
		s.out.line("blocked by the ", f.Blocked.By, ", ", stage(f.Blocked.Stage), ": ", f.Blocked.Message)
	}
	for i := range f.Exchanges {
		x := &f.Exchanges[i]
		rule := "no rule matches"
		if x.Rule > 0 {
			rule = "rule " + strconv.Itoa(x.Rule) + " matches"
		}
		s.out.line("  ", string(x.Kind), ": ", x.Request.Method, " is answered with ", strconv.Itoa(x.Response.Status), ", ", rule)
	}
	for _, text := range f.Unknown {
		s.out.line("  not known: ", text)
	}
	if !r.Put.Accepted {
		s.out.line("the server rejects the configuration: ", r.Put.Code, ": ", r.Put.Message)
	}
	for i := range r.Remedies {
		m := &r.Remedies[i]
		s.out.line("fix: ", m.Title)
		if fixed, ok := source.Apply(in.Config, m.Edits); ok && own {
			s.out.lines("  ", linediff.Of(in.Config, fixed))
		}
	}
	for i := range r.Advice {
		a := &r.Advice[i]
		s.out.line("advice: ", a.Title)
		s.out.line("  ", a.Text)
	}
	if in.Observed != nil || r.Diagnosis.Contradiction != "" {
		s.causes(&r.Diagnosis)
	}
}

func stage(stage fetch.Stage) string {
	switch stage {
	case fetch.StageBefore:
		return "before anything is sent"
	case fetch.StagePreflight:
		return "at the preflight"
	}
	return "at the request itself"
}

// causes prints the causes that what was seen tells.
func (s *session) causes(d *corscore.Diagnosis) {
	if d.Contradiction != "" {
		s.out.line(d.Contradiction)
	}
	for i := range d.Causes {
		c := &d.Causes[i]
		if c.Standing == "excluded" {
			continue
		}
		s.out.line(string(c.Standing), " cause: ", c.Title, " [", c.ID, "]")
		for _, text := range c.For {
			s.out.line("  for: ", text)
		}
		for _, text := range c.Against {
			s.out.line("  against: ", text)
		}
		s.out.line("  fix: ", c.Fix.Text)
		s.out.line("  test (", c.Test.Tool, "):")
		s.out.lines("    ", c.Test.Text)
	}
}
