package view

import (
	"s3cors.playground/app/state"
	"s3cors.playground/corscore/words"
)

// ToldServer is the server that the verdict is about.
type ToldServer struct {
	Server
	Auto bool   // nobody chose it
	From string // what tells it, "from the address"; "" = somebody chose it
}

// ServerOf is the server of s.
func ServerOf(s *state.State, servers []Server) ToldServer {
	id := s.Server()
	return ToldServer{Server{ID: id, Name: ServerName(servers, id)}, s.Auto, string(s.From)}
}

// Text is a in words: "Amazon S3 (from the address)".
func (a ToldServer) Text() string {
	if a.From == "" {
		return a.Name
	}
	return a.Name + " (" + a.From + ")"
}

// BrokenLink is shown in place of the verdict while a link could not be opened
// for the reason why. changed is that what is open is the person's work.
func BrokenLink(why string, changed bool) Verdict {
	open := "What is open below is not from the link."
	if changed {
		open = "What is open below is your work, as it was."
	}
	return Verdict{Tone: Warning, Title: "The link cannot be opened", Text: words.Capital(why) + ". " + open, Broken: true}
}
