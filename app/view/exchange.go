package view

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Exchange is one request and its answer as they go over the wire.
type Exchange struct {
	Title    string // "Preflight", "Request"
	Tone     Tone
	Request  string // HTTP/1.1 text
	Response string
}

func exchanges(report *corscore.Report) []Exchange {
	if report.Fetch == nil {
		return nil
	}
	var out []Exchange
	for i := range report.Fetch.Exchanges {
		e := &report.Fetch.Exchanges[i]
		x := Exchange{"Request", OK, RequestText(e.Request), ResponseText(e.Response)}
		if e.Kind == fetch.Preflight {
			x.Title = "Preflight"
		}
		if i == len(report.Fetch.Exchanges)-1 && report.Fetch.Outcome == fetch.BlockedOutcome {
			x.Tone = Error
		}
		out = append(out, x)
	}
	return out
}

// RequestText writes r as HTTP/1.1, with the Host line that every browser
// adds.
func RequestText(r wire.Request) string {
	authority, target := "", r.URL
	if _, rest, ok := strings.Cut(r.URL, "://"); ok {
		end := strings.IndexAny(rest, "/?#")
		if end < 0 {
			end = len(rest)
		}
		authority, target = rest[:end], rest[end:]
		target, _, _ = strings.Cut(target, "#")
	}
	if !strings.HasPrefix(target, "/") {
		target = "/" + target
	}
	var b strings.Builder
	b.WriteString(r.Method + " " + target + " HTTP/1.1\n")
	if _, ok := wire.First(r.Headers, "Host"); !ok && authority != "" {
		b.WriteString("Host: " + authority + "\n")
	}
	message(&b, r.Headers, r.Body)
	return b.String()
}

// ResponseText writes r as HTTP/1.1.
func ResponseText(r wire.Response) string {
	var b strings.Builder
	b.WriteString("HTTP/1.1 " + strconv.Itoa(r.Status))
	if text := StatusText(r.Status); text != "" {
		b.WriteString(" " + text)
	}
	b.WriteByte('\n')
	message(&b, r.Headers, r.Body)
	return b.String()
}

func message(b *strings.Builder, headers []wire.Header, body string) {
	for _, h := range headers {
		b.WriteString(h[0] + ": " + h[1] + "\n")
	}
	if body != "" {
		b.WriteString("\n" + body)
	}
}
