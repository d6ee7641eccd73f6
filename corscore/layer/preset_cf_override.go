package layer

func cfOverride() *Preset {
	return &Preset{
		ID: "cf-override", Name: "CachingOptimized + CORS-S3Origin + a policy of your own with origin override", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-rhp", "cdkstar"},
	}
}
