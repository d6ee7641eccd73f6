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

// The ways that a report names.
const (
	ByPut    Way = "put"     // the body of PUT ?cors is the text
	ByAWSCLI Way = "aws-cli" // aws s3api put-bucket-cors, or an SDK, reads the JSON and sends XML
)

// Sent returns d as it meets documents that are sent in way w.
func (d *Dialect) Sent(w Way) *Dialect {
	if w == AsItIs || w == ByPut || d.Put.JSON.V {
		return d
	}
	for i, other := range All {
		if other == d {
			return byTools()[i]
		}
	}
	return d
}

// byTools are the dialects with JSON going through a tool that writes the XML, in
// the order of [All].
var byTools = sync.OnceValue(func() []*Dialect {
	all := make([]*Dialect, len(All))
	for i, d := range All {
		if all[i] = d; d.Put.JSON.V {
			continue
		}
		sent := *d
		sent.Put.JSON.V = true
		all[i] = &sent
	}
	return all
})
