package corscore

// Inference says which document could have given captured answers.
type Inference struct {
	Config      string   `json:"config"`      // the document, XML; "" if none gives these answers
	Exact       bool     `json:"exact"`       // the server answers with just these CORS headers to it
	Differences []string `json:"differences"` // what no document explains, or differs from the answers all the same, as sentences
}
