package layer

func cfOptimized() *Preset {
	return &Preset{
		ID: "cf-optimized", Name: "CachingOptimized, no origin request policy", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-mcp", "aws-orq", "aws-values", "aws-err"},
	}
}
