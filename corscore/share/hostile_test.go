package share_test

import (
	"bytes"
	"compress/flate"
	"runtime"
	"strings"
	"testing"

	"s3cors.playground/corscore/share"
)

// A link costs memory by its own size and by what it may hold, 1 MB, whatever
// it would unpack to.
func TestSizes(t *testing.T) {
	const mb = 1 << 20
	var packed bytes.Buffer
	packed.WriteString("sum")
	w, _ := flate.NewWriterDict(&packed, flate.BestCompression, []byte(share.Dict1))
	for range 64 {
		_, _ = w.Write(make([]byte, mb))
	}
	_ = w.Close()
	bomb := string(share.AppendBase62(nil, packed.Bytes()))
	for name, c := range map[string]struct {
		fragment string
		want     error
		most     uint64 // bytes that are allocated
	}{
		"64 MB in a record":          {"1" + bomb, share.ErrTooLong, 10 * mb},
		"10 MB of digits":            {"1" + strings.Repeat("a", 10*mb), share.ErrTooLong, mb},
		"3 MB of digits":             {"1" + strings.Repeat("a", 3*mb), share.ErrDamaged, 30 * mb},
		"10 MB of a document":        {"config=" + strings.Repeat("x", 10*mb), share.ErrTooLong, mb},
		"2 MB of a document":         {"config=" + strings.Repeat("x", 2*mb), share.ErrTooLong, 10 * mb},
		"1 MB in escapes":            {"config=" + strings.Repeat("%41", mb-6), nil, 30 * mb},
		"a million headers":          {"origin=https://a.example" + strings.Repeat("&header=", mb/8), share.ErrHeaders, 60 * mb},
		"a million of another name":  {"origin=https://a.example" + strings.Repeat("&x=", mb), nil, 60 * mb},
		"10 MB of no link":           {strings.Repeat("!", 10*mb), share.ErrTooLong, mb},
		"3 MB behind what is a link": {share.Encode(inputs()["everything"]) + "&" + strings.Repeat("x", 3*mb), nil, 10 * mb},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := share.Decode(c.fragment)
		runtime.ReadMemStats(&after)
		if err != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > c.most {
			t.Errorf("%s: %d MB were allocated", name, used/mb)
		}
	}
	for name, digits := range map[string]string{"a bomb": bomb, "10 MB": strings.Repeat("a", 10*mb)} {
		if _, err := share.Unpack(digits); err != share.ErrTooLong {
			t.Errorf("%s beside a record: %v", name, err)
		}
	}
}

// What a link says in the wrong place is not repeated at length.
func TestLongNames(t *testing.T) {
	for _, name := range []string{"dialect", "mode", "destination"} {
		_, err := share.Decode(name + "=" + strings.Repeat("ü", 1000))
		if err == nil || len(err.Error()) > 500 || !strings.HasSuffix(err.Error(), "üü…\"") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
