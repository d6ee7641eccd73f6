package state

import "testing"

// TestCleanerRemembers: a document is looked through for credentials once, however
// many of those that keep the work, its history and the message about secrets ask.
func TestCleanerRemembers(t *testing.T) {
	s := New(CaseOf(Start().Input), "")
	opened := s.Config
	s.Config += " "
	var c Cleaner
	kept := Keep(s, 1, &c)
	for _, text := range []string{s.Config, opened} {
		i := c.index(text)
		if i < 0 {
			t.Fatalf("the document of %d bytes is not remembered after the work was kept", len(text))
		}
		// Nothing that is looked through anew has this.
		c.last[i].left = []string{"remembered"}
		if _, left := c.Document(text); len(left) != 1 || left[0] != "remembered" {
			t.Errorf("the document of %d bytes is looked through again", len(text))
		}
		if c.Storable(text) {
			t.Errorf("Storable looked through the document of %d bytes again", len(text))
		}
	}
	if again := Keep(s, 1, &c); again != kept {
		t.Errorf("kept anew, the work differs:\n%s\n%s", kept, again)
	}
	if clean, left := c.Document("curl -H 'Authorization: Bearer abcdef'"); clean == "curl -H 'Authorization: Bearer abcdef'" || len(left) == 0 {
		t.Errorf("another document is not looked through: %q %q", clean, left)
	}
}
