package evidence

import "strings"

// One reads the one request that text is about, whatever else it is. console
// recognizes a line that a browser printed; it is asked last and may be nil. ok is
// false if the text is nothing that is known.
func One(text string, console func(line string) (Result, bool)) (result Result, ok bool) {
	if len(text) > MaxText {
		return Result{}, false
	}
	r := reader{text: text}
	for _, read := range [...]func(*reader) bool{(*reader).har, (*reader).curl, (*reader).powershell, (*reader).fetchCall, (*reader).library, (*reader).sdk, (*reader).xhr, (*reader).address, (*reader).http} {
		if read(&r) {
			r.finish()
			return r.Result, true
		}
		r = reader{text: text}
	}
	if console != nil {
		if result, ok = console(strings.TrimSpace(text)); ok {
			r.Result = result
			r.finish()
			return r.Result, true
		}
	}
	return Result{}, false
}
