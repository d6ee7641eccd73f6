package cases_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/literal"
)

// What the script says of a server that answers without CORS headers, what it
// asks for, and how it writes what a terminal would act upon.
func TestCurlScriptSays(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("there is no shell")
	}
	r := request("GET")
	r.URL = `https://media.s3.example.com/a b/../"c"?q=d e'f`
	name := "a\u202eb\u009bc\u2028d\ufeffe -n it's"
	script := cases.Curl([]cases.Case{{Name: name, Request: r}})
	if strings.ContainsFunc(script, func(r rune) bool { return r != '\t' && literal.Unprintable(r) }) {
		t.Errorf("the script has what a terminal acts upon:\n%q", script)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "cases.sh")
	write(t, file, script)
	write(t, filepath.Join(dir, "curl"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$STUB/asked\"\nprintf 'HTTP/1.1 403 Forbidden\\r\\nServer: x\\r\\n\\r\\n'\n")
	if err := os.Chmod(filepath.Join(dir, "curl"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, shell := range []string{"sh", "bash", "dash"} {
		if _, err := exec.LookPath(shell); err != nil {
			continue
		}
		cmd := exec.Command(shell, file)
		cmd.Env = append(os.Environ(), "STUB="+dir, "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, _ := cmd.Output() // it exits with 1
		if want := "not ok 1 - " + name + " # expected allowed, got blocked: no Access-Control-Allow-Origin (status 403)\n"; !strings.HasSuffix(string(out), want) {
			t.Errorf("%s says %q, want %q", shell, out, want)
		}
		asked, err := os.ReadFile(filepath.Join(dir, "asked"))
		if want := "\nhttps://media.s3.example.com/%22c%22?q=d%20e%27f\n"; err != nil || !strings.Contains(string(asked), want) {
			t.Errorf("%s asks for %s, want %s", shell, asked, want)
		}
	}
}
