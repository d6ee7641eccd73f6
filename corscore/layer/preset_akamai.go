package layer

func akamai() *Preset {
	return &Preset{
		ID: "akamai", Name: "Akamai, Remove Vary Header on", Group: "Others",
		Where:   "Property Manager > (rule) > Remove Vary Header, Caching, Modify Outgoing Response Header",
		Unknown: []string{"Whether Origin is passed on, and OPTIONS allowed and not cached, is not known; both are assumed", headUnknown},
		Fixes:   []Fix{sendStar("Property Manager", "Modify Outgoing Response Header > Modify: Access-Control-Allow-Origin, value *")},
		Purge:   "Purge by URL or by CP code; it does not reach the caches of browsers",
		Facts:   []string{"aka-vary", "aka-amd"},
	}
}
