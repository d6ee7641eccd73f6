package fetch

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// The [IP address spaces] of Local Network Access, the more private the larger.
//
// [IP address spaces]: https://wicg.github.io/local-network-access/#ip-address-space-heading
const (
	publicSpace = iota // also a name whose address is not known
	localSpace
	loopbackSpace
)

// spaceOf tells the address space of a host by its text alone: literal
// addresses, localhost, and names under .local.
func spaceOf(host string) int {
	host = strings.TrimSuffix(host, ".")
	second := ""
	if isIPv4(host) {
		parts := strings.Split(host, ".")
		host, second = parts[0]+".", parts[1]
	}
	switch {
	case host == "127.", host == "[::1]", host == "localhost", strings.HasSuffix(host, ".localhost"):
		return loopbackSpace
	case host == "10.", host == "192." && second == "168", host == "169." && second == "254",
		host == "172." && len(second) == 2 && "16" <= second && second <= "31",
		strings.HasPrefix(host, "[fe8"), strings.HasPrefix(host, "[fc"), strings.HasPrefix(host, "[fd"),
		strings.HasSuffix(host, ".local"):
		return localSpace
	}
	return publicSpace
}

// isIPv4: the host parser leaves four numbers of every such address.
func isIPv4(host string) bool {
	return strings.Count(host, ".") == 3 && strings.Trim(host, "0123456789.") == ""
}

// morePrivate names the target's address space if it is more private than the
// page's: "local" or "loopback", else "". secure tells whether the page may ask
// for permission. An opaque origin tells nothing of the page's address.
func (r *request) morePrivate() (space string, secure bool) {
	page, ok := wire.ParseURL(r.origin)
	own, target := spaceOf(page.Host), spaceOf(r.target.Host)
	if !ok || page.Host == "" || !r.isHTTP() || target <= own {
		return "", false
	}
	return [...]string{"", "local", "loopback"}[target], page.Scheme == "https"
}

// localNetwork tells what Local Network Access means for the request. No answer
// of a server has a part in it.
func (f *flow) localNetwork() {
	space, secure := f.r.morePrivate()
	if space == "" {
		return
	}
	does := "asks the user first"
	if !secure {
		does = "refuses that to a page without https"
	}
	detail := "Yes, its address space is " + space + ". Chromium from 142 on " + does + ", unless the page has a private address too; of Firefox and WebKit nothing like it is known"
	f.step("local-network-access/1", "Does the page reach into a private network?", source.Info, detail)
}
