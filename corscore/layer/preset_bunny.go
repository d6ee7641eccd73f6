package layer

func bunny() *Preset {
	return &Preset{
		ID: "bunny", Name: "Bunny pull zone", Group: "Others",
		Where:   "Pull zone > Headers > Add CORS headers, and Caching > Vary cache",
		Unknown: []string{"How OPTIONS and Vary are handled is not known", headUnknown},
		Fixes:   []Fix{sendStar("Dashboard", "Pull zone > Headers > Add CORS headers, with the extensions of your files")},
		Purge:   "Purge the URL or the zone; it does not reach the caches of browsers",
		Facts:   []string{"bunny-key", "bunny-fwd"},
	}
}
