package dialect

// Doubt is what is not known of a server, as the end of a sentence: "whether it
// refuses an empty body".
type Doubt string

// Sentence returns the doubt as a sentence without a full stop, "" for no doubt.
func (d Doubt) Sentence() string {
	if d == "" {
		return ""
	}
	return "It is not known " + string(d)
}

// Sentences returns each doubt as a sentence. It is empty, never nil, without
// doubts.
func Sentences(doubts []Doubt) []string {
	all := make([]string, len(doubts))
	for i, d := range doubts {
		all[i] = d.Sentence()
	}
	return all
}
