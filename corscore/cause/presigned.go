package cause

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// presigned is what a presigned URL says of itself.
type presigned struct {
	ok        bool
	region    string   // of the credential's scope, "" = not told
	date      int64    // when it was signed, seconds since 1970, 0 = not told
	seconds   int64    // how long it is valid, 0 = not told
	until     int64    // when it ends, 0 = not told
	headers   []string // the signed ones but host, in lower case
	method    string   // that the x-id is for, "" = not told
	operation string
	checksum  string // of a body, "" = none
	old       bool   // it is signed with version 2
	added     string // a parameter that scripts add against caches, "" = none
}

// presignedOf reads the query of a URL.
func presignedOf(url string) (p presigned) {
	_, query, ok := strings.Cut(url, "?")
	if !ok {
		return p
	}
	query, _, _ = strings.Cut(query, "#")
	if len(query) > 16<<10 {
		query = query[:16<<10]
	}
	for part := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(part, "=")
		value = wire.Unescape(value)
		switch name = strings.ToLower(name); name {
		case "timestamp", "_", "t", "_t", "ts", "_ts", "cb", "rnd", "rand", "random", "nocache", "no-cache", "cachebust", "cachebuster", "cache", "anonymous", "cors", "v":
			p.added = name
		case "x-amz-signature", "x-goog-signature", "signature", "awsaccesskeyid", "x-amz-algorithm", "x-amz-credential", "q-signature", "ossaccesskeyid", "x-goog-credential":
			p.ok = true
			if parts := strings.Split(value, "/"); strings.HasSuffix(name, "credential") && len(parts) == 5 {
				p.region = parts[2]
			}
		case "x-amz-date", "x-goog-date":
			p.date = compactDate(value)
		case "x-amz-expires", "x-goog-expires":
			p.seconds, _ = strconv.ParseInt(value, 10, 40)
		case "expires":
			p.until, _ = strconv.ParseInt(value, 10, 40)
		case "x-amz-signedheaders", "x-goog-signedheaders":
			for h := range strings.SplitSeq(strings.ToLower(value), ";") {
				if h != "host" && wire.IsToken(h) && len(p.headers) < 50 {
					p.headers = append(p.headers, h)
				}
			}
		case "x-id":
			p.operation, p.method = value, methodOf(value)
		default:
			if strings.HasPrefix(name, "x-amz-checksum-") && name != "x-amz-checksum-algorithm" {
				p.checksum = value
			}
		}
	}
	p.old = p.ok && strings.Contains(query, "AWSAccessKeyId=")
	if p.until == 0 && p.date > 0 && p.seconds > 0 {
		p.until = p.date + p.seconds
	}
	return p
}

// methodOf is the method of an operation by its name.
func methodOf(operation string) string {
	for _, o := range [...][2]string{{"Get", "GET"}, {"List", "GET"}, {"Head", "HEAD"}, {"Put", "PUT"}, {"UploadPart", "PUT"}, {"Delete", "DELETE"}, {"Create", "POST"}, {"Complete", "POST"}} {
		if strings.HasPrefix(operation, o[0]) {
			return o[1]
		}
	}
	return ""
}

// compactDate reads 20240914T091120Z; 0 if it is none.
func compactDate(s string) int64 {
	if len(s) != 16 || s[8] != 'T' || s[15] != 'Z' {
		return 0
	}
	n := func(from, to int) int64 {
		v, err := strconv.ParseInt(s[from:to], 10, 32)
		if err != nil {
			return 0
		}
		return v
	}
	return seconds(n(0, 4), n(4, 6), n(6, 8), n(9, 11), n(11, 13), n(13, 15))
}

// httpDate reads "Thu, 29 Jun 2017 03:26:03 GMT"; 0 if it is none.
func httpDate(s string) int64 {
	f := strings.Fields(s)
	if len(f) < 5 {
		return 0
	}
	month := slices.Index([]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}, f[2]) + 1
	clock := strings.Split(f[4], ":")
	if month == 0 || len(clock) != 3 {
		return 0
	}
	n := func(s string) int64 { v, _ := strconv.ParseInt(s, 10, 32); return v }
	return seconds(n(f[3]), int64(month), n(f[1]), n(clock[0]), n(clock[1]), n(clock[2]))
}

// seconds since 1970 of a date and time in UTC.
func seconds(year, month, day, hour, minute, second int64) int64 {
	if year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0
	}
	if month <= 2 {
		year--
		month += 12
	}
	days := 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - 719468
	return days*86400 + hour*3600 + minute*60 + second
}

// now is the latest date of the captured responses, 0 if none has one.
func (s *seen) now() (latest int64) {
	for i := range s.responses {
		if date, ok := wire.First(s.responses[i].Response.Headers, "Date"); ok {
			latest = max(latest, httpDate(date))
		}
	}
	return latest
}

// wrongScope is the region that a presigned URL was signed for, if its host is of
// another one; host is the other.
func (s *seen) wrongScope() (region, host string, wrong bool) {
	if !s.presigned.ok || s.presigned.region == "" || !s.onAmazon() {
		return "", "", false
	}
	region, host = s.presigned.region, dialect.RegionOf(s.url.Host)
	if host == "" {
		return region, "the global host", region != "us-east-1"
	}
	return region, host, region != host
}

// unsignedHeaders are the headers that are signed and not sent, and those that
// are sent and not signed though S3 wants that.
func (s *seen) unsignedHeaders() (missing, extra []string) {
	if !s.presigned.ok || s.Request == nil || len(s.Request.Headers) == 0 && len(s.presigned.headers) == 0 {
		return nil, nil
	}
	sent := s.headerNames()
	for _, h := range s.presigned.headers {
		if !slices.Contains(sent, h) && h != "content-length" && h != "origin" {
			missing = append(missing, h)
		}
	}
	for _, h := range sent {
		if strings.HasPrefix(h, "x-amz-") && !slices.Contains(s.presigned.headers, h) && h != "x-amz-content-sha256" {
			extra = append(extra, h)
		}
	}
	return missing, extra
}

// foreign reports whether S3 does not know the scheme of an Authorization header
// with this value.
func foreign(value string) bool {
	scheme, _, _ := strings.Cut(strings.TrimSpace(value), " ")
	switch strings.ToLower(scheme) {
	case "bearer", "basic", "token", "jwt", "digest", "apikey":
		return true
	}
	return false
}
