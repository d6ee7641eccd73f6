package e2eservers

import (
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/web/s3servers"
)

// everywhere are the servers and the forms of a request.
func everywhere(t *testing.T, test func(t *testing.T, r *s3servers.Running, form bucket.Form)) {
	for name, s := range map[string]s3servers.Server{
		"versitygw":              versitygw,
		"versitygw-allow-origin": versitygw.AllowOrigin("*"),
		"s3rver":                 s3servers.S3rver,
	} {
		t.Run(name, func(t *testing.T) {
			r := start(t, s)
			for form, name := range []string{"headers", "presigned"} {
				t.Run(name, func(t *testing.T) { test(t, r, bucket.Form(form)) })
			}
		})
	}
}

func TestPutReadBackDelete(t *testing.T) {
	everywhere(t, func(t *testing.T, r *s3servers.Running, form bucket.Form) {
		with := func(op bucket.Operation) bucket.Order {
			o := order(r, op)
			o.Form = form
			return o
		}
		if x := bucket.Explain(send(t, r, with(bucket.Put))); x.Effect != bucket.Done {
			t.Fatalf("PUT: %+v", x)
		}
		same(t, r, document)
		request, got := send(t, r, with(bucket.Get))
		if x := bucket.Explain(request, got); x.Effect != bucket.Done {
			t.Fatalf("GET: %+v", x)
		}
		if d := bucket.Compare(document, got.Body); len(d) > 0 {
			t.Errorf("GET: %+v", d)
		}
		if x := bucket.Explain(send(t, r, with(bucket.Delete))); x.Effect != bucket.Done {
			t.Fatalf("DELETE: %+v", x)
		}
		if left := stored(t, r); left != "" {
			t.Errorf("after DELETE: %s", left)
		}
		if x := bucket.Explain(send(t, r, with(bucket.Get))); x.Effect != bucket.NoneThere {
			t.Errorf("GET after DELETE: %+v", x)
		}
	})
}

// A JSON document arrives as XML with the same rules.
func TestPutJSON(t *testing.T) {
	r := start(t, versitygw)
	o := order(r, bucket.Put)
	o.Document = `[{"ID": "one & <two>", "AllowedMethods": ["GET"], "AllowedOrigins": ["` + page + `"]}]`
	if x := bucket.Explain(send(t, r, o)); x.Effect != bucket.Done {
		t.Fatalf("%+v", x)
	}
	same(t, r, o.Document)
}

func TestFailures(t *testing.T) {
	everywhere(t, func(t *testing.T, r *s3servers.Running, form bucket.Form) {
		for _, c := range []struct {
			name   string
			change func(o *bucket.Order)
			codes  []string // what the server says, any of these
			advice string   // in one of the sentences
		}{
			{"wrong secret", func(o *bucket.Order) { o.Target.SecretKey = "wrong" }, []string{"SignatureDoesNotMatch"}, "ecret key"},
			{"wrong access key", func(o *bucket.Order) { o.Target.AccessKey = "NOBODY" }, []string{"InvalidAccessKeyId", "XAdminUserNotFound"}, "access key"},
			{"no bucket", func(o *bucket.Order) { o.Target.Bucket = "nowhere" }, []string{"NoSuchBucket"}, "Check the name"},
			{"refused document", func(o *bucket.Order) { o.Document = "<CORSConfiguration><CORSRule></CORSRule></CORSConfiguration>" }, []string{"MalformedXML"}, "problems under the editor"},
		} {
			t.Run(c.name, func(t *testing.T) {
				o := order(r, bucket.Put)
				o.Form = form
				c.change(&o)
				request, got := send(t, r, o)
				x := bucket.Explain(request, got)
				if c.name == "wrong secret" && r.Dialect == "s3rver" { // it looks at no signature of version 4
					remove(t, r)
					return
				}
				if x.Effect != bucket.Refused || !strings.Contains(strings.Join(c.codes, " "), x.Code) || x.Code == "" {
					t.Fatalf("%d %s\n%+v", got.Status, got.Body, x)
				}
				if !strings.Contains(strings.Join(x.Advice, "\n"), c.advice) {
					t.Errorf("no %q in %q", c.advice, x.Advice)
				}
				if left := stored(t, r); left != "" {
					t.Errorf("it was stored all the same: %s", left)
				}
			})
		}
	})
}

// A clock that is off by an hour is found out, and so is its direction.
func TestClock(t *testing.T) {
	everywhere(t, func(t *testing.T, r *s3servers.Running, form bucket.Form) {
		for name, off := range map[string]time.Duration{"ahead": time.Hour, "behind": -time.Hour} {
			t.Run(name, func(t *testing.T) {
				o := order(r, bucket.Put)
				o.Form, o.Time = form, o.Time.Add(off)
				request, got := send(t, r, o)
				got.Received = got.Received.Add(off) // by the same clock
				x := bucket.Explain(request, got)
				want := bucket.Refused
				if form == bucket.Presigned && off > 0 {
					want = bucket.Done // both take presigned URLs of the future
				}
				if x.Effect != want {
					t.Fatalf("%d %s\n%+v", got.Status, got.Body, x)
				}
				if d := x.Skew - off; d > time.Minute || d < -time.Minute {
					t.Errorf("skew %v of %v: %+v\n%s %v", x.Skew, off, x, got.Body, got.Headers)
				}
				if all := strings.Join(x.Advice, "\n"); want == bucket.Refused && !strings.Contains(all, "1 hour "+name) {
					t.Errorf("no word of it in %q", x.Advice)
				}
			})
		}
	})
}

// What the simulation says of the page's own request is what the server answers
// to its preflight, before and after the configuration is there.
func TestPassage(t *testing.T) {
	for _, s := range []s3servers.Server{versitygw, s3servers.S3rver} {
		t.Run(s.Name, func(t *testing.T) {
			r := start(t, s)
			for _, form := range []bucket.Form{bucket.InHeaders, bucket.Presigned} {
				remove(t, r)
				o := order(r, bucket.Put)
				o.Form = form
				passes := func(present *string) {
					t.Helper()
					request, err := o.Build()
					if err != nil {
						t.Fatal(err)
					}
					p := bucket.Pass(request, page, present, r.Dialect)
					if len(p.Fetch.Exchanges) == 0 || p.Fetch.Exchanges[0].Request.Method != "OPTIONS" {
						t.Fatalf("no preflight: %+v", p)
					}
					preflight := p.Fetch.Exchanges[0].Request
					got := sendRequest(t, r, "OPTIONS", preflight.URL, preflight.Headers, "")
					if real := got.Status == 200 || got.Status == 204; real != p.Open {
						t.Errorf("simulated %v %q, the server answers %d %s", p.Open, p.Message, got.Status, got.Body)
					}
					if p.Open != (present != nil) {
						t.Errorf("open: %v with a configuration: %v", p.Open, present != nil)
					}
				}
				passes(nil)
				send(t, r, o)
				present := stored(t, r)
				passes(&present)
			}
		})
	}
}
