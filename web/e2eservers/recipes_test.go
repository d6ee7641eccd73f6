package e2eservers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/bucket/copyas"
	"s3cors.playground/web/s3servers"
)

// hard is a document whose every value some shell, language or template would
// act upon.
const hard = `<CORSConfiguration><CORSRule>` +
	`<ID>it's "$(id)" ` + "`id`" + ` ${x} %{y} {{z}} %s \n \ &amp; &lt;é😀&gt; #!</ID>` +
	`<AllowedOrigin>` + page + `</AllowedOrigin><AllowedOrigin>https://*.$HOME.example</AllowedOrigin>` +
	`<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>` +
	`<AllowedHeader>x-amz-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>30</MaxAgeSeconds>` +
	`</CORSRule><CORSRule>` +
	"\n\t" + `<AllowedOrigin>*</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod>` +
	`</CORSRule></CORSConfiguration>`

// tool runs a recipe in the directory dir; it is nil where it is not installed.
type tool func(dir, text string) *exec.Cmd

// tools are those whose recipes are run, by the recipe's id, where they are
// installed: `make e2e-servers INSTALL=1` installs what a package manager of a
// language has.
func tools(t *testing.T) map[string]tool {
	shell := func(program string) tool {
		if _, err := exec.LookPath(program); err != nil {
			return nil
		}
		return func(_, text string) *exec.Cmd { return exec.Command("sh", "-euc", text) }
	}
	return map[string]tool{
		"curl": shell("curl"), "curl-presigned": shell("curl"), "aws-cli": shell("aws"), "s3cmd": shell("s3cmd"), "mc": shell("mc"),
		"boto3": boto3(), "aws-sdk-js-v3": nodeSDK(t), "aws-sdk-go-v2": goSDK(t), "terraform": terraform(),
	}
}

// neededTools are never left out.
var neededTools = []string{"curl", "curl-presigned"}

func TestRecipes(t *testing.T) {
	t.Setenv("PATH", filepath.Join(absolute(t, toolCache), "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := start(t, versitygw)
	for id, run := range tools(t) {
		t.Run(id, func(t *testing.T) {
			if run == nil {
				for _, needed := range neededTools {
					if needed == id {
						t.Fatal("not installed")
					}
				}
				t.Skip("not installed")
			}
			remove(t, r)
			out := recipe(t, r, id, bucket.Put, run)
			if got := stored(t, r); got == "" {
				t.Fatalf("nothing is stored\n%s", out)
			}
			if id == "terraform" { // its provider sends 0 where there is no age
				same(t, r, strings.Replace(hard, "</CORSRule></CORSC", "<MaxAgeSeconds>0</MaxAgeSeconds></CORSRule></CORSC", 1))
				return
			}
			same(t, r, hard)
			if out := recipe(t, r, id, bucket.Get, run); !strings.Contains(out, page) {
				t.Errorf("GET prints %s", out)
			}
			recipe(t, r, id, bucket.Delete, run)
			if left := stored(t, r); left != "" {
				t.Errorf("after DELETE: %s", left)
			}
		})
	}
}

// recipe runs the recipe of one tool with the keys in its environment alone, and
// returns what it prints.
func recipe(t *testing.T, r *s3servers.Running, id string, op bucket.Operation, run tool) string {
	t.Helper()
	o := order(r, op)
	o.Document = hard
	all, err := copyas.Recipes(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range all {
		if got.ID != id {
			continue
		}
		if got.Text == "" {
			t.Fatalf("no recipe: %q", got.Notes)
		}
		if strings.Contains(got.Text, r.SecretKey) {
			t.Fatalf("the secret key is in the recipe:\n%s", got.Text)
		}
		dir := t.TempDir()
		c := run(dir, got.Text)
		if c.Dir == "" {
			c.Dir = dir
		}
		c.Env = append(os.Environ(), "HOME="+dir, "AWS_ACCESS_KEY_ID="+r.AccessKey, "AWS_SECRET_ACCESS_KEY="+r.SecretKey, "AWS_EC2_METADATA_DISABLED=true")
		out, err := c.CombinedOutput()
		if strings.Contains(string(out), r.SecretKey) {
			t.Error("the tool prints the secret key")
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s\n%s", op, err, out, got.Text)
		}
		return string(out)
	}
	t.Fatalf("no recipe is called %q", id)
	return ""
}
