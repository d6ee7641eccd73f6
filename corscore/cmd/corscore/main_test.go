package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The shell reads files and standard input, writes what it is told to, and ends with
// the status of the command.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "cors.json")
	write(t, file, `[{"AllowedOrigins":["https://a.example"],"AllowedMethods":["GET"]}]`)
	for _, c := range []struct {
		args       []string
		stdin      string
		status     int
		out, error string
	}{
		{[]string{"check", file}, "", 0, "", ""},
		{[]string{"check", "-"}, "<CORSConfiguration/>", 1, "-:1:2: error: ", "1 error in 1 file\n"},
		{[]string{"check", dir, filepath.Join(dir, "none")}, "", 2, "", dir + ": it is a directory: name the files in it\n" + filepath.Join(dir, "none") + ": there is no such file\n"},
		{[]string{"convert", "--to", "xml", "-o", filepath.Join(dir, "no", "a.xml"), file}, "", 2, "", filepath.Join(dir, "no", "a.xml") + ": there is no such file\n"},
		{[]string{"fmt", "-w", file}, "", 0, "", ""},
	} {
		var out, errors strings.Builder
		status := run(c.args, strings.NewReader(c.stdin), &out, &errors)
		if status != c.status || !strings.HasPrefix(out.String(), c.out) || c.out == "" && out.Len() > 0 || errors.String() != c.error {
			t.Errorf("%q: status %d, prints %q and %q", c.args, status, out.String(), errors.String())
		}
	}
	if text, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(text), "[\n  {\n") {
		t.Errorf("fmt -w wrote %q, %v", text, err)
	}
}

// A live test sends the requests as they are written, follows no redirect, and reports
// what does not answer.
func TestLive(t *testing.T) {
	var paths atomic.Value
	paths.Store("")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		paths.Store(paths.Load().(string) + r.Method + " " + r.RequestURI + " " + r.Header.Get("Origin") + "\n")
		if strings.HasPrefix(r.URL.Path, "/moved") {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	}))
	defer server.Close()
	table := filepath.Join(t.TempDir(), "table.json")
	write(t, table, `[{"name":"reads","request":{"origin":"https://a.example","url":"https://b.example/x%2f/k?a=b"}}]`)
	var out, errors strings.Builder
	if status := run([]string{"test", "--live", server.URL, table}, nil, &out, &errors); status != 0 || out.String() != "ok       1 reads\n" {
		t.Errorf("status %d: %s%s", status, out.String(), errors.String())
	}
	if want := "GET /x%2f/k?a=b https://a.example\n"; paths.Load() != want {
		t.Errorf("it sent %q, want %q", paths.Load(), want)
	}
	paths.Store("")
	write(t, table, `[{"name":"moved","request":{"origin":"https://a.example","url":"https://b.example/moved"},"expect":{"outcome":"blocked"}}]`)
	if status := run([]string{"test", "--live", server.URL, table}, nil, &out, &errors); status != 0 || strings.Contains(paths.Load().(string), "elsewhere") {
		t.Errorf("status %d, it sent %q: %s", status, paths.Load(), out.String())
	}
	server.Close()
	out.Reset()
	if status := run([]string{"test", "--live", server.URL, table}, nil, &out, &errors); status != 1 || !strings.Contains(out.String(), "There is no response: ") {
		t.Errorf("a server that is not there: status %d: %s", status, out.String())
	}
}
