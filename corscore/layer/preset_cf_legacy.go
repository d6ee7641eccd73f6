package layer

func cfLegacy() *Preset {
	return &Preset{
		ID: "cf-legacy", Name: "Legacy cache settings, no headers selected", Group: cloudFrontGroup,
		Where:   legacyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-key", "aws-custom", "aws-s3", "prx", "aws-err"},
	}
}
