// Package serve answers how a program in WebAssembly is called from JavaScript: it has
// one function, which takes a name and a JSON text and gives what came of it.
package serve

// What text is that [Call] gives.
const (
	Value     = "value"     // JSON
	TypeError = "typeError" // a message that names the field of input which is not as agreed
	Error     = "error"     // a message: the core has a fault; the next call works
)

// Answerer answers input, a JSON text, by the function called name.
type Answerer func(name, input string) ([]byte, error)

// Call has answer answer, and reports the outcome, whatever it is.
func Call(answer Answerer, name, input string) (kind, text string) {
	defer func() {
		if r := recover(); r != nil {
			kind, text = Error, "corscore."+name+" failed on this input: "+panicText(r)
		}
	}()
	out, err := answer(name, input)
	if err != nil {
		return TypeError, err.Error()
	}
	return Value, string(out)
}

func panicText(r any) string {
	switch r := r.(type) {
	case error:
		return r.Error()
	case string:
		return r
	}
	return "panic"
}
