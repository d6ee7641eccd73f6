package view

import (
	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// Removal is what is said before a bucket's configuration is removed.
type Removal struct {
	Bucket, Endpoint string
	Lines            []string // what will be lost, and whether it can be put back
	Config           string   // what will be lost, "" = nothing, or not known
}

// RemovalOf says what removing t's configuration destroys, by what was read.
//
// Precondition: t has no problems but warnings.
func RemovalOf(t bucket.Target, was Present) Removal {
	t = t.Normal()
	r := Removal{Bucket: t.Bucket, Endpoint: t.Endpoint}
	switch {
	case was.URL == "":
		r.Lines = []string{
			"What the bucket has now was not read, so this page cannot put it back",
			"A server that ignores ?cors, such as gofakes3, deletes the bucket instead, if it is empty",
		}
	case was.Config == nil:
		r.Lines = []string{"The bucket has no CORS configuration now: there is nothing to remove"}
	default:
		r.Config = *was.Config
		n := len(s3cors.Decode(syntax.Parse(r.Config)).Rules)
		r.Lines = []string{
			"The bucket's " + words.Count(n, "rule") + " will be gone, and pages of other origins lose the access that they allow",
			"This page keeps the document in memory until you leave, and offers to put it back",
		}
	}
	return r
}
