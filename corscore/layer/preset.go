package layer

// Preset is a product, or a way to set one up, with what is known of it. Each has a
// file of its own.
type Preset struct {
	ID    string // kebab-case, public
	Name  string
	Group string // the heading in lists
	Where string // where its settings are found, in the product's own words
	Settings
	Unknown []string // what is not known of it, as sentences
	Fixes   []Fix    // in the product's words, the smallest change first
	Purge   string   // how stored responses are removed, and what that does not reach
	Facts   []string // ids of [Fact], see [FactsOf]
}

// Fix is one change of a layer, written as the product wants it.
type Fix struct {
	Title  string // a verb phrase
	Change Change
	Forms  []Form
}

// Form is a fix in one language.
type Form struct {
	Name string // "Terraform", "console"
	Text string
}

// Presets are all of them, in the order of lists. They are made anew each time: a
// program that asks for none holds none.
func Presets() []*Preset {
	return []*Preset{
		none(),
		cfLegacy(), cfLegacyOrigin(), cfOptimized(), cfOptimizedORP(), cfOriginKey(), cfDisabledORP(), cfOptimizedSimpleCORS(), cfORPSimpleCORS(), cfOptimizedCORSPreflight(), cfOverride(),
		cloudflare(), cloudflareNoOrigin(),
		fastly(),
		varnish(),
		nginxCache(), nginxIgnoreVary(), nginxAdd(), nginxReplace(), nginxGetOnly(),
		traefikCORS(), akamai(), akamaiVary(), bunny(), azureFD(), keyCDNCORS(), gcpCDN(),
	}
}

// ByID returns the preset called id, nil if there is none. "nginx" is nginx with
// whatever settings are given with it.
func ByID(id string) *Preset {
	if id == "nginx" {
		return nginxCache()
	}
	for _, p := range Presets() {
		if p.ID == id {
			return p
		}
	}
	return nil
}

func none() *Preset {
	return &Preset{
		ID: "none", Name: "Nothing in between", Group: "None",
		Where:    "The page requests the bucket’s own host",
		Settings: Settings{},
	}
}
