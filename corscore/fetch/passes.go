package fetch

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Passes reports whether a browser takes res for the answer to req, a request
// with an Origin that it sent without credentials; why says why not. A request
// that names the method to come is a preflight: its answer must let that request
// through. Other requests need the CORS check alone.
func Passes(req wire.Request, res wire.Response) (ok bool, why string) {
	r := &request{credentials: Omit}
	r.sends, _ = wire.First(req.Headers, "Origin")
	method, preflight := wire.First(req.Headers, "Access-Control-Request-Method")
	if req.Method != "OPTIONS" || !preflight {
		_, message, _ := corsCheck(r, res, "The response")
		return message == "", message
	}
	r.method = method
	list, _ := wire.First(req.Headers, "Access-Control-Request-Headers")
	var names []string
	for name := range strings.SplitSeq(list, ",") {
		if name = lower(strings.Trim(name, " \t")); name != "" {
			names = append(names, name)
			r.headers = append(r.headers, header{name: name, written: name})
		}
	}
	if blocked, _ := checkPreflight(r, source.Sorted(names), res); blocked != nil {
		return false, blocked.Message
	}
	return true, ""
}
