package bucket

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
)

const page = "https://playground.example"

// open lets page do everything.
var open = document(rule("AllowedOrigin "+page, "AllowedMethod GET", "AllowedMethod PUT", "AllowedMethod DELETE", "AllowedHeader *"))

func TestPass(t *testing.T) {
	presigned := order(Get)
	presigned.Form = Presigned
	readOnly := document(rule("AllowedOrigin "+page, "AllowedMethod GET", "AllowedHeader *"))
	for _, c := range []struct {
		name       string
		order      Order
		present    string // "" = none
		dialect    string
		open, sent bool
		message    string // a part of it
	}{
		{"none there", order(Put), "", "scality", false, false, "no CORS configuration"},
		{"none there, on versitygw", order(Put), "", "versitygw", false, false, "no CORS configuration"},
		{"none there, presigned GET", presigned, "", "scality", false, true, "no CORS configuration"},
		{"allowed", order(Put), open, "scality", true, true, ""},
		{"another method", order(Put), readOnly, "scality", false, false, "PUT"},
		{"another origin", order(Put), strings.ReplaceAll(open, page, "https://elsewhere.example"), "aws", false, false, "origin"},
		{"allowed, but hidden by the server", order(Put), open, "ceph", false, true, "no Access-Control-Allow-Origin"},
		{"no header", order(Put), strings.ReplaceAll(open, "<AllowedHeader>*</AllowedHeader>", ""), "scality", false, false, "authorization"},
	} {
		var present *string
		if c.present != "" {
			present = &c.present
		}
		p := Pass(build(t, c.order), page, present, c.dialect)
		if p.Open != c.open || p.Sent != c.sent || !strings.Contains(p.Message, c.message) || (p.Message == "") != c.open {
			t.Errorf("%s: open %v, sent %v, %q", c.name, p.Open, p.Sent, p.Message)
		}
	}
}

func TestRemarks(t *testing.T) {
	for _, r := range remarks {
		if dialect.ByID(r.dialect) == nil || Remark(r.dialect) != r.text || r.text == "" {
			t.Errorf("%+v", r)
		}
	}
	if Remark("aws") != "" {
		t.Error(Remark("aws"))
	}
}

func TestLocks(t *testing.T) {
	for name, c := range map[string]struct {
		document string
		want     []Operation
	}{
		"none":     {open, nil},
		"DELETE":   {strings.ReplaceAll(open, "<AllowedMethod>DELETE</AllowedMethod>", ""), []Operation{Delete}},
		"all":      {document(rule("AllowedOrigin https://elsewhere.example", "AllowedMethod PUT")), []Operation{Put, Get, Delete}},
		"of JSON":  {`[{"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["*"], "AllowedHeaders": ["*"]}]`, []Operation{Delete}},
		"no rules": {"", []Operation{Put, Get, Delete}},
	} {
		o := order(Put)
		o.Document = c.document
		locks, err := o.Locks(page, "scality")
		if err != nil {
			t.Fatal(err)
		}
		var got []Operation
		for _, l := range locks {
			got = append(got, l.Operation)
			if l.Message == "" {
				t.Errorf("%s: %s without a reason", name, l.Operation)
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestHindrances(t *testing.T) {
	for _, c := range []struct {
		origin, endpoint string
		virtual          bool
		blocks           bool
		message          string // "" = none
	}{
		{page, "https://s3.example.com", false, false, ""},
		{page, "http://s3.example.com", false, true, "no page on https send to http"},
		{page, "http://127.0.0.1:7070", false, false, "this machine"},
		{page, "http://localhost:7070", true, false, "this machine"},
		{page, "http://[::1]:7070", false, true, "RELAY="},
		{page, "https://192.168.1.5:9000", false, false, "the local network"},
		{page, "https://minio", false, false, "the local network"},
		{page, "https://nas.local", false, false, "the local network"},
		{"http://127.0.0.1:8080", "http://127.0.0.1:7070", false, false, ""},
		{"http://127.0.0.1:8080", "http://192.168.1.5:9000", false, true, "RELAY=http://192.168.1.5:9000"},
		{"http://127.0.0.1:8080", "https://s3.example.com", false, false, ""},
		{"http://192.168.1.5:9000", "http://192.168.1.5:9000", false, false, ""},
	} {
		target := Target{Endpoint: c.endpoint, Bucket: "media", VirtualHost: c.virtual, Anonymous: true}
		all := target.Hindrances(c.origin)
		if c.message == "" && len(all) == 0 {
			continue
		}
		if len(all) != 1 || c.message == "" || all[0].Blocks != c.blocks || !strings.Contains(all[0].Message, c.message) {
			t.Errorf("%s to %s: %+v", c.origin, c.endpoint, all)
		}
	}
}

func TestRelayOffer(t *testing.T) {
	offer, err := ParseRelayOffer([]byte(`{"endpoint":"http://127.0.0.1:7070","token":"t"}`))
	if err != nil || offer.Token != "t" {
		t.Fatal(offer, err)
	}
	for endpoint, covers := range map[string]bool{
		"http://127.0.0.1:7070": true, " HTTP://127.0.0.1:7070/ ": true,
		"http://127.0.0.1:7071": false, "https://127.0.0.1:7070": false, "http://localhost:7070": false, "": false,
	} {
		if offer.Covers(Target{Endpoint: endpoint}) != covers {
			t.Errorf("%q: %v", endpoint, !covers)
		}
	}
	if (RelayOffer{}).Covers(Target{}) {
		t.Error("no relay covers no endpoint")
	}
	if _, err := ParseRelayOffer([]byte("<!doctype html>")); err == nil {
		t.Error("a page is taken for an offer")
	}
	if _, err := ParseRelayAnswer([]byte("[]")); err == nil {
		t.Error("a list is taken for an answer")
	}
	for host, possible := range map[string]bool{"127.0.0.1": true, "localhost": true, "[::1]": true, "playground.example": false, "127.0.0.1.evil.example": false} {
		if RelayPossible(host) != possible {
			t.Errorf("%s: %v", host, !possible)
		}
	}
}

func TestSpaceOf(t *testing.T) {
	for name, want := range map[string]space{
		"127.0.0.1": loopback, "127.9.9.9": loopback, "::1": loopback, "localhost": loopback, "a.localhost": loopback,
		"10.0.0.1": local, "192.168.1.5": local, "172.16.0.1": local, "fd00::1": local, "169.254.1.1": local, "fe80::1": local, "nas.local": local, "minio": local,
		"8.8.8.8": public, "172.32.0.1": public, "2001:db8::1": public, "s3.example.com": public, "localhost.example.com": public,
	} {
		if got := spaceOf(name); got != want {
			t.Errorf("%s: %s, want %s", name, spaceNames[got], spaceNames[want])
		}
	}
}
