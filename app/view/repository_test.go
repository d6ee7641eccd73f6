package view_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/command"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// What the page offers for a repository is what the command takes, and says of the
// case what the page says.
func TestRepositoryCommands(t *testing.T) {
	const config = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	in := corscore.Input{Config: config, Dialect: "aws", Request: &fetch.Request{
		Origin: "https://a.example", URL: "https://b.example/it's?X-Amz-Signature=secret\n", Method: "PUT", Credentials: fetch.Include,
		Headers: []wire.Header{{"Authorization", "Bearer secret"}, {"Content-Type", "image/png"}},
	}}
	const table = `[{"request":{"origin":"https://a.example","url":"https://b.example/k"}}]`
	r := view.RepositoryOf(in, "https://site.example", true)
	if all := r.Commands + r.Step + r.Hook; strings.Contains(all, "secret") {
		t.Errorf("a credential is in it:\n%s", all)
	}
	lines := strings.Split(strings.TrimSuffix(r.Commands, "\n"), "\n")
	for line := range strings.SplitSeq(r.Step, "\n") {
		if _, run, ok := strings.Cut(line, "run: "); ok {
			lines = append(lines, run)
		}
	}
	statuses := []int{}
	for _, line := range lines {
		words := shellWords(t, line)
		start := []string{"npx", "--yes", "https://site.example/core/corscore.tgz"}
		if len(words) < len(start) || !slices.Equal(words[:len(start)], start) {
			t.Fatalf("%q", line)
		}
		args := words[len(start):]
		out := command.Run(command.Call{Args: args, Files: []command.File{{Name: r.File, Text: config}, {Name: view.TableFile, Text: table}}})
		if len(out.Reads)+len(out.Requests) > 0 || strings.Contains(out.Err, "corscore") {
			t.Errorf("%s\nasks for %q and %d requests: %s", line, out.Reads, len(out.Requests), out.Err)
		}
		statuses = append(statuses, out.Status)
	}
	if want := []int{command.Fine, command.Fine, command.Findings, command.Fine, command.Fine}; !slices.Equal(statuses, want) {
		t.Errorf("the commands end with %v, want %v:\n%s", statuses, want, strings.Join(lines, "\n"))
	}
	if !strings.Contains(r.Hook, "entry: corscore check --server aws\n") || !strings.Contains(r.Hook, `files: (^|/)cors\.xml$`) {
		t.Errorf("the hook:\n%s", r.Hook)
	}
	if r := view.RepositoryOf(corscore.Input{Config: `{"CORSRules": []}`}, "", false); r.File != "cors.json" || strings.Count(r.Commands, "\n") != 1 {
		t.Errorf("a document alone: %+v", r)
	}
}

// shellWords are the words of a command line that has single quotes and backslashes.
func shellWords(t *testing.T, line string) (list []string) {
	t.Helper()
	var b strings.Builder
	quoted, any := false, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\'':
			quoted, any = !quoted, true
		case c == '\\' && !quoted:
			i++
			b.WriteByte(line[i])
		case c == ' ' && !quoted:
			if any || b.Len() > 0 {
				list = append(list, b.String())
				b.Reset()
				any = false
			}
		default:
			b.WriteByte(c)
		}
	}
	if any || b.Len() > 0 {
		list = append(list, b.String())
	}
	if quoted {
		t.Fatalf("a quote is not closed: %s", line)
	}
	return list
}
