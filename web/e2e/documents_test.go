package e2e

import (
	"fmt"
	"strings"
)

// allowing lets the request of the built-in example pass, and nothing in it is
// to be complained about.
const allowing = `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>600</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`

// misspelt has one mistake, which also blocks the request.
var misspelt = strings.Replace(allowing, "<AllowedMethod>PUT</AllowedMethod>", "<AllowedMethods>PUT</AllowedMethods>", 1)

// manyRules is a document with n rules, of which the last allows the request
// of the built-in example.
func manyRules(n int) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>\n")
	for i := range n - 1 {
		fmt.Fprintf(&b, "  <CORSRule>\n    <ID>rule-%d</ID>\n    <AllowedOrigin>https://app-%d.example.com</AllowedOrigin>\n"+
			"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n"+
			"    <AllowedHeader>x-amz-*</AllowedHeader>\n    <ExposeHeader>ETag</ExposeHeader>\n"+
			"    <MaxAgeSeconds>3600</MaxAgeSeconds>\n  </CORSRule>\n", i, i)
	}
	body := strings.TrimPrefix(allowing, "<CORSConfiguration>\n")
	b.WriteString(body)
	return b.String()
}

// hostile are texts that would run if any of them became markup.
var hostile = []string{
	`<img src=x onerror="window.ran=1">`,
	`"><script>window.ran=1</script>`,
	`' onfocus='window.ran=1' autofocus='`,
	`javascript:window.ran=1//`,
	`</textarea><svg onload=window.ran=1>`,
	`{{constructor.constructor('window.ran=1')()}}`,
}
