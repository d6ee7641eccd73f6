package layer

import (
	"slices"
	"strings"
)

// Policy is a managed policy of CloudFront.
type Policy struct {
	ID, Name string
	// Headers are in the key of a cache policy, or passed on by an origin request
	// policy, in lower case; "*" = all.
	Headers []string
	Default int // seconds that a cache policy keeps responses; 0 = it stores none
	Min     int
	Max     int
	Send    []Edit // of a response headers policy
}

// CORSRequestHeaders returns the request headers by which a bucket decides about
// CORS, in lower case.
func CORSRequestHeaders() []string { return slices.Clone(corsRequest) }

// PolicyKind tells the three kinds of policies apart.
type PolicyKind string

// The kinds.
const (
	CachePolicy    PolicyKind = "cache"
	OriginPolicy   PolicyKind = "origin"
	ResponsePolicy PolicyKind = "response"
)

// ManagedPolicy returns the managed policy with an id or a name, with or without
// "Managed-", nil if there is none.
func ManagedPolicy(kind PolicyKind, id string) *Policy {
	id = strings.TrimPrefix(id, "Managed-")
	list := managed(kind)
	for i := range list {
		if list[i].ID == id || list[i].Name == id {
			return &list[i]
		}
	}
	return nil
}

func managed(kind PolicyKind) []Policy {
	switch kind {
	case CachePolicy:
		return []Policy{
			{ID: optimizedPolicy, Name: "CachingOptimized", Default: 86400, Min: 1, Max: 31536000},
			{ID: "b2884449-e4de-46a7-ac36-70bc7f1ddd6d", Name: "CachingOptimizedForUncompressedObjects", Default: 86400, Min: 1, Max: 31536000},
			{ID: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", Name: "CachingDisabled"},
			{ID: "08627262-05a9-4f76-9ded-b50ca2e3a84f", Name: "Elemental-MediaPackage", Headers: []string{"origin"}, Default: 86400, Max: 31536000},
			{ID: "2e54312d-136d-493c-8eb9-b001f22f67d2", Name: "Amplify", Headers: []string{"authorization", "cloudfront-viewer-country", "host"}, Default: 2, Min: 2, Max: 600},
		}
	case OriginPolicy:
		return []Policy{
			{ID: corsS3Policy, Name: "CORS-S3Origin", Headers: corsRequest},
			{ID: "59781a5b-3903-41f3-afcb-af62929ccde1", Name: "CORS-CustomOrigin", Headers: []string{"origin"}},
			{ID: "216adef6-5c7f-47e4-b989-5492eafa07d3", Name: "AllViewer", Headers: []string{"*"}},
			{ID: "b689b0a8-53d0-40ab-baf2-68738e2966ac", Name: "AllViewerExceptHostHeader", Headers: []string{"*"}},
			{ID: "33f36d7e-f396-46d9-90e0-52428a34d9dc", Name: "AllViewerAndCloudFrontHeaders-2022-06", Headers: []string{"*"}},
			{ID: "acba4595-bd28-49b8-b9fe-13317c0390fa", Name: "UserAgentRefererHeaders", Headers: []string{"user-agent", "referer"}},
			{ID: "775133bc-15f2-49f9-abea-afb2e0bf67d2", Name: "Elemental-MediaTailor-PersonalizedManifests", Headers: append(slices.Clip(corsRequest), "user-agent", "x-forwarded-for")},
		}
	case ResponsePolicy:
		return []Policy{
			{ID: simpleCORSPolicy, Name: "SimpleCORS", Send: []Edit{simpleCORS}},
			{ID: "5cc3b908-e619-4b99-88e5-2cf7f45965bd", Name: "CORS-With-Preflight", Send: corsWithPreflight},
			{ID: "e61eb60c-9c35-4d20-a928-2b84e02af89c", Name: "CORS-and-SecurityHeadersPolicy", Send: []Edit{simpleCORS}},
			{ID: "eaab4381-ed33-4a86-88ca-d9558dc6cd63", Name: "CORS-with-preflight-and-SecurityHeadersPolicy", Send: corsWithPreflight},
			{ID: "67f7725c-6f97-4210-82d7-5512b31e9d03", Name: "SecurityHeadersPolicy"},
		}
	}
	return nil
}

// CloudFront returns the settings of a behavior: the methods that it lets through,
// [KeyPath] or [KeyURL] and the headers in its key, the request headers that it
// passes on besides those ("*" = all), how long it keeps responses, and what its
// response headers policy sends.
func CloudFront(methods []string, path string, keyed, forwarded []string, ttl TTL, send []Edit) Settings {
	s := cloudFront(methods, keyOf(path, keyed), nil, 0, send...)
	for _, name := range decisive {
		if !slices.Contains(forwarded, "*") && !slices.Contains(forwarded, name) && !s.Keys(name) {
			s.Drop = append(s.Drop, name)
		}
	}
	ttl.CacheControl, ttl.Errors = true, cloudFrontErrors
	s.TTL = ttl
	if ttl.Max == 0 && ttl.Default == 0 {
		s.Cached = nil
	}
	return s
}
