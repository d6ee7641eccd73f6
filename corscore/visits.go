package corscore

import "s3cors.playground/corscore/fetch"

// Visit is one scene of a request that is made more than once.
type Visit struct {
	ID        string        `json:"id"`    // "first", "again", "after-no-cors" or "shared-cache"
	Title     string        `json:"title"` // what happened before, in a few words
	Outcome   fetch.Outcome `json:"outcome"`
	Preflight bool          `json:"preflight"` // a preflight is sent
	Cached    bool          `json:"cached"`    // the answer comes from a cache, the bucket is not asked
	Changed   bool          `json:"changed"`   // something else comes of it than at the first visit
	Why       string        `json:"why"`       // as sentences
	Engines   []VisitEngine `json:"engines"`   // the engines that differ from the fields above
}

// VisitEngine is an engine that differs from a [Visit].
type VisitEngine struct {
	Engine    string        `json:"engine"`
	Outcome   fetch.Outcome `json:"outcome"`
	Preflight bool          `json:"preflight"`
	Why       string        `json:"why"`
}
