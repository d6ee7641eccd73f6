package jsonio

import "s3cors.playground/corscore"

// AppendVisits appends what [Visits] says as a JSON array.
func AppendVisits(dst []byte, all []corscore.Visit) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('[')
	for i := range all {
		v := &all[i]
		w.open('{')
		w.str("id", v.ID)
		w.str("title", v.Title)
		w.str("outcome", string(v.Outcome))
		w.bool("preflight", v.Preflight)
		w.bool("cached", v.Cached)
		w.bool("changed", v.Changed)
		w.str("why", v.Why)
		w.array("engines")
		for _, e := range v.Engines {
			w.open('{')
			w.str("engine", e.Engine)
			w.str("outcome", string(e.Outcome))
			w.bool("preflight", e.Preflight)
			w.str("why", e.Why)
			w.close('}')
		}
		w.close(']')
		w.close('}')
	}
	w.close(']')
	return w.b
}

// AppendInference appends i as JSON.
func AppendInference(dst []byte, i *corscore.Inference) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("config", i.Config)
	w.bool("exact", i.Exact)
	w.strs("differences", i.Differences)
	w.close('}')
	return w.b
}
