package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var setElsewhere = &Cause{
	ID:    "set-elsewhere",
	Title: "CORS was set elsewhere, not on the bucket",
	Fix:   Fix{Where: "bucket", Text: "Put a CORS configuration on the bucket. The settings of the application stay as they are"},
	Test:  actualTest(Result{"No Access-Control-Allow-Origin", "The bucket itself has to send it"}),
	Share: 30,
	judge: judgeSetElsewhere,
}

func setElsewherePage() *Page {
	return &Page{
		Cause:   setElsewhere,
		Why:     "The headers of an application or of a proxy do not count for requests that go to the bucket: the bucket itself must allow the page.",
		Signs:   []string{"A framework's CORS setting was changed, and the URL is the bucket's", "The request should go through a CDN, and the URL is the bucket's"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html"},
		Examples: []Example{
			{Text: "I use django-cors-headers with CORS_ALLOW_ALL_ORIGINS = True, and still:\n\nAccess to font at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
			{Text: "app.use(cors({ origin: '*' })) is there in Express.\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeSetElsewhere(s *seen, v *verdict) {
	defer s.disproved(v)
	if !s.blocked {
		return
	}
	if s.says(observed.SetInApplication) && s.tells&observed.SignedURL != 0 {
		v.said("the text says that CORS is set in an application, and the request goes to the bucket", 350)
	}
	if s.inText("django-cors", "cors_allow_all", "cors_origin_allow_all", "app.use(cors", "flask-cors", "flask_cors", "rack-cors", "rack::cors", "corsmiddleware", "@crossorigin", "addcorsmappings", "fruitcake", "enablecors(", "cors: true") {
		v.likely("the text speaks of the CORS setting of an application, and the request goes to the bucket")
		if s.empty() && s.tells&observed.Shown == 0 {
			v.first(1500)
		}
		v.first(300)
	} else if who := s.adds(); who != "" && !s.allows && !s.complains("multiple") && (s.url.Host == "" || layer.IsBucket(s.url.Host)) {
		v.likely("the text says that " + source.Visible(who) + " adds the CORS headers, and a request that does not go through it has none")
		v.first(1100)
	} else if s.bypassed() {
		v.likely("the text says that the request goes through a CDN, and its URL is the bucket’s own: what the CDN is set up to do has no effect on it")
		v.first(300)
		v.where, v.fix = "url", "Use the address of the CDN in the URL, or put a CORS configuration on the bucket"
	} else if s.unexplained() && s.layer.name == "" || s.empty() {
		v.possible("it is a common mistake where the bucket answers without CORS headers")
	}
}

// bypassed reports whether a person says that the request goes through a CDN, and the
// browser names a URL of the bucket.
func (s *seen) bypassed() bool {
	return s.inText("through the distribution", "through cloudfront", "through the cdn", "via cloudfront", "via the cdn", "via the distribution", "through fastly", "through cloudflare", "behind cloudfront", "behind the cdn") &&
		!s.has(observed.WorksDirect) && slices.ContainsFunc(s.complaints, func(c complaint) bool {
		u, _ := wire.ParseURL(c.match.Request.URL)
		return layer.IsBucket(u.Host)
	})
}

// adds is what a sentence of the text says to add the CORS headers, "" if none does:
// "kong took care of adding cors headers", "I set the CORS headers in my Express API".
func (s *seen) adds() string {
	for sentence := range strings.FieldsFuncSeq(strings.ToLower(s.text), func(c rune) bool { return strings.ContainsRune(".;!?\n", c) }) {
		if !source.HasAny(sentence, "cors header", "access-control-allow-origin", "cors is set", "cors is enabled", "cors enabled") ||
			!source.HasAny(sentence, " add", " set", " send", " handle", " took care", " takes care", " enable", " return") ||
			source.HasAny(sentence, "s3 api", " not ", "n't ", "twice", "two ", "double", "both", " no ", "without", "missing", "strip", "remove") {
			continue
		}
		for word := range strings.FieldsFuncSeq(sentence, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c == '-') }) {
			if s.words.SetsHeaders(word) {
				return word
			}
		}
	}
	return ""
}
