package layer

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// why says in one sentence where a response comes from, and why a browser blocks
// it.
func why(req *wire.Request, res *Response, h *Happened) string {
	text := madeBy(req, res)
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

// madeBy says who made the response.
func madeBy(req *wire.Request, res *Response) string {
	switch {
	case res.By == ByRefusal:
		return "The layer does not let " + req.Method + " through and answers " + strconv.Itoa(res.Status) + " itself; the bucket is not asked"
	case res.By == ByPreflight:
		return "The layer answers OPTIONS itself; the bucket is not asked"
	case res.By == ByCache && res.Expired:
		return "From the cache: an old response, fetched for " + asker(res.Entry) + ", while a new one is fetched"
	case res.By == ByCache:
		return "From the cache: a response that was fetched for " + asker(res.Entry) + "; the bucket is not asked"
	case res.Revalidated:
		return "The stored response is too old, so the bucket is asked" + asking(res) + "; it says that the object is the same"
	case res.Cache == Pass, res.Cache == Bypass:
		return "The request bypasses the cache, so the bucket is asked" + asking(res)
	case res.Cache == NoLayer:
		return "The bucket answers"
	}
	text := "No stored response fits, so the bucket is asked"
	if res.Expired {
		text = "The stored response is too old, so the bucket is asked"
	}
	text += asking(res)
	if !res.Stored {
		return text + "; the response is not stored"
	}
	return text + "; the response is stored"
}

// asking says with which Origin the bucket is asked.
func asking(res *Response) string {
	value, ok := wire.First(res.Asked[0].Headers, "Origin")
	if !ok {
		return " without Origin"
	}
	return " with Origin " + words.Clip(value, words.MaxQuoted)
}

// asker says which request a stored response was fetched for.
func asker(e *Entry) string {
	if e.Asker == "" {
		return "a request without Origin"
	}
	return words.Clip(e.Asker, words.MaxQuoted)
}

// purged says what a purge did.
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
