package layer

func cfLegacyOrigin() *Preset {
	return &Preset{
		ID: "cf-legacy-origin", Name: "Legacy cache settings, Origin selected", Group: cloudFrontGroup,
		Where:   legacyWhere,
		Unknown: []string{headUnknown},
		Fixes:   cloudFrontFixes, Purge: cloudFrontPurge,
		Facts: []string{"aws-cors", "aws-cached", "aws-custom", "aws-err"},
	}
}
