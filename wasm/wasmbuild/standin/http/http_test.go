package http

import (
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// Headers become what they become in net/http.
func TestHeader(t *testing.T) {
	type header interface {
		Add(name, value string)
		Set(name, value string)
		Get(name string) string
		Values(name string) []string
		Del(name string)
	}
	change := func(h header) []any {
		h.Add("x-amz-date", "1")
		h.Add("X-AMZ-Date", "2")
		h.Set("host", "a")
		h.Set("Not canonical", "b")
		h.Add("gone", "c")
		h.Del("GONE")
		return []any{h.Get("X-Amz-date"), h.Get("none"), h.Values("x-amz-Date"), h.Values("none"), h.Get("not canonical")}
	}
	ours, theirs := Header{}, http.Header{}
	if got, want := change(ours), change(theirs); !reflect.DeepEqual(got, want) {
		t.Errorf("read: %q, want %q", got, want)
	}
	if !reflect.DeepEqual(map[string][]string(ours), map[string][]string(theirs)) {
		t.Errorf("header: %q, want %q", ours, theirs)
	}
	c := ours.Clone()
	c["Host"][0] = "other"
	if ours.Get("Host") != "a" || Header(nil).Clone() != nil {
		t.Errorf("a clone is no deep copy: %q, %q", ours, Header(nil).Clone())
	}
	if got, want := CanonicalHeaderKey("x-aMz-ACL"), http.CanonicalHeaderKey("x-aMz-ACL"); got != want {
		t.Errorf("canonical: %q, want %q", got, want)
	}
}

// A request is made, copied and given to the signer as net/http's is.
func TestNewRequest(t *testing.T) {
	for _, address := range []string{
		"https://media.s3.example.com/a%20b/c?cors", "http://127.0.0.1:7070/bucket?cors=&x=%2F", "https://s3.example.com:/b", "https://[::1]:9000/b", "http://a b/", "%zz", "",
	} {
		ours, err := NewRequest("", address, strings.NewReader("text"))
		theirs, want := http.NewRequest("", address, strings.NewReader("text"))
		if (err == nil) != (want == nil) {
			t.Errorf("%q: error %v, want %v", address, err, want)
		}
		if err != nil || want != nil {
			continue
		}
		if ours.Method != theirs.Method || ours.Host != theirs.Host || !reflect.DeepEqual(ours.URL, theirs.URL) || len(ours.Header) != 0 {
			t.Errorf("%q: %+v, want %+v", address, ours, theirs)
		}
		if body, err := io.ReadAll(ours.Body); err != nil || string(body) != "text" {
			t.Errorf("%q: body %q, %v", address, body, err)
		}
		ours.Header.Set("a", "b")
		copied := ours.Clone(t.Context())
		copied.Header.Set("a", "c")
		copied.URL.Path = "/other"
		if ours.Header.Get("a") != "b" || ours.URL.Path != theirs.URL.Path || copied.Context() != t.Context() || ours.Context() == nil {
			t.Errorf("%q: a clone is no copy: %+v", address, ours)
		}
	}
}

// Nothing is sent, and whoever asks is told.
func TestNotHere(t *testing.T) {
	r, err := NewRequest(MethodGet, "https://s3.example.com/", nil)
	if err != nil || r.Body != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	if answer, err := DefaultClient.Do(r); answer != nil || err != errNotHere {
		t.Errorf("Do: %v, %v", answer, err)
	}
	if answer, err := Get("https://s3.example.com/"); answer != nil || err != errNotHere {
		t.Errorf("Get: %v, %v", answer, err)
	}
	var w recorder
	FileServer("/").ServeHTTP(&w, r)
	if w.status != StatusNotFound {
		t.Errorf("a file server answers %d", w.status)
	}
}

type recorder struct{ status int }

func (*recorder) Header() Header              { return Header{} }
func (*recorder) Write(p []byte) (int, error) { return len(p), nil }
func (r *recorder) WriteHeader(status int)    { r.status = status }
