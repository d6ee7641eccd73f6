package state

import (
	"encoding/json"
	"slices"
	"strings"

	s3 "s3cors.playground/app/bucket"
)

// Apply is the form that says where the document is sent. It is of this page
// alone: no link holds it, so that nobody's link says where keys are used, and
// credentials are not in it at all.
type Apply struct {
	Open        bool // the pane is unfolded
	Endpoint    string
	Bucket      string
	Region      string
	VirtualHost bool
	Sign        Sign
	Direct      bool         // the page itself sends, though the relay could
	Operation   s3.Operation // on show; "" = PUT
	Folded      bool         // the recipes are folded
	Recipe      string       // id of the one on show; "" = the one that fits the server
}

// Sign is how a request is signed.
type Sign string

const (
	SignHeaders Sign = "headers" // also ""
	SignURL     Sign = "url"     // in its address
	SignNot     Sign = "none"    // not at all
)

// ApplyField names a field of [Apply].
type ApplyField string

const (
	ApplyEndpoint ApplyField = "endpoint"
	ApplyBucket   ApplyField = "bucket"
	ApplyRegion   ApplyField = "region"
	ApplyStyle    ApplyField = "style" // of the bucket's address
	ApplySign     ApplyField = "sign"
	ApplyWay      ApplyField = "way" // who sends
)

// Values of the fields that are chosen.
const (
	PathStyle    = "path"
	VirtualStyle = "virtual"
	RelayWay     = "relay"
	DirectWay    = "direct"
)

var applyFields = []ApplyField{ApplyEndpoint, ApplyBucket, ApplyRegion, ApplyStyle, ApplySign, ApplyWay}

type (
	// SetApply fills a field of the form that says where the document is sent.
	SetApply struct {
		Field ApplyField
		Value string
	}
	// TakePlace fills in where the request's address says that the bucket is.
	TakePlace struct{}
	// ShowOperation shows the request of an operation.
	ShowOperation struct{ Operation s3.Operation }
	// FoldRecipes folds the recipes, or unfolds them.
	FoldRecipes struct{ Open bool }
	// PickRecipe shows the recipe with this ID.
	PickRecipe struct{ ID string }
)

func (SetApply) action()      {}
func (TakePlace) action()     {}
func (ShowOperation) action() {}
func (FoldRecipes) action()   {}
func (PickRecipe) action()    {}

// at is a with where address says that the bucket is, or with its endpoint alone where
// it names no bucket.
func (a Apply) at(address string) Apply {
	if t, ok := s3.Of(address); ok || s3.FileAtRoot(address) != "" {
		a.Endpoint, a.Bucket, a.VirtualHost, a.Region = t.Endpoint, t.Bucket, t.VirtualHost, ""
	}
	return a
}

// reduce returns a after one of the actions above.
func (a Apply) reduce(action Action) Apply {
	switch action := action.(type) {
	case SetApply:
		return a.with(action.Field, action.Value)
	case ShowOperation:
		a.Operation = action.Operation
	case FoldRecipes:
		a.Folded = !action.Open
	case PickRecipe:
		a.Recipe = action.ID
	}
	return a
}

func (a Apply) with(f ApplyField, value string) Apply {
	switch f {
	case ApplyEndpoint:
		a.Endpoint = value
	case ApplyBucket:
		a.Bucket = value
	case ApplyRegion:
		a.Region = value
	case ApplyStyle:
		a.VirtualHost = value == VirtualStyle
	case ApplySign:
		a.Sign = Sign(value)
	case ApplyWay:
		a.Direct = value == DirectWay
	}
	return a
}

// Get is the text of a field.
func (a Apply) Get(f ApplyField) string {
	switch f {
	case ApplyEndpoint:
		return a.Endpoint
	case ApplyBucket:
		return a.Bucket
	case ApplyRegion:
		return a.Region
	case ApplyStyle:
		if a.VirtualHost {
			return VirtualStyle
		}
		return PathStyle
	case ApplySign:
		return string(or(a.Sign, SignHeaders))
	case ApplyWay:
		if a.Direct {
			return DirectWay
		}
		return RelayWay
	}
	return ""
}

// Asked is the operation on show.
func (a Apply) Asked() s3.Operation {
	if a.Operation == "" {
		return s3.Put
	}
	return a.Operation
}

// Target is where the document is sent, without keys.
func (a Apply) Target() s3.Target {
	return s3.Target{
		Endpoint: a.Endpoint, Bucket: a.Bucket, Region: a.Region,
		VirtualHost: a.VirtualHost, Anonymous: a.Sign == SignNot,
	}
}

// ApplyKey is the key of the tab's own storage under which [Apply.Keep] is: a
// reload leaves the form as it is, and closing the tab forgets it.
const ApplyKey = "s3cors.apply"

// kept is what storage holds of a form.
type kept struct {
	Endpoint    string `json:"endpoint"`
	Bucket      string `json:"bucket"`
	Region      string `json:"region,omitempty"`
	VirtualHost bool   `json:"virtualHost,omitempty"`
	Sign        Sign   `json:"sign,omitempty"`
}

// Keep is what storage holds of a, "" = nothing. Only fields that are what they
// should be are kept: a key that was pasted into the wrong one is not.
func (a Apply) Keep() string {
	t := a.Target()
	t.Anonymous = true // the keys are of no interest
	if slices.ContainsFunc(t.Problems(), func(p s3.Problem) bool { return !p.Warning }) {
		return ""
	}
	if !s3.IsRegion(a.Region) { // servers take it, and it may be a key all the same
		a.Region = ""
	}
	if strings.ToLower(a.Bucket) != a.Bucket {
		a.Bucket = ""
	}
	text, err := json.Marshal(kept{a.Endpoint, a.Bucket, a.Region, a.VirtualHost, a.Sign})
	if err != nil {
		return "" // no such value: every field is plain data
	}
	return string(text)
}

// KeptApply is the inverse of [Apply.Keep]: a form that is folded.
func KeptApply(text string) Apply {
	var k kept
	if json.Unmarshal([]byte(text), &k) != nil {
		return Apply{}
	}
	return Apply{Endpoint: k.Endpoint, Bucket: k.Bucket, Region: k.Region, VirtualHost: k.VirtualHost, Sign: k.Sign}
}
