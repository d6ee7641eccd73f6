package analyze

import (
	"cmp"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Advice says what to change where no document helps.
type Advice struct {
	Title string `json:"title"` // a verb phrase
	Text  string `json:"text"`  // why, and how; sentences
	Where string `json:"where"` // one of the constants below
}

// Where an [Advice] is carried out.
const (
	InPage    = "page"    // in the script or the markup
	InURL     = "url"     // in the address that the page requests
	InBucket  = "bucket"  // in the bucket's policy, or with the object in it
	InServer  = "server"  // in the server's own settings, or by another server
	InBrowser = "browser" // in what the browser has stored
)

// Case is the outcome of a request.
type Case struct {
	Request  *fetch.Request
	Dialect  *dialect.Dialect
	Method   string // as it is sent
	Outcome  fetch.Outcome
	Reason   fetch.Reason // why it is blocked, "" = it is not
	ByServer bool         // this server can never let it through
	Helped   bool         // an edit of the document does
	Status   int          // of the object's answer, 0 = not sent
	// LostOrigin is the address that the request was redirected to, if it has
	// Origin: null there because of that; "" = it does not.
	LostOrigin string
}

// CaseOf is the outcome of s; helped says that an edit of the document helps.
func CaseOf(s *exchange.Simulation, f *exchange.Fetch, helped bool) *Case {
	c := &Case{
		Request: s.Request, Dialect: s.Bucket.Dialect, Method: exchange.Method(s.Request), Outcome: f.Outcome, Helped: helped,
	}
	if b := f.Blocked; b != nil {
		c.Reason, c.ByServer = b.Reason, b.By == exchange.ByServer
	}
	if nullByRedirect(s.Request, f) {
		c.LostOrigin = f.Exchanges[len(f.Exchanges)-1].Request.URL
	}
	if n := len(f.Exchanges); n > 0 && f.Exchanges[n-1].Kind == fetch.Actual {
		c.Status = f.Exchanges[n-1].Response.Status
	}
	return c
}

// Advise says what to change other than the document, nearest first.
func Advise(c *Case) (all []Advice) {
	add := func(where, title, text string) { all = append(all, Advice{title, text, where}) }
	if c.Outcome == fetch.NotCrossOrigin {
		return nil
	}
	adviseURL(c, add)
	switch {
	case c.Outcome == fetch.Opaque && c.Request.Destination == fetch.Document: // CORS is not for navigations
	case c.Outcome == fetch.Opaque && c.Request.API == fetch.Element:
		add(InPage, "Add the attribute crossorigin to the element",
			"Without it the browser asks without CORS, and the page may use what comes but not read it, whatever the document says. Write crossorigin=\"anonymous\".")
	case c.Outcome == fetch.Opaque:
		add(InPage, "Leave out mode: \"no-cors\"", "It does not turn CORS off: it hides the answer from script, whatever the document says.")
	case c.Outcome == fetch.Allowed && c.Status >= 300 && c.Status < 400 && c.Status != 304:
		add(InURL, "Request the bucket at its own address",
			"The answer is "+strconv.Itoa(c.Status)+" without a place to go to: the bucket is in another region, or has another address. The body names it as Endpoint.")
	case c.Outcome == fetch.Allowed && c.Status >= 400:
		add(InBucket, "Look at the error, not at CORS",
			"The page may read the answer, and it is "+strconv.Itoa(c.Status)+". Its body names the cause: AccessDenied is about the bucket’s policy or the signature, NoSuchKey about the address.")
	case c.Outcome == fetch.Allowed && c.Request.API == fetch.Element && c.Method == "GET" && c.Dialect.Answer.Varies.V.Actual == "":
		add(InBrowser, "Empty the cache if it stays blocked",
			"A copy that an element without crossorigin fetched has no CORS headers, and "+c.Dialect.Name+" does not mark it by Vary: Origin. The browser uses it again.")
	}
	c.adviseBlocked(add)
	return all
}

// adviseURL looks at the address alone.
func adviseURL(c *Case, add func(where, title, text string)) {
	u, ok := wire.ParseURL(c.Request.URL)
	if !ok {
		return
	}
	meant := source.Visible(words.ClipMiddle(Meant(c.Request.URL), 200))
	if Elsewhere(c.Request.URL) {
		one := "bucket.s3." + cmp.Or(regionIn(u.Host), "eu-west-1") + ".amazonaws.com"
		add(InURL, "Request an address of a bucket", u.Host+" is not one, so no bucket’s configuration counts there. One is "+cmp.Or(meant, one)+".")
	} else if bucket, _, virtual := strings.Cut(u.Host, ".s3"); virtual && meant != "" {
		add(InURL, "Leave the bucket’s name out of the path", "The host "+u.Host+" names the bucket already, so /"+bucket+" is an object’s key. Request "+meant+".")
	}
}

// Elsewhere reports whether url is Amazon's and of no bucket, so that no bucket's
// document counts there: it is of another service, or of S3 itself, which lists
// the buckets there.
func Elsewhere(url string) bool {
	u, ok := wire.ParseURL(url)
	if !ok || !dialect.IsAmazon(u.Host) || strings.Contains(u.Host, ".s3") {
		return false
	}
	return !strings.HasPrefix(u.Host, "s3") || u.Rest == "" || u.Rest == "/" || strings.HasPrefix(u.Rest, "?") || strings.HasPrefix(u.Rest, "/?")
}

// adviseBlocked goes by the reason.
func (c *Case) adviseBlocked(add func(where, title, text string)) {
	if c.Reason != "" && c.LostOrigin != "" {
		add(InURL, "Request the address that the redirect leads to",
			"After a redirect from another origin to a third one the browser sends Origin: null, and a rule for null would let every page in. Let the page request "+source.Visible(c.LostOrigin)+" itself.")
	}
	switch c.Reason {
	case "":
		return
	case fetch.MixedContent:
		add(InURL, "Request the bucket over https", "A page of https may not load from http, whatever the answer says.")
	case fetch.UnsupportedScheme:
		add(InURL, "Request it by https", "CORS is for http and https alone.")
	case fetch.Redirect:
		add(InURL, "Request the address that the server redirects to",
			"The answer is a redirect. Servers send one where the bucket is in another region, or has another address: use the bucket’s own.")
	case fetch.ForbiddenMethod:
		add(InPage, "Use another method", "No browser lets script send "+c.Method+".")
	case fetch.WildcardWithCredentials, fetch.AllowCredentialsMissing:
		add(InPage, "Send the request without credentials",
			"S3 takes no cookies: a signature goes in the address or in the header Authorization, which need none. Write credentials: \"omit\", or withCredentials = false.")
	case fetch.AuthorizationNotCovered:
		add(InPage, "Sign the address instead", "A presigned URL needs no header Authorization, which * does not cover.")
	}
	switch {
	case c.Helped:
	case c.Dialect.Match.NoBucketRules.V:
		text := c.Dialect.Name + " has no CORS configuration of buckets"
		if note := c.Dialect.Match.NoBucketRules.Note; note != "" {
			text += ": " + note
		}
		add(InServer, "Change the server’s own setting", text+".")
	case !s3cors.IsMethod(c.Method) && c.Reason != fetch.ForbiddenMethod:
		add(InPage, "Use GET, HEAD, PUT, POST or DELETE", "S3 has no other method for objects, and no rule can list one.")
	case c.ByServer:
		add(InServer, "Send the request through an address of the page’s own origin",
			"A proxy there needs no CORS. "+c.Dialect.Name+" can never allow this request.")
	}
}
