package layer

func cfOptimizedSimpleCORS() *Preset {
	return &Preset{
		ID: "cf-optimized-simplecors", Name: "CachingOptimized + SimpleCORS", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown, "Which Vary CloudFront sends with a CORS policy is not known"},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-mrhp", "aws-rhp", "aws-mcp", "ttoss"},
	}
}
