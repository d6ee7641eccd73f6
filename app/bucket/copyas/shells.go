package copyas

import (
	"slices"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/s3cors"
)

const shellNote = "For sh, bash and zsh"

// command prints words one below the other, with the document, if PUT sends
// one, on its standard input.
func (c *context) command(lines ...string) string {
	text := strings.Join(lines, " \\\n  ") + "\n"
	if c.put() {
		return printf(c.body) + " |\n" + text
	}
	return text
}

// curl signs by itself, with the keys of the environment.
func curl(c *context) (string, []string) {
	lines := []string{"curl --silent --show-error --fail-with-body --globoff --request " + string(c.order.Operation)}
	notes := []string{shellNote}
	if !c.target.Anonymous {
		lines = append(lines,
			"--aws-sigv4 "+shell("aws:amz:"+c.target.Region+":s3"),
			`--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"`,
		)
		notes = append(notes, "curl before 7.75 cannot sign", "While it runs, other users of the machine perhaps see the keys in the list of processes")
	}
	if c.token {
		lines = append(lines, `--header "x-amz-security-token: $AWS_SESSION_TOKEN"`)
	}
	lines = append(lines, c.curlBody()...)
	if !c.target.Anonymous {
		lines = append(lines, "--header "+shell("x-amz-content-sha256: "+bucket.BodyHash(c.body)))
	}
	// Older curl signs the query as it stands; signed it is "cors=".
	return c.command(append(lines, shell(c.target.URL()+"?cors="))...), notes
}

func (c *context) curlBody() []string {
	if !c.put() {
		return nil
	}
	return []string{
		"--header 'Content-Type: application/xml'",
		"--header " + shell("Content-MD5: "+bucket.ContentMD5(c.body)),
		"--data-binary @-",
	}
}

// curlPresigned needs no keys: its address is one.
func curlPresigned(c *context) (string, []string) {
	if c.target.Anonymous {
		return "", []string{"A request without a signature needs no presigned URL: see curl"}
	}
	o := c.order
	o.Form = bucket.Presigned
	r, err := o.Build()
	if err != nil {
		return "", []string{err.Error()}
	}
	lines := []string{"curl --silent --show-error --fail-with-body --globoff --request " + string(c.order.Operation)}
	until := "Valid until " + o.Time.Add(bucket.Expiry).Format("15:04") + "; it is signed anew when you copy it"
	notes := []string{shellNote, until, "Whoever has this URL can send this request until it expires: keep it as you keep a key"}
	if c.token {
		notes = append(notes, "The session token is part of it")
	}
	return c.command(append(append(lines, c.curlBody()...), shell(r.URL))...), notes
}

// awsCLI takes the JSON of the document's values.
func awsCLI(c *context) (string, []string) {
	lines := []string{
		"aws s3api " + c.verb("put", "get", "delete") + "-bucket-cors",
		"--endpoint-url " + shell(c.target.Endpoint),
		"--region " + shell(c.target.Region),
		"--bucket " + shell(c.target.Bucket),
	}
	if c.target.Anonymous {
		lines = append(lines, "--no-sign-request")
	}
	var virtual, checksum string
	if c.target.VirtualHost {
		virtual = "For virtual-hosted style, once: aws configure set default.s3.addressing_style virtual"
	}
	if !c.put() {
		return c.command(lines...), c.notes(shellNote, virtual)
	}
	checksum = "From version 2.23 on it sends a CRC64NVME checksum (1.37 and later: CRC32) in place of Content-MD5, which some servers refuse"
	lines = append(lines, "--cors-configuration file:///dev/stdin")
	return printf(c.rulesJSON()) + " |\n" + strings.Join(lines, " \\\n  ") + "\n", c.notes(shellNote, checksum, virtual)
}

// s3cmd takes the document; --config=/dev/null keeps it from the keys of a file.
func s3cmd(c *context) (string, []string) {
	host, path := c.host()
	switch {
	case c.target.Anonymous:
		return "", []string{"s3cmd signs every request"}
	case path != "":
		return "", []string{"s3cmd takes no endpoint with a path"}
	}
	hostBucket, ssl := host, "--ssl"
	if c.target.VirtualHost {
		hostBucket = "%(bucket)s." + host
	}
	if !c.secure() {
		ssl = "--no-ssl"
	}
	lines := []string{
		"s3cmd --config=/dev/null --host=" + shell(host) + " --host-bucket=" + shell(hostBucket) + " " + ssl,
		"--region=" + shell(c.target.Region),
	}
	what := c.verb("setcors /dev/stdin ", "info ", "delcors ")
	return c.command(append(lines, what+shell("s3://"+c.target.Bucket))...), []string{shellNote}
}

// mc takes the document. The keys go into a variable of its own for this one
// command, not into its file of aliases.
func mc(c *context) (string, []string) {
	host, path := c.host()
	if path != "" {
		return "", []string{"mc takes no endpoint with a path"}
	}
	if strings.Contains(c.order.Target.SecretKey, ":") && !c.target.Anonymous {
		return "", []string{"mc takes no secret key with a “:” from the environment: it would read a session token"}
	}
	keys := `"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY@"`
	switch {
	case c.target.Anonymous:
		keys = ""
	case c.token:
		keys = `"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY:$AWS_SESSION_TOKEN@"`
	}
	scheme, _, _ := strings.Cut(c.target.Endpoint, "//")
	lines := []string{
		"MC_HOST_playground=" + shell(scheme+"//") + keys + shell(host),
		"mc cors " + c.verb("set ", "get ", "remove ") + shell("playground/"+c.target.Bucket) + c.verb(" -", "", ""),
	}
	notes := []string{shellNote, "MinIO itself has no CORS configuration for buckets: mc admin config set ALIAS api cors_allow_origin=https://app.example.com"}
	return c.command(lines...), notes
}

// MinIO returns the command that gives MinIO's open-source server the origins of o's
// document: it has one list for all buckets. Reading and removing have commands of the
// same kind.
func MinIO(o bucket.Order) string {
	switch o.Operation {
	case bucket.Get:
		return "mc admin config get ALIAS api\n"
	case bucket.Delete:
		return "mc admin config reset ALIAS api cors_allow_origin\n"
	}
	var origins []string
	doc := s3cors.Parse(bucket.Body(o.Document))
	for i := range doc.Rules {
		for _, origin := range texts(&doc.Rules[i], s3cors.AllowedOrigin) {
			if !slices.Contains(origins, origin) {
				origins = append(origins, origin)
			}
		}
	}
	if len(origins) == 0 {
		origins = []string{"https://app.example.com"}
	}
	return "mc admin config set ALIAS api " + shell("cors_allow_origin="+strings.Join(origins, ",")) + "\n"
}

// rclone has no command for it, and its backend commands send no request of
// one's own. https://rclone.org/s3/#backend-commands
func rclone(*context) (string, []string) {
	return "", []string{"rclone has no command for a bucket's CORS configuration (looked for in 1.60.1)"}
}
