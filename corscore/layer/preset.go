package layer

import "strings"

// Preset is a product, or a way to set one up, with what is known of it. The texts
// of each are in a file of its own, its settings in [SettingsOf].
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

// Title is the name of p with its product.
func (p *Preset) Title() string {
	if p.Group == "Others" || strings.HasPrefix(p.Name, p.Group) {
		return p.Name
	}
	return p.Group + ": " + p.Name
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

// Presets returns all presets in the order of lists. They are made at each call, so
// that a program that does not call Presets does not contain their texts.
func Presets() []*Preset {
	all := []*Preset{
		none(),
		cfLegacy(), cfLegacyOrigin(), cfOptimized(), cfOptimizedORP(), cfOriginKey(), cfDisabledORP(), cfOptimizedSimpleCORS(), cfORPSimpleCORS(), cfOptimizedCORSPreflight(), cfOverride(),
		cloudflare(), cloudflareNoOrigin(),
		fastly(),
		varnish(),
		nginxCache(), nginxIgnoreVary(), nginxAdd(), nginxReplace(), nginxGetOnly(),
		traefikCORS(), akamai(), akamaiVary(), bunny(), azureFD(), keyCDNCORS(), gcpCDN(),
	}
	for _, p := range all {
		p.Settings, _ = SettingsOf(p.ID)
	}
	return all
}

// ByID returns the preset called id, nil if there is none. A program that needs its
// settings alone asks [SettingsOf].
func ByID(id string) *Preset {
	if id == "nginx" {
		id = "nginx-cache"
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
		Where: "The page requests the bucket’s own host",
	}
}
