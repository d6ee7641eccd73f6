package bucket

import (
	"strings"
	"time"

	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Answer is the outcome of sending a [Request], as far as a page can see it.
type Answer struct {
	Failed     bool    // there is no response that can be read
	Failure    Failure // why, if Failed
	Unsent     bool    // if Failed: it is known that nothing was sent
	Detail     string  // if Failed: the reason in the words of whoever failed, "" = none
	Redirected bool    // fetch gave an opaque redirect: where to cannot be read
	Status     int
	Headers    []wire.Header // those that can be read
	Body       string        // its beginning is enough
	Truncated  bool          // the body is longer than [MaxAnswer] bytes; Body is its beginning
	Received   time.Time     // by this machine's clock; zero = not known
	Relayed    bool          // the relay of the local server brought it: every header can be read
}

// Bounds of one exchange.
const (
	MaxAnswer = 1 << 20          // bytes of a response's body that are read; S3's documents have 64 KB
	PageWait  = 30 * time.Second // how long the page waits for a response
	RelayWait = 25 * time.Second // how long the relay waits, so that its report arrives before the page gives up
)

// Failure is why there is no response.
type Failure string

const (
	Unseen       Failure = ""            // not known: a browser does not tell a page
	Blocked      Failure = "blocked"     // the page's own Content-Security-Policy
	NoName       Failure = "name"        // DNS has no such host
	NoConnection Failure = "connection"  // nothing accepts a connection
	Untrusted    Failure = "certificate" // the endpoint's certificate
	NoTLS        Failure = "tls"         // the TLS handshake failed for another reason
	TimedOut     Failure = "time"        // whoever waited gave up
	CutOff       Failure = "cut"         // the response began and broke off
)

// Effect is what is known of the bucket after an answer.
type Effect uint8

const (
	Unknown   Effect = iota // the operation was perhaps carried out
	Done                    // the server says that it carried it out
	Refused                 // the server says that it did not
	NoneThere               // GET: there is no configuration
	NotSent                 // it is known that nothing was sent
)

// Explanation says what an [Answer] means.
type Explanation struct {
	Effect    Effect
	Title     string   // one sentence: what happened
	Advice    []string // what to do, or how to find out; the likeliest first
	Code      string   // the server's, "" = none
	Message   string   // the server's own words, "" = none
	RequestID string   // for whoever runs the server, "" = none

	// Skew is how far this machine's clock is ahead of the server's; 0 = not
	// known, or less than a minute.
	Skew time.Duration
	// Stranger is what answers in the place of S3, such as “<ListBucketResult>” or
	// “a web page”; "" = S3 does, or nobody. A server that answers GET ?cors like
	// this does not know ?cors: it may treat DELETE ?cors as “delete the bucket”.
	Stranger string
	// Server is the id of the dialect that the response's headers tell, "" = none.
	Server   string
	Region   string // the one that the server names, "" = none
	Endpoint string // the host that the server names, "" = none. A server can name any: it is for a person to judge
	// Signed are the lines in which the server's canonical request, or its string
	// to sign, differs from ours.
	Signed []SignedLine
}

// SignedLine is one line that was signed differently from how the server reads it; ""
// = the line is missing.
type SignedLine struct{ Ours, Servers string }

// Explain says what a means for r.
func Explain(r Request, a Answer) Explanation {
	switch {
	case a.Failed:
		return failed(r, a)
	case a.Redirected:
		return Explanation{
			Effect: Refused, Title: "The server redirects the request, and the page cannot read where to",
			Advice: []string{"The bucket is perhaps in another region: give that region's endpoint", "Check that the endpoint begins with https:// if the server has that"},
		}
	}
	e := parseError(a.Body)
	x := Explanation{
		Code: e.get("Code"), Message: e.get("Message"), RequestID: e.get("RequestId"),
		Region: regionOf(a, e), Endpoint: hostIn(e.get("Endpoint")), Skew: skew(a, e), Server: serverOf(a.Headers),
	}
	if x.RequestID == "" {
		id, _ := wire.First(a.Headers, "x-amz-request-id")
		x.RequestID = clean(id)
	}
	switch {
	case a.Status < 200 || a.Status > 299:
		x.refused(r, a, e)
	case e.found:
		x.Effect, x.Title = Unknown, "The server answers with success and an error at once"
		x.Advice = []string{howToFindOut(r)}
	default:
		x.succeeded(r, a)
	}
	if a.Truncated {
		x.Advice = append(x.Advice, cutShort(a))
	}
	if x.Skew != 0 && x.Effect != Done && x.Code != "RequestTimeTooSkewed" {
		x.Advice = append(x.Advice, skewed(x.Skew))
	}
	return x
}

var done = map[Operation]string{
	Put:    "The server stored the configuration",
	Get:    "The server returned the configuration",
	Delete: "The server removed the configuration",
}

func howToFindOut(r Request) string {
	if r.Operation == Delete {
		return "To find out, read the configuration with curl: after a removal the answer is 404 NoSuchCORSConfiguration"
	}
	return "To find out, read the configuration back, with curl if the page cannot"
}

// refused explains an answer that is no success.
func (x *Explanation) refused(r Request, a Answer, e s3Error) {
	x.Effect = Refused
	if a.Status >= 500 && x.Code != "NotImplemented" && x.Code != "SlowDown" && r.Operation != Get {
		x.Effect = Unknown
	}
	if x.Code == "NoSuchCORSConfiguration" && r.Operation == Get {
		x.Effect, x.Title = NoneThere, "The bucket has no CORS configuration"
		return
	}
	k := meaningOf(x.Code)
	if k.title == "" {
		k = statusMeaning(a.Status, e)
	}
	if !e.found && (a.Status == 404 || a.Status == 405) {
		_, x.Stranger = contentOf(a.Body)
	}
	x.Title, x.Advice = k.title, append([]string(nil), k.advice...)
	switch {
	case r.Anonymous && (x.Code == "AccessDenied" || x.Code == "" && (a.Status == 401 || a.Status == 403)):
		x.Title = "The server does not let anonymous requests do this"
		x.Advice = []string{"The request is not signed: choose how it is signed and give keys with the permission " + permission(r.Operation)}
	case a.Status == 429 || x.Code == "SlowDown":
		if after, _ := wire.First(a.Headers, "Retry-After"); after != "" && len(after) < 40 {
			x.Advice = append([]string{"The server asks to wait: Retry-After: " + clean(after)}, x.Advice...)
		}
	case x.Code == "RequestTimeTooSkewed":
		if x.Skew != 0 {
			x.Advice = []string{skewed(x.Skew)}
		}
	case x.Code == "SignatureDoesNotMatch":
		x.Signed = signedDifferences(r, e)
		if len(x.Signed) > 0 {
			x.Advice = append([]string{"The server reads the request differently from how it was signed, as the lines below show: something between here and there changes it, or the server signs with another host or path"}, x.Advice...)
		} else if e.get("CanonicalRequest") != "" {
			x.Advice = []string{"The server reads the request as it was signed: the secret key is not the one of this access key"}
		}
	}
	if x.Region != "" && x.Code != "SignatureDoesNotMatch" {
		x.Advice = append([]string{"Give the region " + x.Region}, x.Advice...)
	}
	if x.Endpoint != "" {
		x.Advice = append([]string{"Give the endpoint " + x.Endpoint + ", if that host is your provider's"}, x.Advice...)
	}
	if x.Effect == Unknown {
		x.Title += ": whether it was carried out is not known"
		x.Advice = append(x.Advice, howToFindOut(r))
	}
}

// permission is what S3 calls the right to do op.
func permission(op Operation) string {
	if op == Get {
		return "s3:GetBucketCORS"
	}
	return "s3:PutBucketCORS"
}

// regionOf is the region that an answer names.
func regionOf(a Answer, e s3Error) string {
	region := e.get("Region")
	if region == "" {
		// Of a presigned URL: … the region 'us-east-1' is wrong; expecting 'eu-west-1'.
		// versitygw has double quotes.
		_, after, _ := strings.Cut(strings.ReplaceAll(e.get("Message"), `"`, "'"), "is wrong; expecting '")
		region, _, _ = strings.Cut(after, "'")
	}
	if region == "" && (a.Status == 301 || a.Status == 307 || a.Status == 400) {
		region, _ = wire.First(a.Headers, "x-amz-bucket-region")
	}
	if len(region) > 63 || regionProblem(region) != "" {
		return ""
	}
	return region
}

// skew is how far this machine is ahead of the server, by the time in its error
// or by its Date header. Below a minute it is nothing: both may be rounded, and
// the answer took its time.
func skew(a Answer, e s3Error) time.Duration {
	at, err := time.Parse(time.RFC3339, e.get("ServerTime"))
	if err != nil {
		date, _ := wire.First(a.Headers, "Date")
		if at, err = time.Parse("Mon, 02 Jan 2006 15:04:05 GMT", date); err != nil {
			return 0
		}
	}
	if a.Received.IsZero() {
		return 0
	}
	if d := a.Received.Sub(at).Round(time.Second); d >= time.Minute || d <= -time.Minute {
		return d
	}
	return 0
}

func skewed(d time.Duration) string {
	direction := "ahead of"
	if d < 0 {
		d, direction = -d, "behind"
	}
	return "This machine's clock is " + spoken(d) + " " + direction + " the server's: set the one that is wrong"
}

// words prints a duration of a minute or more.
func spoken(d time.Duration) string {
	d = d.Round(time.Minute)
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{{days, "day"}, {hours, "hour"}, {minutes, "minute"}} {
		if p.n > 0 {
			parts = append(parts, words.Count(p.n, p.unit))
		}
	}
	return strings.Join(parts, " ")
}

// signedDifferences compares what was signed with what the server says it read.
func signedDifferences(r Request, e s3Error) []SignedLine {
	for _, pair := range [][2]string{
		{r.CanonicalRequest, e.get("CanonicalRequest")},
		{r.StringToSign, e.get("StringToSign")},
	} {
		if pair[0] == "" || pair[1] == "" {
			continue
		}
		ours, servers := strings.Split(strings.TrimSpace(pair[0]), "\n"), strings.Split(strings.ReplaceAll(pair[1], "\r", ""), "\n")
		var all []SignedLine
		for i := range max(len(ours), len(servers)) {
			var line SignedLine
			if i < len(ours) {
				line.Ours = ours[i]
			}
			if i < len(servers) {
				line.Servers = servers[i]
			}
			if strings.TrimSpace(line.Ours) != strings.TrimSpace(line.Servers) && len(all) < 20 {
				all = append(all, line)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}
