package view

import (
	"strconv"
	"strings"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

// Sent is what came of sending a request to ?cors.
type Sent struct {
	Busy   string // what is going on, "" = nothing
	Method string // "" = nothing was sent yet
	Tone   Tone
	Title  string
	Words  string // the server's own, with its code
	Advice []string
	Region string // one that the server names, to be taken over
	Signed []bucket.SignedLine
	Answer string // as HTTP/1.1; "" = there is none that can be read
	More   int    // bytes of its body that are left out
	// ReadBack: whether it was carried out is not known, and reading may tell.
	ReadBack bool
	Back     Back
	Config   string // what the bucket has, where it was read; "" = nothing, or not read
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
	s := Sent{Method: r.Method, Title: x.Title, Region: x.Region, Tone: effects[x.Effect]}
	s.ReadBack = x.Effect == bucket.Unknown && r.Operation != bucket.Get
	for _, line := range x.Advice {
		s.Advice = append(s.Advice, cover(line))
	}
	s.Words = cover(strings.TrimSpace(x.Code + " " + x.Message))
	if x.RequestID != "" && x.Effect != bucket.Done && x.Effect != bucket.NoneThere {
		s.Advice = append(s.Advice, "Whoever runs the server finds this request by its number: "+cover(x.RequestID))
	}
	if x.Effect == bucket.Done && x.Skew != 0 {
		s.Advice = append(s.Advice, "The clocks of this machine and of the server are "+plural(int(x.Skew.Abs().Round(time.Minute).Minutes()), "minute")+" apart: from 15 minutes on, servers refuse")
	}
	for _, line := range x.Signed {
		s.Signed = append(s.Signed, bucket.SignedLine{Ours: cover(line.Ours), Servers: cover(line.Servers)})
	}
	if !a.Failed && !a.Redirected {
		body, more := cut(a.Body, maxBody)
		s.Answer = cover(ResponseText(wire.Response{Status: a.Status, Headers: a.Headers, Body: body}))
		s.More = more
	}
	if r.Operation == bucket.Get && x.Effect == bucket.Done {
		s.Config = a.Body
	}
	return s
}

var effects = map[bucket.Effect]Tone{
	bucket.Unknown: Unknown, bucket.Done: OK, bucket.Refused: Error, bucket.NoneThere: Suggestion,
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
		if len(differ) == 0 {
			return Back{Tone: OK, Title: "Read back: the server has every rule as it was sent"}
		}
		b := Back{Tone: Warning, Title: "Read back: the server did not store it as it was sent"}
		for i, d := range differ {
			if i == maxDifferences {
				b.Lines = append(b.Lines, "and "+strconv.Itoa(len(differ)-i)+" more")
				break
			}
			b.Lines = append(b.Lines, d.Message)
		}
		return b
	}
	b := Back{Tone: Unknown, Title: "It could not be read back: " + lower(x.Title)}
	if a.Failed && !a.Relayed {
		b.Lines = []string{"What is stored now perhaps no longer lets this page read: curl can"}
	}
	return b
}

// maxDifferences is how many lines say what the server changed.
const maxDifferences = 20

// ReadOf says how what the bucket has stands to the document in the editor.
func ReadOf(document, config string) Back {
	if len(bucket.Compare(document, config)) == 0 {
		return Back{Tone: OK, Title: "It says the same as the document in the editor"}
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

func lower(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
