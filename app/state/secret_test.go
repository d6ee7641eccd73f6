package state

import (
	"slices"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/evidence"
)

// What a paste left out is in no link either: all of it is named, not only what the case
// still has.
func TestLeftOutNamesAll(t *testing.T) {
	const url = "https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261130%2Feu-west-1%2Fs3%2Faws4_request" +
		"&X-Amz-Date=20261130T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Security-Token=abc123abc123&X-Amz-Signature=0123456789abcdef0123456789abcdef"
	r := evidence.Read("curl -X PUT -H 'Authorization: Bearer abcdefabcdef' '" + url + "'")
	c := CaseOf(corscore.Input{Request: r.Request})
	left := c.LeftOut()
	for _, name := range []string{"X-Amz-Credential", "X-Amz-Signature", "X-Amz-Security-Token", "Authorization"} {
		if !slices.Contains(left, name) {
			t.Errorf("%s is not in the link, and not named: %q", name, left)
		}
	}
	if slices.Contains(left, "X-Amz-Expires") || slices.Contains(left, "X-Amz-Date") {
		t.Errorf("the link has them: %q", left)
	}
	plain := CaseOf(corscore.Input{Request: evidence.Read("curl -H 'x-amz-acl: ...' https://b.example/k").Request})
	if left := plain.LeftOut(); len(left) > 0 {
		t.Errorf("nothing is left out: %q", left)
	}
}
