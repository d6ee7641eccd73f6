package site

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sitemap lists the pages below base, the site's own scheme and host, for
// search engines.
func sitemap(files Files, base string) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".html") && name != "404.html" && !ofEmbed(name) {
			b.WriteString("<url><loc>")
			xml.EscapeText(&b, []byte(base+pageAddress(name)))
			b.WriteString("</loc></url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// robots is robots.txt, which names the sitemap where there is one.
func robots(static []byte, base string) []byte {
	if base == "" {
		return static
	}
	return fmt.Appendf(slices.Clip(static), "Sitemap: %s/sitemap.xml\n", base)
}

// cleanBase is base without a slash at the end, and an error if it is not scheme
// and host.
func cleanBase(base string) (string, error) {
	base = strings.TrimSuffix(base, "/")
	scheme, host, ok := strings.Cut(base, "://")
	if base != "" && (!ok || scheme != "https" && scheme != "http" || host == "" || strings.ContainsAny(host, "/?# \"<>")) {
		return "", fmt.Errorf("the site's address %q is not like https://example.com", base)
	}
	return base, nil
}
