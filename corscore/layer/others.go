package layer

// cacheOf is a cache in front of everything, as a product sets it up that says no
// more of itself.
func cacheOf(vary Vary, key string) Settings {
	return Settings{Cached: getHead, Key: []string{key}, Vary: vary, TTL: TTL{Default: 86400, CacheControl: true}}
}

// sendStar is the fix of products that have no other.
func sendStar(name, text string) Fix {
	return Fix{"Send * with every response", OverrideOrigin, []Form{{name, text}}}
}
