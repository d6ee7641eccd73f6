package layer

func cfDisabledORP() *Preset {
	return &Preset{
		ID: "cf-disabled-orp", Name: "CachingDisabled + CORS-S3Origin", Group: cloudFrontGroup,
		Where: policyWhere,
		Fixes: cloudFrontFixes, Purge: "Nothing is stored",
		Facts: []string{"aws-mcp", "aws-morp"},
	}
}
