package copyas

import (
	"encoding/json"
	"fmt"
	"go/format"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"s3cors.playground/app/bucket"
)

func escapeXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;").Replace(s)
}

// inDocument reports whether an XML document can have the text.
func inDocument(text string) bool { return !strings.Contains(text, "\x00") && utf8.ValidString(text) }

// order has a document whose every value is hostile.
func order(op bucket.Operation) bucket.Order {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>")
	for _, text := range hostile {
		if !inDocument(text) {
			continue // no document has it
		}
		text = escapeXML(text)
		b.WriteString("<CORSRule><ID>" + text + "</ID><AllowedOrigin>" + text + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>" + text + "</AllowedHeader><MaxAgeSeconds>30</MaxAgeSeconds></CORSRule>")
	}
	b.WriteString("</CORSConfiguration>")
	return bucket.Order{
		Target:    bucket.Target{Endpoint: "https://s3.example.com", Bucket: "media", Region: "eu-west-1", AccessKey: "PLANTEDKEY", SecretKey: "planted-secret", SessionToken: "planted-token"},
		Operation: op, Document: b.String(), Time: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
	}
}

func recipes(t *testing.T, o bucket.Order) map[string]Recipe {
	t.Helper()
	all, err := Recipes(o)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]Recipe{}
	for _, r := range all {
		byID[r.ID] = r
	}
	if len(byID) != len(makers) {
		t.Fatalf("%d recipes with %d ids", len(all), len(byID))
	}
	return byID
}

// variants are orders of every kind.
func variants() map[string]bucket.Order {
	all := map[string]bucket.Order{}
	for _, op := range []bucket.Operation{bucket.Put, bucket.Get, bucket.Delete} {
		for _, i := range []int{0, 3, 6} { // each kind at least once
			o := order(op)
			o.Target.Anonymous = i&1 != 0
			o.Target.VirtualHost = i&2 != 0
			if i&4 != 0 {
				o.Target.Endpoint += "/storage/v1"
			}
			all[fmt.Sprintf("%s %d", op, i)] = o
		}
	}
	return all
}

// A recipe has no key; of the presigned URL the access key and the token are a
// part, and it says so.
func TestNoKeys(t *testing.T) {
	for name, o := range variants() {
		for id, r := range recipes(t, o) {
			text := r.Text + strings.Join(r.Notes, "\n")
			if strings.Contains(text, "planted-secret") {
				t.Errorf("%s, %s: the secret key is in it", name, id)
			}
			if id != "curl-presigned" && (strings.Contains(text, "planted") || strings.Contains(text, "PLANTED")) {
				t.Errorf("%s, %s: a key is in it\n%s", name, id, text)
			}
			if r.Text == "" && len(r.Notes) == 0 {
				t.Errorf("%s, %s: neither a recipe nor a reason", name, id)
			}
			for _, note := range r.Notes {
				if note == "" || strings.HasSuffix(note, ".") {
					t.Errorf("%s, %s: note %q", name, id, note)
				}
			}
		}
	}
	r := recipes(t, order(bucket.Put))["curl-presigned"]
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "Whoever has this URL") || !strings.Contains(notes, "session token is part") {
		t.Errorf("%q", r.Notes)
	}
}

// Every recipe is correct in its language.
func TestSyntax(t *testing.T) {
	for name, o := range variants() {
		for id, r := range recipes(t, o) {
			if r.Text == "" {
				continue
			}
			var err error
			var out []byte
			switch r.Language {
			case "sh":
				out, err = exec.Command("sh", "-nc", r.Text).CombinedOutput()
			case "python":
				if _, missing := exec.LookPath("python3"); missing == nil {
					out, err = exec.Command("python3", "-c", "import ast, sys; ast.parse(sys.argv[1])", r.Text).CombinedOutput()
				}
			case "javascript":
				if _, missing := exec.LookPath("node"); missing == nil {
					c := exec.Command("node", "--check", "--input-type=module", "-")
					c.Stdin = strings.NewReader(r.Text)
					out, err = c.CombinedOutput()
				}
			case "go":
				out, err = format.Source([]byte(r.Text))
				if err == nil && string(out) != r.Text {
					err = fmt.Errorf("gofmt would change it")
				}
			case "hcl":
				if _, missing := exec.LookPath("terraform"); missing == nil {
					c := exec.Command("terraform", "fmt", "-check", "-")
					c.Stdin = strings.NewReader(r.Text)
					out, err = c.CombinedOutput()
				}
			case "json":
				if !json.Valid([]byte(r.Text)) {
					err = fmt.Errorf("no JSON")
				}
			default:
				err = fmt.Errorf("language %q", r.Language)
			}
			if err != nil {
				t.Errorf("%s, %s: %v\n%s\n%s", name, id, err, out, r.Text)
			}
		}
	}
}

// fake runs a shell recipe with a program of the same name that prints its
// arguments and its input, each between zero bytes, and returns them.
func fake(t *testing.T, program, text string) (args []string, input string) {
	t.Helper()
	script := program + `() { for a in "$@"; do printf '%s\0' "$a"; done; printf '\1'; cat; }` + "\n" +
		"AWS_ACCESS_KEY_ID='k e\"y' AWS_SECRET_ACCESS_KEY='s $(id) t' AWS_SESSION_TOKEN='t`id`'\n" + text
	c := exec.Command("sh", "-euc", script)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, text)
	}
	list, input, _ := strings.Cut(string(out), "\x01")
	return strings.Split(strings.TrimSuffix(list, "\x00"), "\x00"), input
}

// The document and the keys of the environment arrive at a command as they are.
func TestShellRecipes(t *testing.T) {
	o := order(bucket.Put)
	all := recipes(t, o)
	for id, program := range map[string]string{"curl": "curl", "curl-presigned": "curl", "s3cmd": "s3cmd", "mc": "mc"} {
		if _, input := fake(t, program, all[id].Text); input != o.Document {
			t.Errorf("%s: the document arrives otherwise:\n%q\n%q", id, input, o.Document)
		}
	}
	args, _ := fake(t, "curl", all["curl"].Text)
	for _, want := range []string{"k e\"y:s $(id) t", "x-amz-security-token: t`id`", "aws:amz:eu-west-1:s3", "https://s3.example.com/media?cors=", "Content-MD5: " + bucket.ContentMD5(o.Document)} {
		found := false
		for _, a := range args {
			found = found || a == want
		}
		if !found {
			t.Errorf("curl is not given %q: %q", want, args)
		}
	}
	args, input := fake(t, "aws", all["aws-cli"].Text)
	var document struct {
		CORSRules []struct {
			ID             string
			AllowedOrigins []string
			MaxAgeSeconds  int
		}
	}
	if err := json.Unmarshal([]byte(input), &document); err != nil {
		t.Fatalf("%v\n%s", err, input)
	}
	at := 0
	for _, text := range hostile {
		if !inDocument(text) {
			continue
		}
		if r := document.CORSRules[at]; r.AllowedOrigins[0] != text || r.ID != text || r.MaxAgeSeconds != 30 {
			t.Errorf("%q arrives as %+v", text, r)
		}
		at++
	}
	if args[0] != "s3api" || args[1] != "put-bucket-cors" {
		t.Errorf("aws is given %q", args)
	}
}

// What a tool cannot send, it says.
func TestLost(t *testing.T) {
	o := order(bucket.Put)
	o.Document = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>1.5</MaxAgeSeconds><Other/></CORSRule></CORSConfiguration>`
	all := recipes(t, o)
	for _, id := range []string{"aws-cli", "boto3", "aws-sdk-go-v2", "aws-sdk-js-v3", "terraform", "cloudformation"} {
		notes := strings.Join(all[id].Notes, "\n")
		if !strings.Contains(notes, "MaxAgeSeconds of rule 1") || !strings.Contains(notes, "unknown elements") || strings.Contains(all[id].Text, "1.5") {
			t.Errorf("%s: %s\n%s", id, notes, all[id].Text)
		}
	}
	for _, id := range []string{"curl", "curl-presigned", "s3cmd", "mc"} {
		if strings.Contains(strings.Join(all[id].Notes, "\n"), "left out") {
			t.Errorf("%s sends the document as it is, and says %q", id, all[id].Notes)
		}
	}
	o.Document = "nothing"
	if notes := strings.Join(recipes(t, o)["boto3"].Notes, "\n"); !strings.Contains(notes, "no rule") {
		t.Errorf("%s", notes)
	}
	o.Document = `[{"AllowedOrigins": ["{{resolve:secretsmanager:x}}"], "AllowedMethods": ["GET"]}]`
	if notes := strings.Join(recipes(t, o)["cloudformation"].Notes, "\n"); !strings.Contains(notes, "{{resolve:") {
		t.Errorf("%s", notes)
	}
}

func TestRefused(t *testing.T) {
	o := order(bucket.Put)
	o.Target.Bucket = "a/$(id)"
	if all, err := Recipes(o); err == nil || all != nil {
		t.Errorf("%v %v", all, err)
	}
}

// A document that begins like an option arrives, and no tab is pasted: it would
// complete.
func TestShellRecipesOfOddDocuments(t *testing.T) {
	for _, document := range []string{"-\u202e<CORSConfiguration/>", "-n\t", "--\x01", "<CORSConfiguration>\t<CORSRule/>\n\t</CORSConfiguration>"} {
		o := order(bucket.Put)
		o.Document = document
		all := recipes(t, o)
		for id, program := range map[string]string{"curl": "curl", "curl-presigned": "curl", "s3cmd": "s3cmd", "mc": "mc"} {
			if _, input := fake(t, program, all[id].Text); input != bucket.Body(document) {
				t.Errorf("%s: %q arrives as %q", id, document, input)
			}
			if strings.Contains(all[id].Text, "\t") {
				t.Errorf("%s has a tab", id)
			}
		}
	}
}

// A line that a terminal cuts is said.
func TestLongLines(t *testing.T) {
	o := order(bucket.Put)
	o.Document = "<CORSConfiguration>" + strings.Repeat("<CORSRule/>", 500) + "</CORSConfiguration>"
	for id, r := range recipes(t, o) {
		said := strings.Contains(strings.Join(r.Notes, "\n"), "bytes, and some terminals cut")
		if want := r.Language == "sh" && longest(r.Text) > terminalLine; said != want || id == "curl" && !said {
			t.Errorf("%s: %q", id, r.Notes)
		}
	}
}

// A presigned URL says for how long it holds.
func TestPresignedIsValidUntil(t *testing.T) {
	r := recipes(t, order(bucket.Put))["curl-presigned"]
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "Valid until 00:15") {
		t.Errorf("%q", r.Notes)
	}
}
