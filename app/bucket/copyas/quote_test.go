package copyas

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/literal"
)

// hostile are texts that some shell, language or template would act upon.
var hostile = []string{
	"", " ", "plain", "it's", `"double"`, "'; id; '", "$(id)", "`id`", "${HOME}", "$HOME", "$${x}", "%{if}", "%%{x}", "%s%d%n%", `\`, `\\n\x41\u0041\101`, "a\nb\n", "\n", "\t\ttab",
	"EOF\nid\n", "-n", "--help", "@file", "!history!", "{{resolve:ssm:x}}", "{a,b}*?[x]~", "#comment", "a\\", "\\'", `"""`, "'''", "//*/", "<!--", "</script>", "\r\n", "é😀漢\u0301",
	// What a terminal acts upon: the end of a pasted text, keys, an 8-bit escape.
	"\x1b[201~\x15id\n", "\x03\x04\x08\x7f", "\u009b31m", "\x00",
	// What shows text differently from how it is.
	"a\u202eb\u2066c\u2028d\u2029e\u200bf\ufeffg", "\xff\xfe\xc3", "\ufffd",
	"$", "%", "a$", "§", "§§§", "${", "\u0024{x}",
}

// allTexts is every text and some of them joined.
func allTexts() []string {
	all := append([]string(nil), hostile...)
	for i := range hostile {
		all = append(all, hostile[i]+hostile[(i+7)%len(hostile)]+hostile[(i+3)%len(hostile)])
	}
	return all
}

// printed runs a program, which web/e2e/install.sh installs, and returns its output.
func printed(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// A shell prints what the page shows, byte for byte, and nothing that a terminal
// would act upon is in the command.
func TestPrintfInShells(t *testing.T) {
	const end = "\n-- end of a text --\n"
	texts := allTexts()
	var script strings.Builder // a shell takes long to start: it prints all of them
	for _, text := range texts {
		script.WriteString(printf(text) + "\nprintf '\\n-- end of a text --\\n'\n")
		if strings.ContainsFunc(printf(text), unprintable) {
			t.Errorf("%q would be acted upon: %q", text, printf(text))
		}
	}
	for _, sh := range []string{"sh", "bash", "dash", "zsh", "busybox"} {
		if _, err := exec.LookPath(sh); err != nil && sh != "sh" {
			continue // the others are tried where they are
		}
		t.Run(sh, func(t *testing.T) {
			args := []string{"-c", script.String()}
			if sh == "busybox" {
				args = append([]string{"sh"}, args...)
			}
			got := strings.Split(printed(t, sh, args...), end)
			for i, text := range texts {
				if i >= len(got) || got[i] != text {
					t.Fatalf("%q: %q by %q", text, got[min(i, len(got)-1)], printf(text))
				}
			}
		})
	}
}

func TestShellWord(t *testing.T) {
	for _, text := range allTexts() {
		if strings.ContainsFunc(text, unprintable) || !strings.Contains(text, "'") {
			continue
		}
		if got := printed(t, "sh", "-c", "printf %s "+shell(text)); got != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// inLanguage checks that the texts arrive: write makes a program that prints the
// literals as one JSON list.
func inLanguage(t *testing.T, literal func(string) string, run func(literals []string) string) {
	t.Helper()
	var literals, want []string
	for _, text := range allTexts() {
		l := literal(text)
		if strings.ContainsFunc(l, func(r rune) bool { return r == '\n' || unprintable(r) }) {
			t.Errorf("%q shows differently from how it is: %q", text, l)
		}
		literals, want = append(literals, l), append(want, wholeRunes(text))
	}
	out := run(literals)
	var got []string
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(got) != len(want) {
		t.Fatalf("%d texts of %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q arrives as %q by %s", want[i], got[i], literals[i])
		}
	}
}

// wholeRunes is text with each byte that is no UTF-8 as U+FFFD.
func wholeRunes(text string) string { return string([]rune(text)) }

func TestPython(t *testing.T) {
	inLanguage(t, pyString, func(literals []string) string {
		return printed(t, "python3", "-c", "import json\nprint(json.dumps(["+strings.Join(literals, ",\n")+"]))")
	})
}

func TestJavaScript(t *testing.T) {
	inLanguage(t, jsString, func(literals []string) string {
		return printed(t, "node", "-e", "console.log(JSON.stringify(["+strings.Join(literals, ",\n")+"]))")
	})
}

func TestJSON(t *testing.T) {
	inLanguage(t, jsString, func(literals []string) string { return "[" + strings.Join(literals, ",") + "]" })
}

func TestGo(t *testing.T) {
	inLanguage(t, goString, func(literals []string) string {
		file := filepath.Join(t.TempDir(), "main.go")
		program := "package main\n\nimport (\n\"encoding/json\"\n\"os\"\n)\n\nfunc main() {\njson.NewEncoder(os.Stdout).Encode([]string{" + strings.Join(literals, ",\n") + "})\n}\n"
		if err := os.WriteFile(file, []byte(program), 0o644); err != nil {
			t.Fatal(err)
		}
		return printed(t, "go", "run", file)
	})
}

// Terraform itself reads its strings, and in the form NFC.
func TestTerraform(t *testing.T) {
	if _, err := exec.LookPath("terraform"); err != nil {
		t.Skip("no package of the distribution has Terraform; the reader of HCL in corscore/format reads the same strings")
	}
	inLanguage(t, literal.HCL, func(literals []string) string {
		c := exec.Command("terraform", "console")
		c.Dir = t.TempDir()
		c.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE=")
		c.Stdin = strings.NewReader("jsonencode([" + strings.Join(literals, ", ") + "])\n")
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		text, err := strconv.Unquote(strings.TrimSpace(string(out))) // it prints a literal of Go
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return text
	})
}
