package layer

func azureFD() *Preset {
	return &Preset{
		ID: "azure-fd", Name: "Azure Front Door, caching on", Group: "Others",
		Where:   "Front Door > Rule sets, and the route's caching",
		Unknown: []string{"How OPTIONS and Vary are handled is not known", headUnknown},
		Fixes:   []Fix{sendStar("Rule set", "Modify response header > Overwrite: Access-Control-Allow-Origin = *; for several origins one rule each, with the condition Request header Origin")},
		Purge:   "Purge the path; it does not reach the caches of browsers",
		Facts:   []string{"azure"},
	}
}
