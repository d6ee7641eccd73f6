package view

import (
	"strconv"
	"strings"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Sent is the outcome of sending a request to ?cors.
type Sent struct {
	Busy   string // what is going on, "" = nothing
	About  string // the request that it is about, "" = nothing was sent yet
	URL    string // of that request's bucket
	Method string // "" = there is no result yet
	Tone   Tone
	Title  string
	Words  string // the server's own, with its code
	Advice []string
	Region string // one that the server names, to be taken over
	Server string // id of another dialect that the response names, to be taken over
	Signed []bucket.SignedLine
	Answer string // as HTTP/1.1; "" = there is none that can be read
	More   int    // bytes of its body that are left out
	// ReadBack: whether it was carried out is not known, and reading may tell.
	ReadBack bool
	Back     Back
	Config   string // what the bucket has, where it was read; "" = nothing, or not read
	Before   Before
	Anyway   string // the button that sends although nothing could be read first, "" = none
}

// About names a request: its method, the bucket and the time of day.
func About(method, url string, at time.Time) string {
	return method + " " + url + "?cors, " + at.Format(time.TimeOnly)
}

// Before is what a bucket had before a change.
type Before struct {
	Read    bool // it was read
	Config  string
	None    bool     // it had no configuration
	Changes []string // what the change does to it
}

// BeforeOf says what a change by op, which sends document, does to what was
// there.
func BeforeOf(was Present, op bucket.Operation, document string) Before {
	b := Before{Read: was.URL != "", None: was.Config == nil}
	if b.None {
		return b
	}
	b.Config = *was.Config
	if op == bucket.Put {
		differ := bucket.Changes(b.Config, document)
		b.Changes = differences(differ)
		if len(differ) == 0 {
			b.Changes = []string{"Nothing: the bucket has every rule of it already"}
		}
	}
	return b
}

// differences are lines of a list that is not too long.
func differences(all []bucket.Difference) (lines []string) {
	for i, d := range all {
		if i == maxDifferences {
			return append(lines, "and "+strconv.Itoa(len(all)-i)+" more")
		}
		lines = append(lines, d.Message)
	}
	return lines
}

// Back is what was read back after a change.
type Back struct {
	Tone  Tone
	Title string // "" = nothing was read back
	Lines []string
}

// SentOf puts an answer into words. cover covers credentials in what the server
// says.
func SentOf(r bucket.Request, a bucket.Answer, cover func(string) string) Sent {
	x := bucket.Explain(r, a)
	s := Sent{Method: r.Method, Title: x.Title, Region: x.Region, Server: x.Server, Tone: effects[x.Effect]}
	s.ReadBack = x.Effect == bucket.Unknown && r.Operation != bucket.Get
	for _, line := range x.Advice {
		s.Advice = append(s.Advice, cover(line))
	}
	s.Words = cover(strings.TrimSpace(x.Code + " " + x.Message))
	if x.RequestID != "" && x.Effect != bucket.Done && x.Effect != bucket.NoneThere {
		s.Advice = append(s.Advice, "Whoever runs the server finds this request by its number: "+cover(x.RequestID))
	}
	if x.Effect == bucket.Done && x.Skew != 0 {
		s.Advice = append(s.Advice, "The clocks of this machine and of the server are "+words.Count(int(x.Skew.Abs().Round(time.Minute).Minutes()), "minute")+" apart: from 15 minutes on, servers refuse")
	}
	for _, line := range x.Signed {
		s.Signed = append(s.Signed, bucket.SignedLine{Ours: cover(line.Ours), Servers: cover(line.Servers)})
	}
	if !a.Failed && !a.Redirected {
		body, more := cut(a.Body, maxBody)
		s.Answer = cover(seen(ResponseText(wire.Response{Status: a.Status, Headers: a.Headers, Body: body})))
		s.More = more
	}
	if r.Operation == bucket.Get && x.Effect == bucket.Done {
		s.Config = a.Body
	}
	return s
}

var effects = map[bucket.Effect]Tone{
	bucket.Unknown: Unknown, bucket.Done: OK, bucket.Refused: Error, bucket.NoneThere: Suggestion, bucket.NotSent: Error,
}

// seen is text with what cannot be seen written as its number, line by line.
func seen(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = source.Visible(strings.TrimSuffix(line, "\r"))
	}
	return strings.Join(lines, "\n")
}

// Unread is that a change was not sent, for what the bucket has could not be
// read before: get is the request that was to read, a its answer. The person
// decides whether to send without.
func Unread(op bucket.Operation, get bucket.Request, a bucket.Answer, cover func(string) string) Sent {
	x := bucket.Explain(get, a)
	s := SentOf(get, a, cover)
	s.Method = string(op)
	if x.Effect == bucket.NotSent {
		return s
	}
	s.Title, s.Tone = string(op)+" was not sent. What the bucket has now could not be read first: "+lower(x.Title), Warning
	if x.Stranger != "" && op == bucket.Delete {
		s.Title = "DELETE was not sent, because it could delete the bucket. The server answers GET ?cors with " + x.Stranger + ", not with a CORS configuration"
		s.Advice = append([]string{"A server that ignores ?cors, such as gofakes3, treats DELETE ?cors as “delete the bucket”"}, s.Advice...)
		s.Tone = Error
		return s
	}
	if x.Stranger != "" {
		s.Advice = append([]string{"A server that ignores ?cors, such as gofakes3, treats PUT ?cors as “create the bucket”"}, s.Advice...)
	}
	s.Anyway = "Send " + string(op) + " without reading first"
	if op == bucket.Delete {
		s.Anyway += "…" // it asks first
	}
	return s
}

// BackOf says what reading back says of a change that the server says it made.
// get is the request that read, a its answer.
func BackOf(done bucket.Operation, sent string, get bucket.Request, a bucket.Answer) Back {
	x := bucket.Explain(get, a)
	switch {
	case x.Effect == bucket.NoneThere && done == bucket.Delete:
		return Back{Tone: OK, Title: "Read back: the bucket has no configuration"}
	case x.Effect == bucket.NoneThere:
		return Back{Tone: Error, Title: "Read back: the bucket has no configuration, although the server said that it stored one"}
	case x.Effect == bucket.Done && done == bucket.Delete:
		return Back{Tone: Error, Title: "Read back: the bucket still has a configuration, although the server said that it removed it"}
	case x.Effect == bucket.Done:
		differ := bucket.Compare(sent, a.Body)
		switch like := bucket.LikenessOf(differ); {
		case len(differ) == 0:
			return Back{Tone: OK, Title: "Read back: the server has every rule as it was sent"}
		case like == bucket.SameRules:
			return Back{Tone: OK, Title: "Read back: the server has the same rules", Lines: differences(differ)}
		case like == bucket.SameInOrder:
			return Back{Tone: Warning, Title: "Read back: the server has the same rules in another order", Lines: differences(differ)}
		}
		return Back{Tone: Warning, Title: "Read back: the server did not store it as it was sent", Lines: differences(differ)}
	}
	b := Back{Tone: Unknown, Title: "It could not be read back: " + lower(x.Title)}
	if a.Failed && !a.Relayed {
		b.Lines = []string{"What is stored now perhaps no longer lets this page read: curl can"}
	}
	return b
}

// Doubted is s where what was read back is no response of S3: then the answer to
// the change itself was none either.
func (s Sent) Doubted(stranger string) Sent {
	if stranger == "" || s.Tone != OK {
		return s
	}
	s.Tone, s.ReadBack = Unknown, false
	s.Title = "This is not an S3 server, so whether it was carried out is not known: it answers GET ?cors with " + stranger
	return s
}

// maxDifferences is how many lines say what the server changed.
const maxDifferences = 20

// ReadOf says how what the bucket has stands to the document in the editor.
func ReadOf(document, config string) Back {
	switch differ := bucket.Compare(document, config); bucket.LikenessOf(differ) {
	case bucket.SameRules:
		return Back{Tone: OK, Title: "It has the same rules as the document in the editor"}
	case bucket.SameInOrder:
		return Back{Tone: Suggestion, Title: "It has the same rules as the document in the editor, in another order: where several match, the first decides"}
	}
	return Back{Tone: Suggestion, Title: "It says something else than the document in the editor"}
}

// NotSent is that the relay did not send a request, and why.
func NotSent(method, why string) Sent {
	return Sent{Method: method, Tone: Error, Title: "The local server did not send it", Words: why}
}

// Stopped is that the person did not wait for the answer.
func Stopped(r bucket.Request) Sent {
	s := SentOf(r, bucket.Answer{Failed: true}, func(text string) string { return text })
	if r.Operation == bucket.Get {
		return Sent{Method: r.Method, Tone: Neutral, Title: "Stopped: a GET changes nothing"}
	}
	s.Title, s.Tone = "Stopped: whether it was carried out is not known", Unknown
	s.Advice = s.Advice[:1] // how to find out
	return s
}

// Left is that a change was not sent, for the person did not wait until it was
// read what the bucket has, or did not say yes.
func Left(op bucket.Operation) Sent {
	return Sent{Method: string(op), Tone: Neutral, Title: string(op) + " was not sent"}
}

func lower(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
