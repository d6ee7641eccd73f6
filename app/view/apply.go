package view

import (
	"cmp"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/bucket/copyas"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Plan is a request to ?cors that is about to be sent, and what is known then.
type Plan struct {
	Order   bucket.Order
	Origin  string // of the page
	Address string // of the request in the form
	Dialect string // id of the server that the page is set to
	Server  string // its name
	Refused string // how that server refuses the document, "" = it takes it
	Present Present
	Relay   bucket.RelayOffer
	Direct  bool // the page itself is to send, though the relay could
}

// Present is what is known of a bucket's present configuration.
type Present struct {
	URL    string  // of the bucket, "" = nothing is known of any
	Config *string // nil = it has none
	Direct bool    // this page itself read it, so it gets through with a GET
	Server string  // id of the dialect that the response named, "" = none
}

// Relayed reports whether the relay sends it.
func (p Plan) Relayed() bool { return p.Relay.Covers(p.Order.Target) && !p.Direct }

// Apply is what the pane shows of a plan.
type Apply struct {
	Problems []ApplyProblem
	Missing  string // what must be given first, as a sentence; "" = it can be sent
	First    string // the field that it is about

	URL       string // what the request is, in a line
	Request   string // as HTTP/1.1, the session token covered
	More      int    // bytes of the body that are left out of Request
	Canonical string // "" = not signed
	ToSign    string
	Notes     []Note
	Warned    bool   // one of them is about not getting back in
	Blocked   string // why the browser would not send it, "" = it would

	// Region is what is signed where none is given; Named, that the endpoint says so.
	Region string
	Named  bool
	// Place is where the request's address says the bucket is; "" = it does not,
	// or the form says it already. Where it names File and no bucket, it has no Bucket.
	Place bucket.Target
	File  string

	RelayTo string // the endpoint that the relay sends to, "" = there is no relay
	Covered bool   // it is the one of the form
}

// ApplyProblem is what is wrong with a field that is filled in.
type ApplyProblem struct {
	Field   string
	Message string
	Warning bool
}

// Note is a sentence with its weight.
type Note struct {
	Tone Tone
	Text string
}

// maxBody is how much of a body is shown, in bytes.
const maxBody = 8 << 10

// ApplyOf puts a plan into words. r is the request, if it can be made.
func ApplyOf(p Plan) (v Apply, r bucket.Request) {
	v.RelayTo, v.Covered = p.Relay.Endpoint, p.Relay.Covers(p.Order.Target)
	v.problems(p.Order.Target)
	v.Region = p.Order.Target.NamedRegion()
	v.Named = v.Region != ""
	if v.Region == "" {
		v.Region = bucket.DefaultRegion
	}
	if t := p.Order.Target; t.Bucket == "" && (t.Endpoint == "" || t.Endpoint == p.Relay.Endpoint) {
		if place, ok := bucket.Of(p.Address); ok {
			v.Place = place
		} else if v.File = bucket.FileAtRoot(p.Address); v.File != "" && t.Endpoint == "" {
			v.Place = place
		}
	}
	r, err := p.Order.Build()
	if err != nil {
		return v, bucket.Request{}
	}
	shown := r.Masked()
	v.URL = shown.Method + " " + shown.URL
	v.Request, v.More = sentText(shown)
	v.Canonical, v.ToSign = shown.CanonicalRequest, shown.StringToSign
	v.notes(p, r)
	return v, r
}

// problems are told beside their fields once these hold something.
func (v *Apply) problems(t bucket.Target) {
	texts := map[bucket.Field]string{
		bucket.EndpointField: t.Endpoint, bucket.BucketField: t.Bucket, bucket.RegionField: t.Region,
		bucket.AccessKeyField: t.AccessKey, bucket.SecretKeyField: t.SecretKey, bucket.SessionTokenField: t.SessionToken,
	}
	for _, p := range t.Problems() {
		if texts[p.Field] != "" {
			v.Problems = append(v.Problems, ApplyProblem{string(p.Field), p.Message, p.Warning})
		}
		if !p.Warning && v.Missing == "" {
			v.Missing, v.First = p.Message, string(p.Field)
		}
	}
}

// sentText is r as it goes over the wire, and how many bytes of it are left out.
func sentText(r bucket.Request) (text string, more int) {
	body, more := cut(r.Body, maxBody)
	return RequestText(wire.Request{
		Method: r.Method, URL: r.URL, Headers: append(append([]wire.Header{}, r.Implied...), r.Headers...), Body: body,
	}), more
}

// cut is the beginning of a text, and how many bytes are after it.
func cut(text string, most int) (string, int) {
	if len(text) <= most {
		return text, 0
	}
	kept := strings.ToValidUTF8(text[:most], "")
	return kept, len(text) - len(kept)
}

// notes say what this server and this browser will do with r.
func (v *Apply) notes(p Plan, r bucket.Request) {
	add := func(t Tone, text string) { v.Notes = append(v.Notes, Note{t, text}) }
	if p.Order.Operation == bucket.Put && p.Refused != "" {
		add(Warning, p.Server+" refuses this document: "+p.Refused)
	}
	if p.Relayed() {
		add(OK, "The local server sends it: no browser and no CORS is in between")
		return
	}
	for _, h := range p.Order.Target.Hindrances(p.Origin) {
		if h.Blocks {
			v.Blocked = h.Message
			add(Error, "The browser blocks it. "+h.Message)
			return
		}
		add(Warning, h.Message)
	}
	v.passage(p, r)
	v.locks(p)
}

// passage says whether the page gets through.
func (v *Apply) passage(p Plan, r bucket.Request) {
	add := func(t Tone, text string) { v.Notes = append(v.Notes, Note{t, text}) }
	known := p.Present.URL == p.Order.Target.URL()
	pass := bucket.Pass(r, p.Origin, p.Present.Config, p.Dialect)
	if !known {
		pass = bucket.Pass(r, p.Origin, nil, p.Dialect)
	}
	if known && p.Present.Direct && !p.passesAs(bucket.Get).Open {
		text := "This page has just read what the bucket has, and " + p.Server + " would not let it: the server is perhaps another one. Choose it at the top of the page"
		add(Unknown, text)
		return
	}
	switch {
	case !known && pass.Open:
		add(Unknown, "What the bucket has now is not read yet. If it has no configuration, "+p.Server+" lets this page through")
	case !known:
		add(Unknown, "What the bucket has now is not read yet, so whether this page gets through is not known. Without a configuration it blocks this page: send this once with curl, or through the local site's relay")
	case pass.Open && pass.Doubtful:
		add(Unknown, "By what the bucket has now, "+p.Server+" probably lets this page through")
	case pass.Open:
		add(OK, "By what the bucket has now, "+p.Server+" lets this page through")
	default:
		text := "By what the bucket has now, this page does not get through: " + pass.Message
		if pass.Sent && p.Order.Operation != bucket.Get {
			text += ". The request is carried out all the same: only its answer cannot be read"
		}
		add(Error, text)
	}
}

// passesAs says whether the page gets through with another operation, by what
// the bucket has.
func (p Plan) passesAs(op bucket.Operation) bucket.Passage {
	o := p.Order
	o.Operation = op
	r, err := o.Build()
	if err != nil { // p.Order was built
		return bucket.Passage{}
	}
	return bucket.Pass(r, p.Origin, p.Present.Config, p.Dialect)
}

// locks warns of what this page cannot do any more afterwards.
func (v *Apply) locks(p Plan) {
	after := p.Order
	var locks []bucket.Lock
	switch p.Order.Operation {
	case bucket.Put:
		locks, _ = p.Order.Locks(p.Origin, p.Dialect) // it was built before, so it can be built
	case bucket.Delete:
		for _, op := range []bucket.Operation{bucket.Put, bucket.Get} {
			after.Operation = op
			if r, err := after.Build(); err == nil {
				if pass := bucket.Pass(r, p.Origin, nil, p.Dialect); !pass.Open {
					locks = append(locks, bucket.Lock{Operation: op, Message: pass.Message})
				}
			}
		}
	}
	if len(locks) == 0 {
		return
	}
	var names []string
	for _, l := range locks {
		names = append(names, string(l.Operation))
	}
	text := "Afterwards this page can no longer send " + words.And(names) + " to this bucket"
	if p.Order.Operation == bucket.Put {
		text += ": " + locks[0].Message
	}
	v.Notes = append(v.Notes, Note{Warning, text + ". The way back is then curl, or the local site's relay"})
	v.Warned = true
}

// Recipe is a way to send the request by another tool.
type Recipe struct {
	ID, Name string
	Shown    string // the text, the session token covered; "" = the tool cannot
	Text     string // what is copied
	Signed   bool   // Text expires: it is made anew when it is copied
	Notes    []string
}

// needsKeys are the recipes whose text is made with the keys.
var needsKeys = map[string]bool{"curl-presigned": true}

// placeholder stands for keys that are not given: recipes read them from the
// environment.
const placeholder = "placeholder"

// The endpoint and the bucket of recipes where the form has none.
const (
	anyEndpoint = "https://s3.example.com"
	anyBucket   = "my-bucket"
)

// toolFor is the recipe that is shown first, by server: what its documentation sends a
// configuration with. For other servers it is curl.
var toolFor = map[string]string{"aws": "aws-cli", "ceph": "s3cmd", "scality": "s3cmd", "minio": "mc-admin", "minio-aistor": "mc"}

// Recipes are the ways to send an order with other tools.
type Recipes struct {
	List   []Recipe
	First  string // id of the one that fits the server
	Assume string // what stands for fields that are empty, as a sentence; "" = none is
}

// RecipesOf are the ways to send an order to the server with this id, whether the keys are
// given or not. Where the form has no endpoint or no bucket, place has them, or they are
// examples; none while a field is wrong. cover covers credentials in what is shown.
func RecipesOf(o bucket.Order, server string, place bucket.Target, cover func(string) string) (all Recipes) {
	t := &o.Target
	var examples []string
	if t.Endpoint == "" {
		if t.Endpoint = place.Endpoint; place.Bucket != "" {
			t.VirtualHost = place.VirtualHost
		}
		if t.Endpoint == "" {
			t.Endpoint, examples = anyEndpoint, append(examples, anyEndpoint)
		}
	}
	if t.Bucket == "" {
		if t.Bucket = place.Bucket; t.Bucket == "" {
			t.Bucket, examples = anyBucket, append(examples, anyBucket)
		}
	}
	if len(examples) > 0 {
		all.Assume = "Replace " + words.And(examples) + " with your own, or fill in the fields above"
	}
	all.First = cmp.Or(toolFor[server], "curl")
	all.List = recipesOf(o, cover)
	if d := dialect.ByID(server); server == "minio" && d.Match.NoBucketRules.V && len(all.List) > 0 {
		text := copyas.MinIO(o)
		all.List = append([]Recipe{{ID: all.First, Name: "mc admin", Text: text, Shown: text, Notes: []string{
			d.Name + " has no configuration for a bucket. It has one list of origins for the whole server, and allows every method and header",
			"Replace ALIAS with the name that mc alias list shows for your server",
		}}}, all.List...)
	}
	return all
}

// recipesOf is [RecipesOf] of a form that is filled in but for its keys.
func recipesOf(o bucket.Order, cover func(string) string) []Recipe {
	t := &o.Target
	without := !t.Anonymous && (t.AccessKey == "" || t.SecretKey == "")
	if without {
		t.AccessKey, t.SecretKey = placeholder, placeholder
	}
	made, err := copyas.Recipes(o)
	if err != nil {
		return nil
	}
	out := make([]Recipe, len(made))
	for i, m := range made {
		x := Recipe{ID: m.ID, Name: m.Name, Text: m.Text, Shown: cover(m.Text), Notes: m.Notes}
		if without && needsKeys[m.ID] {
			x.Text, x.Shown, x.Notes = "", "", []string{"A presigned URL is made with the keys: give them above"}
		}
		x.Signed = x.Text != "" && needsKeys[m.ID]
		if m.Checked != "" && x.Text != "" {
			x.Notes = append([]string{"Checked with " + m.Name + " " + m.Checked}, x.Notes...)
		}
		out[i] = x
	}
	return out
}
