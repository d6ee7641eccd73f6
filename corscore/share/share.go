// Package share answers how a whole case fits into a link: [Encode] turns an
// Input into the fragment of a URL (what stands after "#", which no server
// sees) and [Decode] turns it back, forever.
//
// It is a package of its own because compress/flate brings fmt and os along:
// 67 KB (brotli) in corscore.wasm even where no link is made.
package share

import (
	"bytes"
	"compress/flate"
	"errors"
	"strings"

	"s3cors.playground/corscore"
)

// The first character of a fragment is its version, which says what the rest is. Both
// versions are base62(checksum + deflate(record)), the deflate stream with the preset
// dictionary dict1. A published version is never changed: a better layout or
// dictionary gets a new version.
//
// In a link of version, the id "seaweedfs" is SeaweedFS 4.44, as it was when such
// links were made; in a link of versionNames, ids mean what they mean now. [Encode]
// uses versionNames only for an id that has changed, so that pages that are not yet
// reloaded can open all other links.
const (
	version      = '1'
	versionNames = '2'
)

// renamed returns the present id of the dialect that id means in a link of version.
func renamed(id string) string {
	if id == "seaweedfs" {
		return "seaweedfs-4.44"
	}
	return id
}

// maxRecord bounds an unpacked record, in bytes. A CORS document has at most
// 64 KB; the bound is for links made to exhaust memory.
const maxRecord = 1 << 20

// maxFragment bounds what is looked at, in characters: a record that deflate
// cannot shorten has 1.4 digits a byte, and a parameter up to 3 characters.
const maxFragment = 4 * maxRecord

// The errors of [Decode] that are about the link as a whole.
var (
	ErrNoLink  = errors.New("this is not a link of the playground")
	ErrNewer   = errors.New("this link was made by a newer version of the playground; reload the page to get it")
	ErrDamaged = errors.New("this link is damaged or incomplete; copy it again, from its first character to its last")
	ErrTooLong = errors.New("this link holds more than 1 MB")
	ErrHeaders = errors.New("this link holds a request of more than 200 headers")
)

// maxHeaders is more headers than any server takes; a form of thousands would
// stop the page.
const maxHeaders = 200

func tooManyHeaders(in corscore.Input) bool {
	return in.Request != nil && len(in.Request.Headers) > maxHeaders
}

// tail ends what compress/flate writes (an empty stored block); a link leaves it
// out, as RFC 7692 does. Behind a stream that ends otherwise it is not read.
var tail = []byte{0, 0, 0xFF, 0xFF}

// Encode returns the fragment that holds in, without "#": letters and digits
// only, so that no chat, mail program or Markdown breaks it. It returns "" if
// in is too long for any link (more than 1 MB, or 200 headers).
func Encode(in corscore.Input) string {
	rec := appendRecord(nil, in)
	if len(rec) > maxRecord || tooManyHeaders(in) {
		return ""
	}
	var packed bytes.Buffer
	sum := checksum(rec)
	packed.Write(sum[:])
	// Neither call can fail: the level is valid and a Buffer takes everything.
	w, _ := flate.NewWriterDict(&packed, flate.BestCompression, []byte(dict1))
	_, _ = w.Write(rec)
	_ = w.Close()
	first := byte(version)
	if renamed(in.Dialect) != in.Dialect {
		first = versionNames
	}
	return string(appendBase62([]byte{first}, bytes.TrimSuffix(packed.Bytes(), tail)))
}

// Decode returns the Input that fragment holds, with or without a leading "#".
// It reads what [Encode] wrote and the plain parameters of [decodeParams].
// Text that is not valid UTF-8 is made so. The error says in words for people
// what is wrong with the link.
func Decode(fragment string) (corscore.Input, error) {
	in, err := decode(fragment)
	if err == nil && tooManyHeaders(in) {
		return corscore.Input{}, ErrHeaders
	}
	return in, err
}

func decode(fragment string) (corscore.Input, error) {
	if len(fragment) > maxFragment {
		return corscore.Input{}, ErrTooLong
	}
	fragment = strings.TrimPrefix(fragment, "#")
	if isParams(fragment) {
		return decodeParams(fragment)
	}
	fragment, _, _ = strings.Cut(fragment, "&") // a tracker's addition
	digits := onlyDigits(unescape(fragment))
	switch {
	case digits == "":
		return corscore.Input{}, ErrNoLink
	case digits[0] == version:
		in, err := decode1(digits[1:])
		in.Dialect = renamed(in.Dialect)
		return in, err
	case digits[0] == versionNames:
		return decode1(digits[1:])
	case digits[0] > versionNames && digits[0] <= '9':
		return corscore.Input{}, ErrNewer
	}
	return corscore.Input{}, ErrNoLink
}

// decode1 reads the part of a fragment that follows its version.
func decode1(digits string) (corscore.Input, error) {
	rec, err := unpack(digits)
	if err != nil {
		return corscore.Input{}, err
	}
	return parseRecord(rec)
}

// checksumSize is in bytes: one damaged link in 16 million goes unnoticed.
const checksumSize = 3

// checksum is the low 24 bits of the FNV-1a hash of rec, high byte first.
func checksum(rec []byte) [checksumSize]byte {
	h := uint32(2166136261)
	for _, c := range rec {
		h = (h ^ uint32(c)) * 16777619
	}
	return [checksumSize]byte{byte(h >> 16), byte(h >> 8), byte(h)}
}
