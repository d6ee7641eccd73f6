package dialect

import "sync"

// Way is how a document gets to the bucket.
type Way string

const (
	// AsItIs: the text is the body of PUT ?cors. The JSON of Amazon's own tools
	// counts as what they send, as the meaning of links and of the JSON interface is.
	AsItIs Way = ""
	// AutoWay: as somebody who has this form sends it. JSON goes through a tool of
	// AWS's, pointed at the server, which writes the XML.
	AutoWay Way = "auto"
)

// The ways of every server. Package way has the others.
const (
	ByPut    Way = "put"     // the body of PUT ?cors is the text
	ByAWSCLI Way = "aws-cli" // aws s3api put-bucket-cors, or an SDK, reads the JSON and sends XML
)

// Sent returns d as it meets documents that are sent in way w.
func (d *Dialect) Sent(w Way) *Dialect {
	json := w != ByPut
	if w == AsItIs || d.Put.JSON.V == json {
		return d
	}
	for i, other := range All {
		if other.ID == d.ID {
			return turned()[i]
		}
	}
	return d
}

// turned are the dialects with JSON going through a tool that writes the XML where
// it does not by itself, and the reverse, in the order of [All].
var turned = sync.OnceValue(func() []*Dialect {
	all := make([]*Dialect, len(All))
	for i, d := range All {
		other := *d
		other.Put.JSON.V = !d.Put.JSON.V
		all[i] = &other
	}
	return all
})
