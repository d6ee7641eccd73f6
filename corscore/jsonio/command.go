package jsonio

import "s3cors.playground/corscore/wire"

// CommandCall is what a shell hands to the command corscore: the arguments, and what
// earlier results of the same arguments asked for.
type CommandCall struct {
	Args      []string          `json:"args"`      // without the name of the program
	Files     []CommandFile     `json:"files"`     // the files of [CommandResult.Reads]
	Responses []CommandResponse `json:"responses"` // to [CommandResult.Requests], in their order
}

// CommandFile is a file that was read, or that the caller must write.
type CommandFile struct {
	Name  string `json:"name"` // as in the arguments; "-" = standard input
	Text  string `json:"text"`
	Error string `json:"error"` // why it could not be read, "" = it was
}

// CommandResponse is what came back for a request.
type CommandResponse struct {
	Status  int           `json:"status"`
	Headers []wire.Header `json:"headers"`
	Error   string        `json:"error"` // why there is no response, "" = there is
}

// CommandResult is what the command says. While it asks for files or responses, it says
// nothing else: the shell gets them and calls again.
type CommandResult struct {
	Out      string         `json:"out"`      // for standard output
	Err      string         `json:"err"`      // for standard error
	Status   int            `json:"status"`   // with which the program ends
	Writes   []CommandFile  `json:"writes"`   // the files that are to be written
	Reads    []string       `json:"reads"`    // names of the files that are needed
	Requests []wire.Request `json:"requests"` // that are to be sent, without following redirects
}

// ParseCommandCall is [ParseInput] for a [CommandCall].
func ParseCommandCall(text string) (CommandCall, error) {
	p := inputParser{}
	root := p.root(text)
	c := CommandCall{Args: []string{}}
	args := root.member("args")
	if args.kind() != jsonArray {
		p.fail(args, "an array")
	}
	for _, item := range args.items() {
		if item.kind() != jsonString {
			p.fail(item, "a string")
		}
		c.Args = append(c.Args, item.text())
	}
	for _, item := range p.items(root, "files") {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
			break
		}
		c.Files = append(c.Files, CommandFile{Name: p.required(item, "name"), Text: p.str(item, "text"), Error: p.str(item, "error")})
	}
	for _, item := range p.items(root, "responses") {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
			break
		}
		c.Responses = append(c.Responses, CommandResponse{Status: p.status(item), Headers: p.headers(item), Error: p.str(item, "error")})
	}
	return c, p.err
}

// AppendCommandResult appends r as JSON. Arrays are never null.
func AppendCommandResult(dst []byte, r *CommandResult) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("out", r.Out)
	w.str("err", r.Err)
	w.int("status", r.Status)
	w.array("writes")
	for i := range r.Writes {
		w.open('{')
		w.str("name", r.Writes[i].Name)
		w.str("text", r.Writes[i].Text)
		w.str("error", r.Writes[i].Error)
		w.close('}')
	}
	w.close(']')
	w.strs("reads", r.Reads)
	w.array("requests")
	for i := range r.Requests {
		w.request(&r.Requests[i])
	}
	w.close(']')
	w.close('}')
	return w.b
}
