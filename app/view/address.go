package view

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// address puts ahead of what the rules say that the bucket, and so its document,
// may not be what answers at the request's address.
func (v *Verdict) address(r *fetch.Request, outcome fetch.Outcome) {
	u, ok := wire.ParseURL(r.URL)
	if !ok || outcome == fetch.NotCrossOrigin {
		return
	}
	doubt := ""
	switch path := strings.TrimPrefix(u.Rest, "/"); {
	case analyze.Elsewhere(r.URL):
		v.Tone, v.Title, v.Text = Warning, "Not a bucket's address: this configuration does not count there", "What answers at "+u.Authority()+" is no bucket"
		if strings.HasPrefix(u.Host, "s3") {
			v.Text = "S3 lists the buckets there, and gives no page permission"
		}
		v.Unknown = nil
		return
	case strings.HasSuffix(u.Host, ".cloudfront.net"):
		doubt = "CloudFront answers there. This configuration counts if the distribution lets OPTIONS through, passes on Origin, Access-Control-Request-Method and Access-Control-Request-Headers, and sets no CORS headers of its own"
	case u.Host == "s3.amazonaws.com" && path != "":
		doubt = "If the bucket is in another region than us-east-1, the answer is 301 without permission. The address of the bucket's own region, bucket.s3.REGION.amazonaws.com, has no such doubt"
	default:
		return
	}
	v.Unknown = append([]string{doubt}, v.Unknown...)
	if outcome == fetch.Allowed && v.Tone != Unknown {
		v.Tone, v.Title = Unknown, "Not known: probably "+words.Lower(v.Title)
	}
}
