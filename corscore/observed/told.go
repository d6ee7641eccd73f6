package observed

import "strings"

// Facts are what a person's own words tell of what happened, whatever the sentence:
// each is a combination of words of a few kinds that are near each other. They say
// less than a line of a console, and count where none says more.
type Facts uint32

const (
	OptionsRefused   Facts = 1 << iota // the preflight got an error, or was not let through
	OptionsUnknown                     // with a status that S3 never answers a preflight with
	OptionsNotListed                   // what is in between lets only some methods through
	NoConnection                       // the server was not reached, or its certificate is not trusted
	Certificate                        // it is the certificate
	SchemeNamed                        // http or https is named
	PlainURL                           // the page is on https, the URL on http
	OriginDropped                      // the Origin header does not reach the bucket
	Between                            // a CDN, proxy or gateway has a part in it
	Inserted                           // it failed since that was put there
	NothingBetween                     // there is none, or it plays no part
	Direct                             // at the bucket's own address it works
	SharedCache                        // a cache, a purge or a hit has a part in it
	Again                              // it fails when the page is loaded again
	OwnCache                           // the browser's cache has
	OtherPage                          // a cache has what another page got
	ElementBefore                      // an element loaded the same file before script did
	SetInApplication                   // CORS was set in an application
	SignedURL                          // the request goes to the bucket itself
	Waiting                            // the person waits for a change to take effect
	CORSFails                          // something fails, and CORS is named
	Shown                              // a tool shows that the CORS headers are there
	NoUse                              // what was tried about caches did not help
)

// mostTold is how much of a text is looked at, in bytes.
const mostTold = 8 << 10

// Tell returns the facts that prose tells.
func (w Words) Tell(text string) Facts {
	t := teller{words: w}
	for line := range strings.Lines(strings.ToLower(text[:min(len(text), mostTold)])) {
		for word := range strings.FieldsSeq(line) {
			t.word(word)
		}
		t.sentence()
	}
	if t.all&(plain|secure) != 0 {
		t.facts |= SchemeNamed
	}
	if t.all&(plain|secure) == plain|secure && t.plainURL {
		t.facts |= PlainURL
	}
	if t.all&(cors|trouble) == cors|trouble && t.all&(preflight|tool) == 0 {
		t.facts |= CORSFails
	}
	if t.facts&Between != 0 && !t.alsoWithout {
		t.facts &^= NothingBetween
	}
	return t.facts
}

// teller reads word by word. What a word means is in the kinds of its clause, of its
// sentence, and of the text so far.
type teller struct {
	words            Words
	facts            Facts
	clauseKinds      kinds
	sentenceKinds    kinds
	all              kinds
	before, previous kinds // of the two words before
	plainURL         bool
	alsoWithout      bool // it fails without what is in between too
}

func (t *teller) word(raw string) {
	word := strings.Trim(raw, "`'\"(),:*.;!?<>[]{}‘’“”")
	k := t.words[word]
	switch {
	case k == 0 && raw == "(failed)", raw == "(null)":
		k = unreached
	case strings.HasPrefix(word, "http://"):
		k = plain
		if strings.HasPrefix(word, "http://localhost") || strings.HasPrefix(word, "http://127.") {
			k = 0
		}
	case strings.HasPrefix(word, "cors(") || strings.HasPrefix(word, "app.use(cors"):
		k = application | cors | sets
	case isSite(word):
		k = page
	case strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t"):
		k |= not
	}
	switch {
	case word == "gateway" && t.previous&(application|bucket) != 0:
		k = t.previous & application // an API gateway has a setting for CORS, and an S3 gateway is the server
	case word == "api" && t.previous&bucket != 0:
		k = 0 // the server's
	case k&needs != 0 && t.clauseKinds&preflight == 0:
		k &^= needs // it is not the preflight that needs something
	}
	if k&layer != 0 && (t.previous|t.before)&no != 0 {
		t.facts |= NothingBetween
		k &^= layer
	}
	if k&layer != 0 && (t.previous|t.before)&lacks != 0 {
		k |= around
	}
	if t.previous&plain != 0 && k&afterHTTP != 0 { // HTTP 403, an HTTP method
		t.clauseKinds &^= plain
	}
	t.clauseKinds |= k
	t.before, t.previous = t.previous, k
	switch raw[len(raw)-1] {
	case ',', ':':
		t.clause()
	case '.', ';', '!', '?':
		t.sentence()
	}
}

// clause takes what is said up to a comma.
func (t *teller) clause() {
	k := t.clauseKinds
	t.sentenceKinds |= k
	t.clauseKinds = 0
	if k&(around|trouble) == around|trouble && k&fine == 0 {
		t.facts |= NothingBetween
		t.alsoWithout = true
	}
	if k&(layer|since) == layer|since && k&fine == 0 {
		t.facts |= Inserted
	}
	if k&(direct|bucket|address) == direct|bucket && k&fine != 0 && k&(not|trouble|layer) == 0 ||
		k&(bucket|address|fine) == bucket|address|fine && k&(not|trouble|layer) == 0 {
		t.facts |= Direct
	}
}

// sentence takes what is said up to a full stop.
func (t *teller) sentence() {
	t.clause()
	k := t.sentenceKinds
	t.sentenceKinds, t.before, t.previous = 0, 0, 0
	t.all |= k
	has := func(all kinds) bool { return k&all == all }
	tell := func(f Facts, when bool) {
		if when {
			t.facts |= f
		}
	}
	tell(Between, has(layer))
	tell(OptionsRefused, has(preflight) && k&fine == 0 && (k&(refusal|trouble|auth) != 0 || has(not) && k&(served|passes|sets) != 0))
	tell(OptionsRefused|OptionsUnknown, has(preflight|needs) && k&(auth|proof) != 0)
	tell(OptionsUnknown, has(preflight|unknownMethod))
	tell(OptionsNotListed, has(layer|only|reading) || has(layer|preflight|lost))
	tell(NoConnection, has(unreached) && k&waits == 0 || has(not|running) || has(not|reached) || has(port|refusal))
	tell(NoConnection|Certificate, has(certificate|untrusted) && (k&fine == 0 || has(trouble)))
	t.plainURL = t.plainURL || has(plain) && k&(address|bucket) != 0 && k&(both|origin) == 0
	tell(OriginDropped, has(origin|drops) && k&(headerWord|layer) != 0 || has(origin|passes|not) || has(passes|layer) && k&(headerWord|origin) != 0)
	tell(SharedCache, k&tried == 0 && (has(cache) || has(keeps|layer) && k&bucket == 0))
	tell(Again, has(again) && k&(cors|trouble) != 0 && k&tried == 0)
	tell(OwnCache, k&tried == 0 && k&(cache|keeps) != 0 && has(browser))
	tell(OtherPage, has(cache|other|page))
	tell(Shown, has(tool|cors|fine) && k&not == 0)
	tell(CORSFails, has(cors|trouble) && k&preflight == 0)
	tell(NoUse, has(cache|tried))
	tell(ElementBefore, has(element) && k&(script|before) != 0 && k&tried == 0)
	tell(SetInApplication, has(application|cors|sets) && k&(layer|not) == 0)
	tell(SignedURL, k&(direct|bucket) != 0)
	tell(Waiting, has(waits) && k&(cors|sets|spreads) != 0)
}

// isSite reports whether word is the name of a host that may be a page's.
func isSite(word string) bool {
	name, top, ok := strings.Cut(word, ".")
	return ok && len(name) > 0 && len(top) > 1 && strings.IndexByte(word, '/') < 0 && strings.HasSuffix(word, ".com") &&
		!strings.Contains(word, "cdn") && !strings.Contains(word, "amazonaws") && !strings.Contains(word, "s3.")
}
