package share

import (
	"bytes"
	"compress/flate"
	"io"
)

// Pack turns a text into letters and digits, for what a link holds beside its
// Input. It returns "" for input that is too long (more than 1 MB).
func Pack(text string) string {
	if len(text) > maxRecord {
		return ""
	}
	var packed bytes.Buffer
	sum := checksum([]byte(text))
	packed.Write(sum[:])
	// Neither call can fail: the level is valid and a Buffer takes everything.
	w, _ := flate.NewWriterDict(&packed, flate.BestCompression, []byte(dict1))
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return string(appendBase62(nil, bytes.TrimSuffix(packed.Bytes(), tail)))
}

// Unpack is the inverse of [Pack]. The error says in words for people what is
// wrong.
func Unpack(digits string) (string, error) {
	text, err := unpack(digits)
	return string(text), err
}

// unpack reads base62(checksum + deflate(text)).
func unpack(digits string) ([]byte, error) {
	if len(digits) > maxFragment {
		return nil, ErrTooLong
	}
	packed, ok := decodeBase62(digits)
	if !ok || len(packed) < checksumSize {
		return nil, ErrDamaged
	}
	r := flate.NewReaderDict(bytes.NewReader(append(packed[checksumSize:], tail...)), []byte(dict1))
	text, err := io.ReadAll(io.LimitReader(r, maxRecord+1))
	switch {
	case err != nil:
		return nil, ErrDamaged
	case len(text) > maxRecord:
		return nil, ErrTooLong
	case checksum(text) != [checksumSize]byte(packed):
		return nil, ErrDamaged
	}
	return text, nil
}
