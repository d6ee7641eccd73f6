package layer

func keyCDNCORS() *Preset {
	return &Preset{
		ID: "keycdn-cors", Name: "KeyCDN with its CORS switch", Group: "Others",
		Where:   "Zone > Edit > CORS",
		Unknown: []string{"Whether the header of the bucket is replaced or doubled is not known", headUnknown},
		Fixes:   []Fix{},
		Purge:   "Purge the URL or the zone; it does not reach the caches of browsers",
		Facts:   []string{"keycdn"},
	}
}
