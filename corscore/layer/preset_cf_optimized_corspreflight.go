package layer

func cfOptimizedCORSPreflight() *Preset {
	return &Preset{
		ID: "cf-optimized-corspreflight", Name: "CachingOptimized + CORS-With-Preflight, OPTIONS allowed", Group: cloudFrontGroup,
		Where: policyWhere,
		Unknown: []string{
			headUnknown,
			"The documentation does not say who answers the preflight. Reports say that the bucket does, with its own status; one emulator lets CloudFront answer 204",
		},
		Fixes: cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-mrhp", "aws-rhp", "orthanc", "amplify", "cflocal"},
	}
}
