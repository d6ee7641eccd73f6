package state

import "testing"

// A link that only names a server changes nothing else; it is said, and can be
// taken back, and taken back again.
func TestServerByLink(t *testing.T) {
	s := Reduce(first(), Typed{"mine"})
	was := s.Server()
	s = Reduce(s, LinkServer{"ceph"})
	if s.Server() != "ceph" || s.Config != "mine" || s.Notice.Text != "This link set the server to Ceph RGW." || s.Notice.Back == nil || s.Notice.Back.Label() != "Back to "+serverName(was) {
		t.Fatalf("%s, %+v", s.Server(), s.Notice)
	}
	s = Reduce(s, Typed{"mine, and more"}) // what was typed since stays
	s = Reduce(s, GoBack{})
	if s.Server() != was || s.Config != "mine, and more" || s.Notice.Text != "The server is "+serverName(was)+" again." {
		t.Errorf("%s, %q, %+v", s.Server(), s.Config, s.Notice)
	}
	if s = Reduce(s, GoBack{}); s.Server() != "ceph" || s.Config != "mine, and more" {
		t.Errorf("%s, %q", s.Server(), s.Config)
	}
	if s = Reduce(first(), LinkServer{was}); s.Notice.Text != "" {
		t.Errorf("nothing changed, and it is said: %q", s.Notice.Text)
	}
	if s = Reduce(first(), SetServer{"ceph"}); s.Notice.Text != "" {
		t.Errorf("the person's own choice is told: %q", s.Notice.Text)
	}
}
