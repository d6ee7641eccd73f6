package view

import (
	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// settings offers what to change in the form where the browser makes no such
// request. Each was tried.
func (v *Verdict) settings(f *corscore.Fetch, r *fetch.Request) {
	if r == nil || f.Blocked == nil || f.Blocked.Reason != fetch.InvalidRequest {
		return
	}
	noBody, cors := *r, *r
	noBody.Body, cors.Mode = fetch.NoBody, fetch.CORS
	switch {
	case noBody.Body != r.Body && leaves(noBody):
		v.Field, v.Settings = state.Body, []Setting{{"Set Body to none", state.Body, string(fetch.NoBody)}}
	case cors.Mode != r.Mode && leaves(cors):
		v.Field, v.Settings = state.Mode, []Setting{{"Set Mode to cors", state.Mode, string(fetch.CORS)}}
	}
}

// leaves reports whether a browser sends r at all.
func leaves(r fetch.Request) bool {
	b := corscore.FetchAnswers(corscore.FetchInput{Request: r}).Blocked
	return b == nil || b.Stage != fetch.StageBefore
}
