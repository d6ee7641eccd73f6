package share_test

import (
	"reflect"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// TestPreflightFlag: only true sets the flag.
func TestPreflightFlag(t *testing.T) {
	for value, want := range map[string]bool{"true": true, "false": false, "": false, "1": false, "TRUE": false} {
		in, err := share.Decode("origin=https://a.example&preflightFlag=" + value)
		if err != nil || in.Request.PreflightFlag != want {
			t.Errorf("%q: %+v, %v", value, in.Request, err)
		}
	}
}

// TestVersions: a link of a later version is newer, one that begins with
// anything else is none.
func TestVersions(t *testing.T) {
	for digits, want := range map[string]error{
		"3abc": share.ErrNewer, "8abc": share.ErrNewer, "9abc": share.ErrNewer, "0abc": share.ErrNoLink, "Aabc": share.ErrNoLink, "zabc": share.ErrNoLink, "": share.ErrNoLink,
	} {
		if _, err := share.Decode(digits); err != want {
			t.Errorf("%q: %v", digits, err)
		}
	}
	if _, err := share.Decode("1abc"); err == share.ErrNewer || err == nil {
		t.Errorf("this version: %v", err)
	}
}

// TestRenamed: an old link keeps the server that it was made with.
func TestRenamed(t *testing.T) {
	for id, first := range map[string]byte{"aws": '1', "seaweedfs-4.44": '1', "seaweedfs": '2'} {
		in := corscore.Input{Config: "<CORSConfiguration/>", Dialect: id}
		link := share.Encode(in)
		if got, err := share.Decode(link); err != nil || link[0] != first || !reflect.DeepEqual(got, in) {
			t.Errorf("%s: %s gives %+v, %v", id, link, got, err)
		}
	}
	old := "1" + share.Encode(corscore.Input{Dialect: "seaweedfs"})[1:]
	if got, err := share.Decode(old); err != nil || got.Dialect != "seaweedfs-4.44" {
		t.Errorf("the old link gives %q, %v", got.Dialect, err)
	}
}
