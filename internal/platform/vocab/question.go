package vocab

// Theme is what a question was about: exactly one per question. Its pictogram has the name of the code.
type Theme string

// The codes of Theme.
const (
	ThemeDigitalAssessment Theme = "digital_assessment"
	ThemeLearnDevice       Theme = "learn_device"
	ThemeDeviceMaintenance Theme = "device_maintenance"
	ThemeManageFiles       Theme = "manage_files"
	ThemeWebBrowsing       Theme = "web_browsing"
	ThemeEmail             Theme = "email"
	ThemeOfficeTools       Theme = "office_tools"
	ThemeSocialMedia       Theme = "social_media"
	ThemeHealth            Theme = "health"
	ThemeBankingShopping   Theme = "banking_shopping"
	ThemeEntrepreneurship  Theme = "entrepreneurship"
	ThemeJobSearch         Theme = "job_search"
	ThemeDigitalSafety     Theme = "digital_safety"
	ThemeParenting         Theme = "parenting"
	ThemeSchooling         Theme = "schooling"
	ThemeCreative          Theme = "creative"
	ThemeDigitalCulture    Theme = "digital_culture"
	ThemeAI                Theme = "ai"
	ThemeAdminProcedures   Theme = "admin_procedures"
)

// Themes lists them in the order they are offered.
func Themes() []Theme {
	return []Theme{
		ThemeDigitalAssessment,
		ThemeLearnDevice,
		ThemeDeviceMaintenance,
		ThemeManageFiles,
		ThemeWebBrowsing,
		ThemeEmail,
		ThemeOfficeTools,
		ThemeSocialMedia,
		ThemeHealth,
		ThemeBankingShopping,
		ThemeEntrepreneurship,
		ThemeJobSearch,
		ThemeDigitalSafety,
		ThemeParenting,
		ThemeSchooling,
		ThemeCreative,
		ThemeDigitalCulture,
		ThemeAI,
		ThemeAdminProcedures,
	}
}

// Valid says whether it is one of Themes.
func (t Theme) Valid() bool { return in(t, Themes()) }

// Key is the key of the label.
func (t Theme) Key() string { return label("theme", string(t)) }

// AdminTheme says which part of life a question of the theme admin_procedures belongs to.
type AdminTheme string

// The codes of AdminTheme.
const (
	AdminPapersElectionsCitizenship AdminTheme = "papers_elections_citizenship"
	AdminFamilySchool               AdminTheme = "family_school"
	AdminSocialHealth               AdminTheme = "social_health"
	AdminWorkTraining               AdminTheme = "work_training"
	AdminHousing                    AdminTheme = "housing"
	AdminTransportMobility          AdminTheme = "transport_mobility"
	AdminMoneyTaxes                 AdminTheme = "money_taxes"
	AdminJustice                    AdminTheme = "justice"
	AdminResidenceEurope            AdminTheme = "residence_europe"
	AdminLeisureSportCulture        AdminTheme = "leisure_sport_culture"
	AdminAssociations               AdminTheme = "associations"
)

// AdminThemes lists them.
func AdminThemes() []AdminTheme {
	return []AdminTheme{
		AdminPapersElectionsCitizenship,
		AdminFamilySchool,
		AdminSocialHealth,
		AdminWorkTraining,
		AdminHousing,
		AdminTransportMobility,
		AdminMoneyTaxes,
		AdminJustice,
		AdminResidenceEurope,
		AdminLeisureSportCulture,
		AdminAssociations,
	}
}

// Valid says whether it is one of AdminThemes.
func (a AdminTheme) Valid() bool { return in(a, AdminThemes()) }

// Key is the key of the label.
func (a AdminTheme) Key() string { return label("admin_theme", string(a)) }

// Outcome is how a question ended.
type Outcome string

// The codes of Outcome.
const (
	OutcomeSolved           Outcome = "solved"
	OutcomePartlySolved     Outcome = "partly_solved"
	OutcomeReferred         Outcome = "referred"
	OutcomeHomeVisitPlanned Outcome = "home_visit_planned"
	OutcomeCourseEnrolment  Outcome = "course_enrolment"
	OutcomeLoanRequested    Outcome = "loan_requested"
	OutcomeOutOfScope       Outcome = "out_of_scope"
	OutcomeComeBack         Outcome = "come_back"
	OutcomeNotSolved        Outcome = "not_solved"
)

// Outcomes lists them; the first is the usual one.
func Outcomes() []Outcome {
	return []Outcome{
		OutcomeSolved,
		OutcomePartlySolved,
		OutcomeReferred,
		OutcomeHomeVisitPlanned,
		OutcomeCourseEnrolment,
		OutcomeLoanRequested,
		OutcomeOutOfScope,
		OutcomeComeBack,
		OutcomeNotSolved,
	}
}

// Valid says whether it is one of Outcomes.
func (o Outcome) Valid() bool { return in(o, Outcomes()) }

// Key is the key of the label.
func (o Outcome) Key() string { return label("outcome", string(o)) }

// Referral is the sort of service somebody was sent on to.
type Referral string

// The codes of Referral.
const (
	ReferralPublicAdministration Referral = "public_administration"
	ReferralDigitalHelp          Referral = "digital_help"
	ReferralOperatorInCharge     Referral = "operator_in_charge"
	ReferralSocialHelp           Referral = "social_help"
	ReferralWorkIntegration      Referral = "work_integration"
	ReferralAdminHelp            Referral = "admin_help"
	ReferralOther                Referral = "other"
)

// Referrals lists them.
func Referrals() []Referral {
	return []Referral{
		ReferralPublicAdministration,
		ReferralDigitalHelp,
		ReferralOperatorInCharge,
		ReferralSocialHelp,
		ReferralWorkIntegration,
		ReferralAdminHelp,
		ReferralOther,
	}
}

// Valid says whether it is one of Referrals.
func (r Referral) Valid() bool { return in(r, Referrals()) }

// Key is the key of the label.
func (r Referral) Key() string { return label("referral", string(r)) }

// Material is what a question was asked on: a device or none.
type Material string

// The codes of Material.
const (
	MaterialComputer       Material = "computer"
	MaterialSmartphone     Material = "smartphone"
	MaterialFeaturePhone   Material = "feature_phone"
	MaterialTablet         Material = "tablet"
	MaterialPrinterScanner Material = "printer_scanner"
	MaterialKiosk          Material = "kiosk"
	MaterialTVBox          Material = "tv_box"
	MaterialOther          Material = "other"
	MaterialNone           Material = "none"
)

// Materials lists them.
func Materials() []Material {
	return []Material{
		MaterialComputer,
		MaterialSmartphone,
		MaterialFeaturePhone,
		MaterialTablet,
		MaterialPrinterScanner,
		MaterialKiosk,
		MaterialTVBox,
		MaterialOther,
		MaterialNone,
	}
}

// Valid says whether it is one of Materials.
func (m Material) Valid() bool { return in(m, Materials()) }

// Key is the key of the label.
func (m Material) Key() string { return label("material", string(m)) }

// Autonomy is how much somebody did alone, shown as 1 to 3 stars.
type Autonomy string

// The codes of Autonomy.
const (
	AutonomyFullyGuided      Autonomy = "fully_guided"
	AutonomyPartlyAutonomous Autonomy = "partly_autonomous"
	AutonomyAutonomous       Autonomy = "autonomous"
)

// Autonomies lists them, from one star to three.
func Autonomies() []Autonomy {
	return []Autonomy{
		AutonomyFullyGuided,
		AutonomyPartlyAutonomous,
		AutonomyAutonomous,
	}
}

// Valid says whether it is one of Autonomies.
func (a Autonomy) Valid() bool { return in(a, Autonomies()) }

// Key is the key of the label.
func (a Autonomy) Key() string { return label("autonomy", string(a)) }
