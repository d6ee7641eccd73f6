package dialect

import "strings"

// gofakes3, a fake S3 for tests. It does not know ?cors.
var gofakes3 = register(82, func() *Dialect {
	d := unknownProvider("gofakes3", "gofakes3", "gofakes3 1.2.0")
	d.Group = Development
	d.fixed([]string{
		"Accept", "Accept-Encoding", "Authorization", "cache-control", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Type",
		"X-Amz-Date", "X-Amz-User-Agent", "X-CSRF-Token", "x-amz-acl", "x-amz-content-sha256", "x-amz-meta-filename", "x-amz-meta-from",
		"x-amz-meta-private", "x-amz-meta-to", "x-amz-security-token", "x-requested-with",
	}, refused(409, "BucketAlreadyExists", "", Recorded, "recorded"))
	if ForReading {
		d.Sources = []Source{
			{Key: "recorded", Title: "Answers recorded from gofakes3 1.2.0"},
			github("cors", "gofakes3: cors.go", "johannesboyne/gofakes3/blob/v1.2.0/cors.go"),
			noEvidence,
		}
		d.Remarks = []Fact[string]{
			{V: "The parameter ?cors is ignored: PUT ?cors creates the bucket, GET ?cors lists its objects", Mark: Recorded, Source: "recorded"},
			{V: "DELETE ?cors deletes the bucket, if it is empty", Mark: Recorded, Source: "recorded"},
			{V: "An OPTIONS request without Origin or without Access-Control-Request-Method gets 400 with Access-Control-Allow-Origin: *", Mark: Recorded, Source: "recorded"},
		}
	}
	return d
}())

// fixed makes d a server that answers every preflight with the same headers, and sends
// Access-Control-Allow-Origin: * with every other response.
func (d *Dialect) fixed(headers []string, put Refusal) {
	d.withoutBuckets(&Rule{
		Origins: []string{"*"}, Methods: []string{"POST", "GET", "OPTIONS", "PUT", "DELETE", "HEAD"}, Headers: headers, Expose: []string{"ETag"},
	}, put)
	m := &d.Match
	m.BucketURL = Fact[[][2]string]{
		V: [][2]string{
			{"Access-Control-Allow-Origin", "*"},
			{"Access-Control-Allow-Methods", strings.Join(m.Fallback.V.Methods, ", ")},
			{"Access-Control-Allow-Headers", strings.Join(headers, ", ")},
			{"Access-Control-Expose-Headers", "ETag"},
		},
		Mark: Recorded, Source: "recorded",
	}
	m.Everywhere = m.BucketURL.V[:1]
	if ForReading {
		m.BucketURL.Note = "of every URL, also of a bucket that does not exist; the browser compares method and headers"
	}
	set(&m.HeaderWildcard, Alone, Recorded, "recorded")
	set(&m.HeaderCase, false, Recorded, "recorded")
	g := &d.Answer.Preflight
	set(&g.Origin, Star, Recorded, "recorded")
	set(&g.Credentials, NoCredentials, Recorded, "recorded")
	set(&g.Methods, RuleMethods, Recorded, "recorded")
	set(&g.Headers, RuleHeaders, Recorded, "recorded")
	set(&g.MaxAge, NoMaxAge, Recorded, "recorded")
	set(&g.Expose, Expose{}, Recorded, "recorded")
	set(&g.Separator, ", ", Recorded, "recorded")
	set(&g.Vary, "", Recorded, "recorded")
	actual := *g
	set(&actual.Methods, NoMethods, Recorded, "recorded")
	set(&actual.Headers, NoHeaders, Recorded, "recorded")
	set(&actual.Expose, Expose{Never: true}, Recorded, "recorded")
	d.Answer.Actual = &actual
	d.Errors.NoOrigin = refused(400, "MethodNotAllowed", "MethodNotAllowed", Recorded, "recorded")
	d.Errors.NoMethod = d.Errors.NoOrigin
	set(&d.Answer.Status, 200, Recorded, "recorded")
	set(&d.Answer.OnErrors, "yes, always *", Recorded, "recorded")
	d.Answer.Errors = alwaysCarries(Recorded, "recorded")
}
