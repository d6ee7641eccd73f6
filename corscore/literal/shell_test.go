package literal_test

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"s3cors.playground/corscore/literal"
)

// shells are those that are on this machine, each reading its script as a file.
func shells(t *testing.T) (out []string) {
	t.Helper()
	if runtime.GOOS != "js" {
		for _, name := range []string{"sh", "bash", "dash"} {
			if path, err := exec.LookPath(name); err == nil {
				out = append(out, path)
			}
		}
	}
	if out == nil {
		if runtime.GOOS != "js" {
			t.Fatal("there is no shell")
		}
		t.Skip("no program can be run")
	}
	return out
}

var hostileWords = []string{
	"", "a", "-n", "-e x", "--", "-", "-\u202e", "-\t", "%s", "%\x01", `\n\`, "\\\x02", "it's", "'", "'\x7f'", "$(id) `id` $HOME !! \"", "tab\there", "a\u009bb", "a\u202eb", "a\u2028b", "\ufeffa", "a\u00a0b", "\xff\xfe",
	"two\nlines", "two\nlines\twith a tab", strings.Repeat("-x\t", 2000), "0\x000", "€😀é",
}

func TestShell(t *testing.T) {
	for _, shell := range shells(t) {
		for _, s := range hostileWords {
			s = strings.ReplaceAll(s, "\x00", "") // no argument has it
			for _, script := range []string{literal.Printf(s), "printf %s " + literal.Shell(s)} {
				out, err := exec.Command(shell, "-c", script).Output()
				if err != nil || string(out) != s {
					t.Errorf("%s: %q arrives as %q, %v\n%s", shell, s, out, err, script)
				}
				if strings.ContainsFunc(script, literal.Unprintable) {
					t.Errorf("%q is written as %q", s, script)
				}
			}
		}
	}
}
