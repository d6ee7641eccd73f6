package fetch

func chromiumConsole(f *flow) []string { return nil }
func firefoxConsole(f *flow) []string  { return nil }
func webkitConsole(f *flow) []string   { return nil }
