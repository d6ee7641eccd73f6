package cost

import (
	"s3cors.playground/corscore/command"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/jsonio"
)

// addCommands adds what the command corscore does with each file that somebody else
// may have written.
func addCommands(add func(name string, ordinary func(int) string, run func(text string)) *target) {
	const aTable = `[{"request":{"origin":"https://a.example","url":"https://b.example"}}]`
	run := func(text string, args ...string) {
		result := command.Run(command.Call{Args: args, Files: []command.File{
			{Name: "hostile", Text: text}, {Name: "small", Text: small}, {Name: "table", Text: aTable},
		}})
		_ = jsonio.AppendCommandResult(nil, &result)
	}
	for _, c := range []struct {
		name     string
		ordinary func(int) string
		calls    [][]string
	}{
		{"check", document, [][]string{{"check", "hostile"}, {"check", "--format=json", "hostile"}, {"check", "--format=sarif", "hostile"}, {"check", "--format=github", "hostile"}}},
		{"check ceph", document, [][]string{{"check", "--server=ceph", "hostile"}}},
		{"explain", document, [][]string{explain("PUT", "text"), explain("GET", "json")}},
		{"explain evidence", curl, [][]string{{"explain", "--evidence=hostile", "small"}, {"explain", "--evidence=hostile"}}},
		{"test", document, [][]string{{"test", "table", "hostile"}, {"test", "--format=json", "table", "hostile"}}},
		{"test table", table, [][]string{{"test", "hostile", "small"}, {"test", "--live=https://a.example", "hostile"}}},
		{"compare", document, [][]string{{"compare", "hostile", "small"}, {"compare", "small", "hostile"}, {"compare", "--format=json", "hostile", "hostile"}}},
		{"convert", document, [][]string{{"convert", "--to=terraform", "hostile"}, {"convert", "--to=json", "hostile"}}},
		{"fmt", document, [][]string{{"fmt", "hostile"}, {"fmt", "--diff", "hostile"}}},
	} {
		calls := func(text string) {
			for _, args := range c.calls {
				run(text, args...)
			}
		}
		t := add("command "+c.name, c.ordinary, calls)
		if c.name == "check" || c.name == "check ceph" || c.name == "explain" {
			t.json = calls
		}
	}
	for _, f := range format.All {
		if f.ID == format.XML || f.ID == format.JSON || f.ID == format.JSONRules {
			continue
		}
		example := writeAs(f.ID, 1000)
		heads := []string{"", example[:len(example)/2], example + "\n"}
		add("command check "+string(f.ID), func(size int) string { return writeAs(f.ID, size) }, func(text string) {
			for _, head := range heads {
				run(head+text, "check", "hostile")
			}
		}).json = func(text string) {
			for range heads {
				run(text, "check", "hostile")
			}
		}
	}
	add("command call", callJSON, func(text string) {
		_, _ = jsonio.ParseCommandCall(text)
		_, _ = jsonio.ParseCommandCall(`{"args":["check","a"],"files":[{"name":"a","text":"` + text)
		_, _ = jsonio.ParseCommandCall(`{"args":[` + text)
	})
}

// explain is a call about one request.
func explain(method, format string) []string {
	return []string{"explain", "--origin=https://app1.example.com", "--url=https://media.s3.example.com/cat.jpg", "--header=x-amz-acl:private", "--method=" + method, "--format=" + format, "hostile"}
}
