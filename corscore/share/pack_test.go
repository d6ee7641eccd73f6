package share

import (
	"errors"
	"strings"
	"testing"
)

func TestPack(t *testing.T) {
	for _, text := range []string{"", "x", strings.Repeat("<AllowedOrigin>ü</AllowedOrigin>", 5000)} {
		got, err := Unpack(Pack(text))
		if got != text || err != nil {
			t.Errorf("%d bytes come back as %d, %v", len(text), len(got), err)
		}
	}
	for digits, want := range map[string]error{"": ErrDamaged, "0000000": ErrDamaged, Pack("some text here")[1:]: ErrDamaged} {
		if _, err := Unpack(digits); !errors.Is(err, want) {
			t.Errorf("%q: %v", digits, err)
		}
	}
	if Pack(strings.Repeat("x", maxRecord+1)) != "" {
		t.Error("too long a text is packed")
	}
}
