package command

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// What compare ends with 1 for.
const (
	failAny   = "any"
	failStops = "stops"
	failOpens = "opens"
)

func compareCommand() *command {
	return &command{
		name: "compare", args: "[OPTIONS] OLD NEW", about: "say which requests a change allows, and which it stops", least: 2, most: 2,
		details: "It prints examples of the requests that become allowed, that stop, and whose response script can read more or less of.\nFor a gate: --fail-on stops fails when something that worked no longer does, --fail-on opens when more is allowed.",
		options: []option{
			serverOption(), nthOption(),
			{name: "--fail-on", value: "WHAT", about: "make the exit status 1 because of this; default any", of: []string{failAny, failStops, failOpens, failNever}},
			{name: "--format", value: "FORMAT", about: "what is printed", of: []string{"text", "json"}},
		},
		run: (*session).compare,
	}
}

func (s *session) compare(o *options) int {
	older, okOlder := s.config(o, o.args[0])
	newer, okNewer := s.config(o, o.args[1])
	if s.asks() || !okOlder || !okNewer {
		return Failed
	}
	if older.server != newer.server {
		s.err.line("corscore compare: OLD is for ", older.serverName(), " and NEW is for ", newer.serverName(), ": choose one with --server")
		return Failed
	}
	for i, c := range []*config{&older, &newer} {
		if !put.Read(s3cors.Parse(c.Text)).Put(dialect.Of(c.server).Sent(dialect.AutoWay)).Accepted {
			s.complain(o.args[i], c.serverName()+" rejects this configuration, so it counts as one that allows nothing. “corscore check” says why")
		}
	}
	d := corscore.Compare(corscore.CompareInput{A: older.Text, B: newer.Text, Dialect: older.server, Way: dialect.AutoWay})
	if o.get("--format", "text") == "json" {
		s.out.json(jsonio.AppendComparison(nil, &d))
	} else {
		s.differences(&d)
	}
	stops, opens := len(d.OnlyA) > 0, len(d.OnlyB) > 0
	for i := range d.Reads {
		stops = stops || len(d.Reads[i].OnlyA) > 0
		opens = opens || len(d.Reads[i].OnlyB) > 0
	}
	fail := o.get("--fail-on", failAny)
	if stops && (fail == failAny || fail == failStops) || opens && (fail == failAny || fail == failOpens) {
		return Findings
	}
	return Fine
}

// differences prints examples of what differs.
func (s *session) differences(d *corscore.Comparison) {
	s.examples("becomes allowed", d.OnlyB)
	s.examples("stops", d.OnlyA)
	for i := range d.Reads {
		r := &d.Reads[i]
		if len(r.OnlyA) > 0 {
			s.out.line("no longer readable: ", headerNames(r.OnlyA), ", in the response to ", requestText(&r.Request))
		}
		if len(r.OnlyB) > 0 {
			s.out.line("becomes readable: ", headerNames(r.OnlyB), ", in the response to ", requestText(&r.Request))
		}
	}
	for i := range d.Caches {
		c := &d.Caches[i]
		s.out.line("preflight kept for ", seconds(c.B), " in place of ", seconds(c.A), ": ", requestText(&c.Request))
	}
	if !d.Complete || !d.AnswersComplete {
		s.out.line("There may be more differences: the configurations are too large to compare everything.")
	}
}

func (s *session) examples(what string, all []corscore.RespondRequest) {
	for i := range all {
		s.out.line(what, ": ", requestText(&all[i]))
	}
}

func headerNames(names []string) string {
	if len(names) == 1 && names[0] == "*" {
		return "every other header"
	}
	return words.And(names)
}

func seconds(age string) string {
	if age == "" {
		return "5 seconds (the default of browsers)"
	}
	return words.Clip(age, words.MaxQuoted) + " seconds"
}

// requestText is a request in a few words.
func requestText(r *corscore.RespondRequest) string {
	origin, _ := wire.First(r.Headers, "Origin")
	text := r.Method
	if method, ok := wire.First(r.Headers, "Access-Control-Request-Method"); ok && r.Method == "OPTIONS" {
		text = method + " after a preflight"
	}
	if origin != "" {
		text += " from " + words.Clip(origin, 200)
	}
	if names, ok := wire.First(r.Headers, "Access-Control-Request-Headers"); ok && names != "" {
		list := strings.Split(names, ",")
		text += " with " + words.Plural(len(list), "the header ", "the headers ") + words.And(list)
	}
	return text
}
