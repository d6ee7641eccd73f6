package layer

func cfOptimizedORP() *Preset {
	return &Preset{
		ID: "cf-optimized-orp", Name: "CachingOptimized + CORS-S3Origin", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-mcp", "aws-morp", "aws-together", "aws-err"},
	}
}
