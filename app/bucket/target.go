// Package bucket answers which request applies, reads or removes a bucket's
// CORS configuration, whether a page gets through with it, and what the answer
// means. It sends nothing itself.
//
// Credentials are arguments and never kept: no error, no text and no [Request]
// holds the secret key.
package bucket

import (
	"net"
	"net/url"
	"strings"

	"s3cors.playground/corscore/dialect"
)

// Target is a bucket, where it is, and who asks for it.
type Target struct {
	Endpoint     string // https://s3.example.com; may have a port and a path
	Bucket       string
	VirtualHost  bool   // the bucket's name is in the host's, not in the path
	Region       string // "" = the endpoint's, else us-east-1
	Anonymous    bool   // the request is not signed; the keys are not looked at
	AccessKey    string
	SecretKey    string
	SessionToken string // "" = none
}

// DefaultRegion is signed where none is given: servers without regions take it.
const DefaultRegion = "us-east-1"

// Field is one field of a [Target].
type Field string

const (
	EndpointField     Field = "endpoint"
	BucketField       Field = "bucket"
	RegionField       Field = "region"
	AccessKeyField    Field = "access-key"
	SecretKeyField    Field = "secret-key"
	SessionTokenField Field = "session-token"
)

// Problem is what is wrong with one field, in words for who typed it. It never
// quotes a key or a token.
type Problem struct {
	Field   Field
	Message string
	Warning bool // the request can be made, but is perhaps not what is meant
}

// Error makes a Problem an error.
func (p Problem) Error() string { return p.Message }

// Problems are what is wrong with t, at most one of a field, in the order of the
// form. With none but warnings, the request can be built.
func (t Target) Problems() []Problem {
	var all []Problem
	add := func(f Field, message string) {
		if message != "" {
			all = append(all, Problem{Field: f, Message: message})
		}
	}
	warn := func(f Field, message string) {
		if message != "" && (len(all) == 0 || all[len(all)-1].Field != f) {
			all = append(all, Problem{f, message, true})
		}
	}
	e, message := parseEndpoint(t.Endpoint)
	add(EndpointField, message)
	if message == "" {
		add(EndpointField, t.virtualHostProblem(e))
	}
	warn(EndpointField, t.endpointWarning(e))
	add(BucketField, bucketProblem(t.bucket(), t.VirtualHost))
	warn(BucketField, t.bucketWarning(e))
	add(RegionField, regionProblem(t.region()))
	warn(RegionField, t.regionWarning())
	if t.Anonymous {
		return all
	}
	add(AccessKeyField, keyProblem("access key", t.AccessKey))
	if len(t.AccessKey) == 40 && len(t.SecretKey) == 20 {
		warn(AccessKeyField, "The access key has the length of a secret key and the secret key that of an access key: they are perhaps swapped")
	}
	if t.SecretKey == "" {
		add(SecretKeyField, "Give the secret key, or send without signing")
	} else if strings.TrimSpace(t.SecretKey) != t.SecretKey {
		warn(SecretKeyField, "The secret key begins or ends with a space, which is signed with")
	}
	if t.SessionToken != "" {
		add(SessionTokenField, keyProblem("session token", t.SessionToken))
	}
	return all
}

// err is the first problem of t that keeps a request from being built.
func (t Target) err() error {
	for _, p := range t.Problems() {
		if !p.Warning {
			return p
		}
	}
	return nil
}

func (t Target) bucket() string { return strings.TrimSpace(t.Bucket) }

func (t Target) region() string {
	if r := strings.TrimSpace(t.Region); r != "" {
		return r
	}
	if r := t.NamedRegion(); r != "" {
		return r
	}
	return DefaultRegion
}

// NamedRegion is the region that the endpoint's host names, "" if it names none.
func (t Target) NamedRegion() string {
	e, _ := parseEndpoint(t.Endpoint)
	return dialect.RegionOf(e.name)
}

func (t Target) regionWarning() string {
	if named := t.NamedRegion(); named != "" && named != t.region() {
		return "The endpoint's host names the region " + named
	}
	return ""
}

// endpoint is an endpoint's address taken apart.
type endpoint struct {
	scheme string // http or https
	host   string // lower case, with a port unless it is the scheme's own
	name   string // the host without port and brackets
	path   string // escaped, without a slash at the end; "" = none
}

// parseEndpoint takes an endpoint's address apart, or says what is wrong.
func parseEndpoint(text string) (e endpoint, message string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return e, "Give the endpoint's address, such as https://s3.example.com"
	}
	scheme, rest, ok := strings.Cut(text, "://")
	e.scheme = strings.ToLower(scheme)
	if !ok || e.scheme != "http" && e.scheme != "https" {
		return e, "The endpoint begins with https:// or http://"
	}
	if i := strings.IndexFunc(rest, unfit); i >= 0 {
		return e, "The endpoint has a space, a control character or a letter outside ASCII in it; write such a host in its xn-- form"
	}
	if strings.ContainsAny(rest, "?#") {
		return e, "The endpoint ends before “?” and “#”"
	}
	authority, path, _ := strings.Cut(rest, "/")
	if strings.Contains(authority, "@") {
		return e, "The endpoint has a name or password in it; give the keys in their own fields"
	}
	u, err := url.Parse(e.scheme + "://" + authority)
	if err != nil || u.Hostname() == "" || strings.ContainsAny(authority, `\%`) {
		return e, "The endpoint's host cannot be read"
	}
	e.name = strings.ToLower(u.Hostname())
	e.host = strings.ToLower(u.Host)
	if port := u.Port(); port == "" || port == "80" && e.scheme == "http" || port == "443" && e.scheme == "https" {
		e.host = strings.TrimSuffix(strings.TrimSuffix(e.host, port), ":")
	} else if !isPort(port) {
		return e, "The endpoint's port is no number from 1 to 65535"
	}
	if path = strings.Trim(path, "/"); path == "" {
		return e, ""
	}
	for part := range strings.SplitSeq(path, "/") {
		if plain, err := url.PathUnescape(part); err != nil || plain == "" || plain == "." || plain == ".." || strings.ContainsAny(plain, `/\`) {
			return e, "The endpoint's path cannot be read"
		} else {
			e.path += "/" + escape(plain)
		}
	}
	return e, ""
}

func unfit(r rune) bool { return r <= ' ' || r >= 0x7f }

func isPort(port string) bool {
	n := 0
	for _, c := range []byte(port) {
		if n = 10*n + int(c-'0'); c < '0' || c > '9' || n > 65535 {
			return false
		}
	}
	return n > 0
}

func (t Target) virtualHostProblem(e endpoint) string {
	if t.VirtualHost && net.ParseIP(e.name) != nil {
		return "An IP address has no subdomains: use path style"
	}
	return ""
}

func (t Target) endpointWarning(e endpoint) string {
	if _, named := t.named(e); named {
		return "The endpoint begins with the bucket's name already: it is not named twice"
	}
	if t.bucket() != "" && strings.HasPrefix(e.name, strings.ToLower(t.bucket())+".") {
		return "The endpoint begins with the bucket's name already: the bucket would be named twice"
	}
	return ""
}

// maxBucketName is S3's longest name from before 2018; newer ones have at most
// 63 characters. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const maxBucketName = 255

func bucketProblem(name string, virtualHost bool) string {
	switch {
	case name == "":
		return "Give the bucket's name"
	case strings.Contains(name, "://"):
		return "Give the bucket's name alone, without s3:// before it"
	case strings.Contains(name, "/"):
		return "Give the bucket's name alone, without an object's path"
	case len(name) > maxBucketName:
		return "A bucket's name has at most 255 characters"
	case strings.Trim(name, ".") == "":
		return "A bucket's name is not dots alone"
	}
	for _, c := range name {
		lower := 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.'
		// Names of the time before 2018, and Ceph's tenant:bucket.
		old := 'A' <= c && c <= 'Z' || c == '_' || c == ':'
		if virtualHost && old {
			return "In a host's name the bucket has lower-case letters, digits, “-” and “.” only: use path style"
		}
		if !lower && !old {
			return "A bucket's name has letters, digits, “-”, “.” and “_” only"
		}
	}
	if virtualHost && (strings.Contains("."+name+".", "..") || len(name) > 63) {
		return "This name cannot be in a host's: use path style"
	}
	return ""
}

func (t Target) bucketWarning(e endpoint) string {
	if t.VirtualHost && e.scheme == "https" && strings.Contains(t.bucket(), ".") {
		return "A certificate for all subdomains covers no name with a dot in it: the connection perhaps fails; path style does not"
	}
	return ""
}

// maxRegion is longer than any provider's region.
const maxRegion = 32

func regionProblem(region string) string {
	if len(region) > maxRegion {
		return "A region has at most 32 characters, such as eu-west-1"
	}
	for _, c := range []byte(region) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return "A region has letters, digits and “-” only, such as eu-west-1"
		}
	}
	return ""
}

// IsRegion reports whether text has the form of providers' regions: words of
// small letters, each with a number at its end at most, such as eu-west-1,
// nyc3, us-west-004 and auto. A key that was typed into the wrong field has not.
func IsRegion(text string) bool {
	if len(text) > maxRegion {
		return false
	}
	for part := range strings.SplitSeq(text, "-") {
		letters := strings.TrimRight(part, "0123456789")
		if part == "" || len(letters) > 14 || len(part)-len(letters) > 3 || strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return true
}

func keyProblem(what, key string) string {
	switch {
	case key == "":
		return "Give the " + what + ", or send without signing"
	case strings.IndexFunc(key, unfit) >= 0:
		return "The " + what + " has a space, a line break or a character outside ASCII in it"
	}
	return ""
}

// url is the address of the bucket, without a query, and its host.
func (t Target) url() (address, host string) {
	e, _ := parseEndpoint(t.Endpoint)
	e, named := t.named(e)
	name, path := e.host, e.path+"/"+escape(t.bucket())
	if t.VirtualHost || named {
		name, path = t.bucket()+"."+e.host, e.path+"/"
	}
	return e.scheme + "://" + name + path, name
}

// escape is S3's URI encoding of one path segment: every byte but letters,
// digits and "-._~" as upper-case %XX.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
func escape(segment string) string {
	return strings.ReplaceAll(url.QueryEscape(segment), "+", "%20")
}

// Normal is t as it is used: without spaces around its values, the endpoint in
// lower case, without the scheme's own port and the bucket's name, the region
// filled in.
//
// Precondition: t has no problems but warnings.
func (t Target) Normal() Target {
	e, _ := parseEndpoint(t.Endpoint)
	e, named := t.named(e)
	t.Endpoint, t.Bucket, t.Region = e.scheme+"://"+e.host+e.path, t.bucket(), t.region()
	t.VirtualHost = t.VirtualHost || named
	return t
}

// URL is the address of t's bucket, without a query.
//
// Precondition: t has no problems but warnings.
func (t Target) URL() string {
	address, _ := t.url()
	return address
}
