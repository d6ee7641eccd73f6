package state

import "s3cors.playground/corscore"

// Response is the field that says how the bucket responds, besides CORS: the code of
// an error tells whether a server sends CORS headers with it.
const Response Field = "response"

// BucketResponse is a choice of that field.
type BucketResponse struct {
	ID     string
	Title  string
	Object *corscore.Object // nil = the object; never written to
}

// BucketResponses are the choices: the object, and each kind of error that servers
// treat differently.
var BucketResponses = [...]BucketResponse{
	{"object", "with the object", nil},
	{"expired", "403: the signature has expired", &corscore.Object{Status: 403, Code: "RequestExpired"}},
	{"signature", "403: signed for another method, or wrongly", &corscore.Object{Status: 403, Code: "SignatureDoesNotMatch"}},
	{"anonymous", "403: not signed, and not public", &corscore.Object{Status: 403, Code: "AccessDenied"}},
	{"missing", "404: there is no such object", &corscore.Object{Status: 404, Code: "NoSuchKey"}},
}

// OtherResponse is the value of the field if the case has a response that is not one
// of the choices.
const OtherResponse = "other"

// Responds is the value of the field.
func (c Case) Responds() string {
	for i := range BucketResponses {
		r := &BucketResponses[i]
		if r.Object == c.Object || r.Object != nil && c.Object != nil && len(c.Object.Headers) == 0 && r.Object.Status == c.Object.Status && r.Object.Code == c.Object.Code {
			return r.ID
		}
	}
	return OtherResponse
}

// responding is c with the response called id, or c itself if there is none.
func (c Case) responding(id string) Case {
	for i := range BucketResponses {
		if r := &BucketResponses[i]; r.ID == id {
			c.Object = r.Object
		}
	}
	return c
}
