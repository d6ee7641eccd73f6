package layer

// sendStar returns the fix of products that have no other.
func sendStar(name, text string) Fix {
	return Fix{"Send * with every response", OverrideOrigin, []Form{{name, text}}}
}
