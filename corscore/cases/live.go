package cases

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// asked is the one request that tells how an endpoint treats r: its preflight, or
// r itself where a browser sends none and r only reads. why says why nothing is
// asked, "" = sent is.
func asked(r *fetch.Request) (sent wire.Request, preflight bool, why string) {
	f := corscore.FetchAnswers(corscore.FetchInput{Request: *r})
	switch {
	case f.Outcome == fetch.NotCrossOrigin:
		return sent, false, "page and bucket have the same origin"
	case f.Outcome == fetch.Opaque:
		return sent, false, "in no-cors mode nothing is checked"
	case len(f.Exchanges) == 0:
		return sent, false, "a browser does not send it"
	}
	sent = f.Exchanges[0].Request
	switch {
	case f.Exchanges[0].Kind == fetch.Preflight:
		return sent, true, ""
	case sent.Method == "GET" || sent.Method == "HEAD":
		return sent, false, ""
	}
	// Sent as it is, it would change the bucket. A preflight asks the same of the
	// rules.
	return wire.Request{Method: "OPTIONS", URL: sent.URL, Headers: []wire.Header{
		{"Origin", origin(r, sent.Headers)}, {"Access-Control-Request-Method", sent.Method},
	}}, true, ""
}

// Ask is the request that tells how the endpoint at base ("https://host:port")
// treats the row c, as [Curl] sends it: nothing is written to the bucket. Without
// base it goes to the host of the row. why says why nothing is asked; "" = ask is.
func Ask(c *Case, base string) (ask wire.Request, why string) {
	ask, _, why = asked(&c.Request)
	if why != "" {
		return ask, why
	}
	own, path := wire.Sent(ask.URL)
	if base == "" {
		base = own
	}
	ask.URL = base + path
	return ask, ""
}

// Judge is what the response to [Ask] means for the row c. Of a preflight, the
// request that would follow counts as answered with the same
// Access-Control-Allow-Origin; which headers script can read is not known then.
func Judge(c *Case, response corscore.GivenResponse) Result {
	in := corscore.FetchInput{Request: c.Request, Actual: &response}
	expect := c.Expect
	if _, preflight, _ := asked(&c.Request); preflight {
		in.Request.PreflightFlag = true
		in.Preflight, in.Actual = &response, &corscore.GivenResponse{Status: 200, Headers: allowing(response.Headers)}
		expect.Reads = nil
	}
	return judge(&expect, corscore.FetchAnswers(in))
}

// allowing are the headers by which a response lets script have it.
func allowing(headers []wire.Header) (out []wire.Header) {
	for _, h := range headers {
		if wire.EqualName(h[0], "Access-Control-Allow-Origin") || wire.EqualName(h[0], "Access-Control-Allow-Credentials") {
			out = append(out, h)
		}
	}
	return out
}
