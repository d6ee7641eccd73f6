package secret_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// secrets are names of credentials, as headers, parameters and options have
// them.
var secrets = strings.Fields(`
	access_key accessKey ACCESSKEY access.key private_key privateKey auth auth_key authkey jwt key pwd pass passphrase password passwd passcode
	X-Storage-Pass X-Storage-Token Ocp-Apim-Subscription-Key x-functions-key hdnea hdnts hdntl sid connect.sid PHPSESSID JSESSIONID ASP.NET_SessionId
	ASPSESSIONIDQQ hmac bearer SAMLResponse SAMLRequest app_key appkey consumer_key sig Signature X-Goog-Signature X-Goog-Credential GoogleAccessId AWSAccessKeyId
	Key-Pair-Id Policy CloudFront-Policy id_token refresh_token access_token code assertion client_assertion client_secret otp pin ticket nonce csrf xsrf _csrf
	X-CSRF-Token X-XSRF-TOKEN csrfmiddlewaretoken session session_id laravel_session connection_string connectionString AccountKey SharedAccessSignature x-api-key api_key
	apikey api%5Fkey api%255Fkey %61pi_key api[key] data[token] token[] x-auth-token x-vault-token x-shopify-access-token x-shopify-hmac-sha256 X-Hub-Signature-256
	CF-Access-Client-Secret CF-Access-Jwt-Assertion Cf-Authorization private-token PRIVATE-TOKEN x-ms-encryption-key x-ms-copy-source-authorization OSSAccessKeyId
	q-signature q-ak X-Cos-Security-Token x-oss-security-token X-Obs-Security-Token X-Amz-Security-Token X-Amz-Signature X-Amz-Credential Authorization
	Proxy-Authorization Cookie Set-Cookie x-amz-server-side-encryption-customer-key x-amz-mfa x-goog-iap-jwt-assertion aws_secret_access_key AWS_SESSION_TOKEN
	DB_PASSWORD dbPassword user.password secretKey wsSecret txSecret sign oauth_token oauth_signature webhook_url device_code code_verifier tokens api_keys credentials
	pAsSwOrD aPi_kEy SK pat dsn authenticity_token __RequestVerificationToken 2fa_code x-plex-token DD-API-KEY x-rapidapi-key stripe-signature hash`)

// names are no credentials.
var names = strings.Fields(`
	Access-Control-Allow-Credentials Access-Control-Allow-Headers Access-Control-Expose-Headers X-Amz-SignedHeaders X-Amz-Date X-Amz-Algorithm X-Amz-Expires Expires
	X-Amz-Content-Sha256 Content-MD5 Content-Type Content-Disposition x-amz-server-side-encryption-customer-key-MD5 x-amz-server-side-encryption-customer-algorithm
	x-amz-copy-source-server-side-encryption-customer-key-md5 x-amz-server-side-encryption-aws-kms-key-id x-amz-server-side-encryption-bucket-key-enabled
	X-Goog-Algorithm X-Goog-Date Origin Referer Host Range If-Match ETag versionId uploadId partNumber prefix delimiter max-keys key-marker x-amz-acl x-amz-meta-author
	x-amz-user-agent x-amz-checksum-crc32 WWW-Authenticate Author keyboard monkey bypass compass passive photo kenya position design assign inside sp sv se sr st
	response-content-type list-type encoding-type q-sign-algorithm q-header-list q-url-param-list q-sign-time q-key-time x-ms-version x-ms-date SignatureMethod
	SignatureVersion token_type grant_type client_id redirect_uri Public-Key-Pins Surrogate-Key Idempotency-Key Sec-WebSocket-Key Sec-Fetch-Site withCredentials
	Cross-Origin-Resource-Policy Content-Security-Policy Referrer-Policy status_code country-code x-amz-request-id x-amz-id-2 Cache-Control`)

func TestIsName(t *testing.T) {
	for _, name := range secrets {
		for _, name := range []string{name, strings.ToUpper(name), " " + name + "\t"} {
			if !secret.IsName(name) {
				t.Errorf("%s is not hidden", name)
			}
		}
	}
	for _, name := range names {
		if secret.IsName(name) {
			t.Errorf("%s is hidden", name)
		}
	}
	for name, want := range map[string]bool{"to\tken": true, "": false, "%": false, "…": false, "api key": true, "x y": false} {
		if secret.IsName(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}

func TestValue(t *testing.T) {
	for value, want := range map[string]string{"": "", "Bearer abc": "Bearer ...", "abc": "...", "...": "...", "Bearer ...": "Bearer ...", "session=abc; b=c": "...", "key with spaces": "...", "AWS4-HMAC-SHA256 Credential=a": "AWS4-HMAC-SHA256 ..."} {
		if got := secret.Value(value); got != want {
			t.Errorf("%q becomes %q, want %q", value, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for url, want := range map[string]struct {
		clean string
		left  []string
	}{
		"https://a.example/b?c=d":                                         {"https://a.example/b?c=d", nil},
		"https://u:p@a.example/b?X-Amz-Signature=1&c":                     {"https://...@a.example/b?X-Amz-Signature=...&c", []string{"user of the URL", "X-Amz-Signature"}},
		"https://a.example/#token":                                        {"https://a.example/", []string{"fragment of the URL"}},
		"https://...@a.example/?sig=...":                                  {"https://...@a.example/?sig=...", nil},
		"nonsense":                                                        {"nonsense", nil},
		"https://a.example/key/auth/cat.jpg;v=1":                          {"https://a.example/key/auth/cat.jpg;v=1", nil},
		"https://b.example/a@b/@scope/c":                                  {"https://b.example/a@b/@scope/c", nil},
		"https://a.example/x?redirect=https%3A%2F%2Fb.example%2F%3Fa%3D1": {"https://a.example/x?redirect=https%3A%2F%2Fb.example%2F%3Fa%3D1", nil},
		"https://a.example/?next=https%3A%2F%2Fb.example%2F%3Fsig%3DX":    {"https://a.example/?next=https:%2F%2Fb.example", nil},
		"https://a.example/ca\tt.jpg":                                     {"https://a.example/ca\tt.jpg", nil},
		"https://a.example/?credentials=include&token=null":               {"https://a.example/?credentials=include&token=null", nil},
	} {
		clean, left := secret.URL(url)
		if strings.Contains(url, "%3DX") {
			if strings.Contains(clean, "X") || !slices.Equal(left, []string{"sig"}) {
				t.Errorf("%s becomes %s, left out %q", url, clean, left)
			}
			continue
		}
		if clean != want.clean || !slices.Equal(left, want.left) {
			t.Errorf("%s becomes %s, left out %q", url, clean, left)
		}
	}
}

const planted = "Pl4ntedVALUE"

// Whatever a browser or curl takes for a user, and every place of a parameter.
func TestURLPlaces(t *testing.T) {
	for _, url := range []string{
		"https:/u:V@h/p", "https:u:V@h/p", "https:V@h", "HTTPS://V@h", "//u:V@h/p", `\\u:V@h/p`, `https:\\u:V@h\p`, `https:\/u:V@h`, `/\u:V@h`, "  https://u:V@h/", "\x01https://u:V@h",
		"ht\ttps://u:V@h/", "https:/\n/u:V@h/", "https://u:\tV@h", "https:////u:V@h", "https://u:V@x@h/", "https://u:a/V@h", "u:V@h/p", "V@h/p", "s3://u:V@b/k", "blob:https://u:V@h/1",
		"postgres://u:V@h:5432/db", "https://h/https://u:V@i/p", "https://h/x/http:/u:V@i", "https://h/a;token=V/b", "https://h/a;jsessionid=V?x", "https://h/token=V/a",
		"https://h/;sid=V", "https://h/?token=V", "https://h/?a=b&token=V", "https://h/?a=b;token=V", "https://h/?a=b&amp;token=V", "https://h/?%74oken=V", "https://h/?to\nken=V",
		"https://h/?u=https://i/?token=V", "https://h/?u=https%3A%2F%2Fi%2F%3Ftoken%3DV", "https://h/?u=https%3A%2F%2Fu%3AV%40i%2F", "https://h/?u=https%253A%252F%252Fi%252F%253Ftoken%253DV",
		"https://h/?u=https%25253A%25252F%25252Fi%25252F%25253Ftoken%25253DV", "https://h/?x=a%26token%3DV", "https://h/?x=%7B%22token%22%3A%22V%22%7D", "https://h/#V", "https://h/#token=V",
		"https://h/%3Ftoken%3DV", "https%3A%2F%2Fu%3AV%40h%2F", "https://h/p/https%3A%2F%2Fu%3AV%40i", "https://h/?Bearer%20V", "https://h/?q=Bearer+V%20", "/p?token=V", "?token=V", "token=V",
		"https://h/?a[token]=V", "https://h/?a=eyJhbGciV.eyJzdWIiOiIx.c2lnbmF0dXJl", "https://h/eyJhbGciV.eyJzdWIiOiIx.c2lnbmF0dXJl/x", "https://h/?x=AKIAV", "https://h/?connection=a%3Db%3BAccountKey%3DV%3B",
	} {
		url = strings.ReplaceAll(url, "V", planted)
		clean, left := secret.URL(url)
		if strings.Contains(url, "q=Bearer+") { // "+" is a space in forms only
			continue
		}
		if strings.Contains(clean, planted) || len(left) == 0 {
			t.Errorf("%q becomes %q, left out %q", url, clean, left)
		}
		if again, left := secret.URL(clean); left != nil || again != clean {
			t.Errorf("%q becomes %q, left out %q", clean, again, left)
		}
	}
}

// texts are what people paste, V is the secret and N its name.
var texts = []string{
	"curl 'https://h/?N=V'", "curl -H 'N: V' https://h/", `curl -H "N: V" https://h/`, "curl -HN:V https://h/", "curl --header='N: V' https://h", "curl -H N:V https://h/",
	"curl -H 'N: it'\\''s V' https://h", "curl ^\n  -H ^\"N: V^\" ^\n  https://h", "curl -d 'a=1&N=V' https://h", "curl -d '{\"a\": 1, \"N\": \"V\"}' https://h", `curl -d "{\"N\": \"V\"}" https://h`,
	"curl -F N=V https://h", "curl -F 'N=V' https://h", `curl $'https://h' -H $'N: V'`, `curl --data-raw $'a\nN=V' https://h`, "GET / HTTP/1.1\nHost: h\nN: V\n\n", "> GET / HTTP/1.1\n> N: V\n",
	"< N: V with a space\n< a: b", "N:\nV\nhost:\nh", "N\nV\nhost\nh", "POST / HTTP/1.1\n\na=1&N=V", `{"headers": [{"name": "N", "value": "V"}]}`, `{"headers": [{"value": "V", "name": "N"}]}`,
	`{"queryString":[{"name":"N","value":"V"}]}`, `{"text":"{\"N\":\"V\"}"}`, `{"text":"N=V"}`, `{"url":"https:\/\/h\/?a=b\u0026N=V"}`, `{"N": ["V"]}`, "fetch('https://h', {headers: {'N': 'V'}})",
	"fetch(u, {headers: [['N', 'V']]})", "fetch(u, {headers: [[\"a\", \"b\"], [\"N\", \"V\"]]})", "x.setRequestHeader('N', `V`)", "headers.append( \"N\", \"V\")", `headers["N"] = "V"`,
	"N=V", "export N=V", "N = V with a space", "  N: V", "- N: V", "$env:N = \"V\"", `@{"N"="V"}`, "axios.get(u, {params: {N: 'V'}})", `<N>V</N>`, `<input name="N" value="V">`,
	"wget --header 'N: V' https://h", "http https://h N:V", "http https://h N==V", "a: 1, N: \"V\", b: 2",
	"Access to fetch at 'https://h/?N=V' from origin 'https://o' has been blocked", "https://h/?N=V", `Invoke-WebRequest -Uri "https://h" -Headers @{ "N"="V" }`, "DefaultEndpointsProtocol=https;N=V;x=y",
}

// named are the texts that have a secret under no name of the table.
var named = []string{
	"curl -u u:V https://h", "curl -uu:V https://h", "curl -su 'u:V' https://h", "curl --user 'u:V' https://h", "curl --user=u:V https://h", "curl --user \\\n  u:V https://h", "curl -U u:V https://h",
	"curl -b 'theme=V' https://h", "curl --cookie theme=V https://h", "curl --oauth2-bearer V https://h", "curl https://u:V@h/", "curl u:V@h/", "curl -x http://u:V@proxy https://h", "curl -E cert.pem:V https://h",
	"curl --proxy-user u:V https://h", "wget --user=u --password=V https://h", "X-Note: Bearer V", "curl -H 'X-A: Basic V='", `{"cookies": [{"name": "theme", "value": "V"}, {"name": "b", "value": "V"}]}`,
	"{\"cookies\": [\n  {\n    \"name\": \"theme\",\n    \"value\": \"V\"\n  }]}",
	"x.open('GET', 'https://h', true, 'u', 'V')", `$s.Cookies.Add((New-Object System.Net.Cookie("theme", "V", "/", "h")))`, "-----BEGIN RSA §KEY-----\nV\nV\n-----END RSA §KEY-----",
	"-----BEGIN §KEY-----\nV", "see eyJhbGciV.eyJzdWIiOiIx.c2lnbmF0dXJl there", "key AKIAV there", "Referer: https://u:V@h/", "see //u:V@h/ and", "ghp_V123", "https%3A%2F%2Fu%3AV%40h%2F is it",
	"ConvertTo-SecureString \"V\" -AsPlainText", "let r = await fetch(`https://u:V@h/${x}`)", "git clone https://V@h/r.git", `jdbc:postgresql://u:V@h/db`,
}

func TestText(t *testing.T) {
	check := func(text string) {
		t.Helper()
		clean, left := secret.Text(text)
		if strings.Contains(clean, planted) || len(left) == 0 {
			t.Errorf("%s\nbecomes\n%s\nleft out %q", text, clean, left)
		}
		if again, left := secret.Text(clean); left != nil || again != clean {
			t.Errorf("%s\nbecomes\n%s\nleft out %q", clean, again, left)
		}
	}
	for _, name := range []string{"Authorization", "x-api-key", "token", "access_key", "PHPSESSID", "client_secret", "X-Amz-Signature", "hdnea", "pwd"} {
		for _, text := range texts {
			check(strings.ReplaceAll(strings.ReplaceAll(text, "N", name), "V", planted))
		}
	}
	for _, text := range named {
		check(strings.ReplaceAll(strings.ReplaceAll(text, "V", planted), "§", "PRIVATE "))
	}
}

// What is not a secret stays, byte for byte: documents above all.
func TestTextKeeps(t *testing.T) {
	for _, text := range []string{
		"", "fetch('https://h/a?x=1', {credentials: 'include', mode: 'cors'})", "xhr.withCredentials = true", "curl --compressed --anyauth -sS -X PUT https://h/a --data-binary @file",
		"Access-Control-Allow-Headers: authorization, x-amz-security-token", `{"AllowedHeaders": ["Authorization", "x-api-key"]}`, "AllowedHeaders:\n  - authorization\n  - x-api-key\n  - b",
		"allowed_headers = [\n  \"authorization\",\n  \"x-api-key\",\n]", "WWW-Authenticate: Bearer realm=\"x\"", "Request header field authorization is not allowed by Access-Control-Allow-Headers",
		"100% of a: b", "{'a': b}", "W/\"abc==\"", "Basic auth is not Bearer authentication", "https://h/#anchor", "aws s3api put-bucket-cors --bucket b", "npm i axios@1.2.3",
	} {
		if clean, left := secret.Text(text); clean != text || left != nil {
			t.Errorf("%s\nbecomes\n%s\nleft out %q", text, clean, left)
		}
	}
	files, err := filepath.Glob("../check/testdata/*.txtar")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, left := secret.Document(string(text))
		for _, name := range left { // of documents that are wrong on purpose
			if !slices.Contains([]string{"credentials", "user of the URL"}, name) {
				t.Errorf("%s: left out %q", file, name)
			}
		}
	}
}

// Templates stay readable: their keys and policies are no credentials.
func TestDocument(t *testing.T) {
	for _, text := range []string{"Tags:\n  - Key: Name\n    Value: media\n", "Policy:\n  Statement: x\n", "tags = {\n  key = \"a\"\n}", `{"Tags": [{"Key": "a", "Value": "b"}]}`, "<Error><Code>a</Code></Error>", "allowed_headers = [\n  \"authorization\",\n]"} {
		if clean, left := secret.Document(text); clean != text || left != nil {
			t.Errorf("%s\nbecomes\n%s", text, clean)
		}
	}
	for _, text := range []string{"provider \"aws\" {\n  secret_key = \"V\"\n}", "boto3.client('s3', aws_secret_access_key='V')", "<!-- token: V -->", "<AllowedOrigin>https://u:V@h</AllowedOrigin>", "MasterPassword: V"} {
		if clean, left := secret.Document(strings.ReplaceAll(text, "V", planted)); strings.Contains(clean, planted) || left == nil {
			t.Errorf("%s\nbecomes\n%s", text, clean)
		}
	}
}

func TestHeaders(t *testing.T) {
	list := []wire.Header{
		{"Authorization", "Bearer " + planted},
		{"Referer", "https://u:" + planted + "@h/"},
		{"x-amz-copy-source", "/b/k?X-Amz-Signature=" + planted},
		{"Location", "/x#access_token=" + planted},
		{"Location", "//u:" + planted + "@h"},
		{"X-Authorization: Bearer " + planted, ""},
		{"Link", "<https://h/?sig=" + planted + ">; rel=next"},
		{"Content-Type", "image/png"},
	}
	clean, left := secret.Headers(list)
	for i, h := range clean {
		if strings.Contains(h[0]+h[1], planted) {
			t.Errorf("%q becomes %q", list[i], h)
		}
	}
	if clean[7] != list[7] || list[0][1] != "Bearer "+planted || len(left) != 6 {
		t.Errorf("%q, left out %q", clean, left)
	}
}

func TestRequest(t *testing.T) {
	r := fetch.Request{Origin: "https://u:" + planted + "@o", URL: "https://h/?token=" + planted, Method: "GET"}
	clean, left := secret.Request(&r)
	if clean.Origin != "https://...@o" || clean.URL != "https://h/?token=..." || !slices.Equal(left, []string{"token", "user of the origin"}) {
		t.Errorf("%+v, left out %q", clean, left)
	}
}

// FuzzText holds that cleaning ends, and that what is clean stays as it is.
func FuzzText(f *testing.F) {
	for _, text := range slices.Concat(texts, named, slices.Collect(maps.Values(hostile(200)))) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		secret.Text(text)
		secret.URL(text)
		secret.IsName(text)
	})
}

// hostile are texts of n bytes, one of each way to make a reader start again.
func hostile(n int) map[string]string {
	all := map[string]string{}
	for _, part := range []string{
		"a:", "u:a@", "http:/", "http://u:a/", "https:", "//", "token:\"", "token='\\", "token[x]", "[x][x]", "name=\"", "\"token\",", "(\"token\",", "token(", "x.open(\"", "-u ", "-uQ", "%25", "%253D", "a%3D",
		"?u=", "&token=", ";token=", "token\n", "token:\n", "\"cookies\":[", "{\"name\":\"token\"", "-----BEGIN PRIVATE KEY", "<token>", "bearer ", "eyJ", "@", "\\\"", "'\\''", "curl -u'", "\\u0026", "^\"", "key_", "aB", "1a", "=",
	} {
		all[part] = "curl " + strings.Repeat(part, n/len(part))
	}
	return all
}
