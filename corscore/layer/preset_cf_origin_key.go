package layer

func cfOriginKey() *Preset {
	return &Preset{
		ID: "cf-origin-key", Name: "Cache policy with Origin in the key", Group: cloudFrontGroup,
		Where:   policyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-together", "aws-cors", "aws-key", "aws-err"},
	}
}
