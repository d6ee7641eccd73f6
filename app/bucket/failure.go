package bucket

import (
	"strconv"
	"strings"
	"time"

	"s3cors.playground/corscore/wire"
)

// failed explains that there is no response that can be read. Where it is not
// known why, nothing else is: servers carry out what a page may not read the
// response to, and send errors without CORS headers.
func failed(r Request, a Answer) Explanation {
	if a.Unsent {
		return unsent(a)
	}
	x := Explanation{Title: unread(a)}
	if r.Operation == Get {
		x.Effect, x.Advice = Refused, []string{"A GET changes nothing"}
	} else {
		if a.Failure == TimedOut {
			x.Title += ". The server may still carry it out"
		} else {
			x.Title += ": whether it was carried out is not known"
		}
		x.Advice = []string{howToFindOut(r)}
	}
	if a.Failure == Unseen && !a.Relayed {
		x.Advice = append(x.Advice,
			"The browser's console has the reason, which no script can read: a refused preflight, a response without Access-Control-Allow-Origin, a connection or a certificate that failed",
			"Errors often come without CORS headers: a wrong key looks like this too",
			"Send the same request with curl, which shows the response")
	}
	if a.Detail != "" {
		x.Advice = append(x.Advice, sentenceCase(clean(a.Detail)))
	}
	return x
}

// unread says that no response can be read, and why.
func unread(a Answer) string {
	switch {
	case a.Failure == TimedOut && a.Relayed:
		return "No response within " + seconds(RelayWait) + "; the relay stopped waiting"
	case a.Failure == TimedOut:
		return "No response within " + seconds(PageWait) + "; the page stopped waiting"
	case a.Failure == CutOff:
		return "The response broke off before its end"
	case a.Relayed:
		return "The relay got no response from the server"
	}
	return "No response can be read"
}

// unsent explains that nothing was sent.
func unsent(a Answer) Explanation {
	x := Explanation{Effect: NotSent, Title: "Nothing was sent, so nothing was changed"}
	check := "Check that the server runs and that its address is the one the relay was started with"
	add := func(why string, advice ...string) { x.Title, x.Advice = x.Title+": "+why, advice }
	switch a.Failure {
	case Blocked:
		add("this page's policy blocks the endpoint", "Send it with curl, or start the local site with RELAY= and the endpoint")
	case NoName:
		add("the endpoint's host name is not known", "Check the host name, and that this machine can look it up")
	case NoConnection:
		add("the endpoint does not accept a connection", check)
	case TimedOut:
		add("no connection to the endpoint within "+seconds(RelayWait), check)
	case Untrusted:
		add("the relay does not trust the endpoint's certificate",
			"For a certificate of your own, name the authority that signed it when you start the local site: SSL_CERT_FILE=ca.pem make serve RELAY=…",
			"On macOS and Windows, add the authority to the certificates that the system trusts")
	case NoTLS:
		add("the endpoint does not speak TLS here", "Check whether the endpoint begins with http:// instead of https://, and its port")
	default:
		add("the connection to the endpoint failed", check)
	}
	if a.Detail != "" {
		x.Advice = append([]string{sentenceCase(clean(a.Detail))}, x.Advice...)
	}
	return x
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d.Seconds())) + " seconds" }

// sentenceCase is text that begins with an upper-case letter.
func sentenceCase(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// cutShort says how much of a response was left out.
func cutShort(a Answer) string {
	text := "The response is longer than 1 MiB: only its first 1 MiB was read"
	length, _ := wire.First(a.Headers, "Content-Length")
	if n, err := strconv.ParseInt(strings.TrimSpace(length), 10, 64); err == nil && n > MaxAnswer {
		text += ", " + strconv.FormatInt(n-MaxAnswer, 10) + " bytes were left out"
	}
	return text
}
