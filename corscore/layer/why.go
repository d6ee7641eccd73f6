package layer

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// why tells in one sentence where a response comes from, and why a browser does
// not take it.
func why(req *wire.Request, res *Response, h *Happened) string {
	text := origin(req, res)
	switch {
	case h.Passes == nil || *h.Passes:
		return text
	case res.By == ByCache && !given(res.Headers, "Access-Control-Allow-Origin"):
		return text + "; it has no Access-Control-Allow-Origin, so the page is blocked"
	}
	block := h.Block
	if !strings.HasPrefix(block, "Access-") {
		block = words.Lower(block)
	}
	return text + "; the page is blocked: " + block
}

// origin tells who made the response.
func origin(req *wire.Request, res *Response) string {
	switch {
	case res.By == ByRefusal:
		return "The layer lets " + req.Method + " not through and answers " + strconv.Itoa(res.Status) + " itself; the bucket is not asked"
	case res.By == ByPreflight:
		return "The layer answers OPTIONS itself; the bucket is not asked"
	case res.By == ByCache && res.Expired:
		return "An old response, first sent to " + asker(res.Entry) + ", is still used while a new one is fetched"
	case res.By == ByCache:
		return "From the cache: what was sent to " + asker(res.Entry) + " first; the bucket is not asked"
	case res.Revalidated:
		return "The stored response is too old; the bucket says that the object is the same" + asking(res)
	case res.Cache == Pass, res.Cache == Bypass:
		return "The request goes past the cache to the bucket" + asking(res)
	case res.Cache == NoLayer:
		return "The bucket answers"
	}
	text := "Nothing that is stored fits, so the bucket is asked"
	if res.Expired {
		text = "The stored response is too old, so the bucket is asked"
	}
	text += asking(res)
	if !res.Stored {
		return text + "; the response is not stored"
	}
	return text + "; the response is stored"
}

// asking tells what the bucket learns of the asker.
func asking(res *Response) string {
	value, ok := wire.First(res.Asked[0].Headers, "Origin")
	if !ok {
		return " without Origin"
	}
	return " with Origin " + words.Clip(value, words.MaxQuoted)
}

// asker is who got a stored response first.
func asker(e *Entry) string {
	if e.Asker == "" {
		return "somebody without Origin"
	}
	return words.Clip(e.Asker, words.MaxQuoted)
}

// purged tells what a purge did.
func purged(gone, left int) string {
	if gone == 0 && left > 0 {
		return "The purge reaches no stored response"
	}
	text := "The purge removes " + words.Count(gone, "stored response")
	if left > 0 {
		text += "; " + strconv.Itoa(left) + " under other keys " + words.Plural(left, "stays", "stay")
	}
	return text
}
