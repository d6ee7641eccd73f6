package view

import (
	"strconv"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/words"
)

// Link is what a link to a case holds, and what it leaves out, each in a line.
type Link struct{ Holds, LeavesOut []string }

// LinkOf says what the link to s holds. in is the case as the link has it, without
// secrets; server and between are the names of the server and of what is in between, ""
// = nothing is.
func LinkOf(s *state.State, in corscore.Input, server, between string) (l Link) {
	holds := func(line string) { l.Holds = append(l.Holds, line) }
	if s.Config == "" {
		holds("That there is no configuration")
	} else {
		holds("The configuration, " + words.Count(len(s.Config), "byte"))
	}
	if r := in.Request; r != nil {
		line := "The request: " + words.Clip(r.Method, 20) + " " + words.ClipMiddle(r.URL, 120) + " from " + words.ClipMiddle(r.Origin, 60)
		if n := len(r.Headers); n > 0 {
			line += ", with " + words.Count(n, "header")
		}
		holds(line)
	}
	holds("The server: " + server)
	if between != "" {
		holds("What is between the page and the bucket: " + between)
	}
	l.Holds = append(l.Holds, seenLines(in.Observed)...)
	if lesson := s.Taught(); lesson != nil {
		holds("The lesson “" + lesson.Title + "”: the reader continues from here")
	}
	if n := len(s.Tests); n > 0 {
		holds("The test table, " + words.Count(n, "row"))
	}
	if n := len(s.Compared()); n > 0 {
		holds("The old configuration that it is compared with, " + words.Count(n, "byte"))
	}
	out := func(line string) { l.LeavesOut = append(l.LeavesOut, line) }
	if s.Observed != nil && in.Observed == nil {
		out("What you saw: it is about the configuration before your changes")
	}
	if s.Given.On {
		out("The response headers that you use in place of the server's")
	}
	out("The fields of Apply, and every key in them")
	return l
}

// mostListed is how many requests of what was seen a link's list names.
const mostListed = 5

// seenLines are what was seen of a request, each piece in a line.
func seenLines(o *corscore.Observed) (lines []string) {
	if o == nil {
		return nil
	}
	add := func(line string) { lines = append(lines, line) }
	if o.Outcome != "" || o.Engine != "" {
		line := "How it ended: " + outcomes[o.Outcome]
		if o.Engine != "" {
			line += " in " + EngineName(o.Engine)
		}
		add(line)
	}
	if text := strings.TrimSpace(o.Console); text != "" {
		add("What the browser or a tool printed, " + words.Count(strings.Count(text, "\n")+1, "line") + ": “" + words.ClipLine(text, 80) + "”")
	}
	for i := range o.Exchanges {
		if i == mostListed {
			add("and " + strconv.Itoa(len(o.Exchanges)-i) + " more requests or responses")
			break
		}
		add(exchangeLine(&o.Exchanges[i]))
	}
	if said := signsOf(o); said != "" {
		add("What you noticed: " + said)
	}
	return lines
}

// outcomes are how a request ended, in the words of who saw it.
var outcomes = map[observed.Outcome]string{
	"": "not said", observed.Blocked: "blocked by CORS", observed.Failed: "failed, without a reason", observed.Unreadable: "script cannot read it", observed.Readable: "it works",
}

// exchangeLine says of which kind a captured exchange is, and names it.
func exchangeLine(x *observed.Exchange) string {
	by := "a tool such as curl"
	if x.By == observed.Browser {
		by = "the browser"
	}
	switch {
	case x.Response == nil:
		return "A request of " + by + ": " + captured(x)
	case x.Request == nil:
		return "A response to " + by + ": " + captured(x)
	}
	return "A request of " + by + " and its response: " + captured(x)
}
