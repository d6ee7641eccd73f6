package layer

func cfORPSimpleCORS() *Preset {
	return &Preset{
		ID: "cf-orp-simplecors", Name: "CachingOptimized + CORS-S3Origin + SimpleCORS", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-mrhp", "aws-rhp", "aws-together"},
	}
}
