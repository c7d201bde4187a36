package vocab

// ServiceCode is the second level of a question: the service it was about.
// The list is data of the trade and grows.
type ServiceCode string

// ServiceOther needs a text.
const ServiceOther ServiceCode = "other"

// serviceOf is a service with the theme it mostly comes up under.
type serviceOf struct {
	code  ServiceCode
	theme Theme
}

func services() []serviceOf {
	return []serviceOf{
		{"itsme", ThemeAdminProcedures},
		{"eid_reader", ThemeAdminProcedures},
		{"my_citizen_profile", ThemeAdminProcedures},
		{"jobbonus", ThemeAdminProcedures},
		{"tax_on_web", ThemeAdminProcedures},
		{"premium_application", ThemeAdminProcedures},
		{"attest_request", ThemeAdminProcedures},
		{"online_form", ThemeAdminProcedures},
		{"vdab", ThemeJobSearch},
		{"payslip", ThemeJobSearch},
		{"health_record", ThemeHealth},
		{"doctor_appointment", ThemeHealth},
		{"covid_certificate", ThemeHealth},
		{"health_fund", ThemeHealth},
		{"bank_app", ThemeBankingShopping},
		{"card_terminal", ThemeBankingShopping},
		{"online_purchase", ThemeBankingShopping},
		{"tickets", ThemeBankingShopping},
		{"public_transport", ThemeBankingShopping},
		{"meter_reading", ThemeBankingShopping},
		{"telecom_provider", ThemeBankingShopping},
		{"social_internet_offer", ThemeBankingShopping},
		{"smartschool", ThemeSchooling},
		{"gimme", ThemeSchooling},
		{"google_meet", ThemeSchooling},
		{"video_call", ThemeSocialMedia},
		{"photos", ThemeManageFiles},
		{"e_books", ThemeCreative},
		{"internet_radio", ThemeWebBrowsing},
		{"tv_channels", ThemeLearnDevice},
		{"memory_full", ThemeDeviceMaintenance},
		{"apps", ThemeLearnDevice},
		{"privacy_settings", ThemeDigitalSafety},
		{"phishing_report", ThemeDigitalSafety},
		{"qr_code", ThemeWebBrowsing},
		{"csam", ThemeAdminProcedures},
		{"ebox", ThemeAdminProcedures},
		{"child_benefit", ThemeAdminProcedures},
		{"study_grant", ThemeAdminProcedures},
		{"pension", ThemeAdminProcedures},
		{"unemployment_payer", ThemeAdminProcedures},
		{"social_housing", ThemeAdminProcedures},
		{"uitpas", ThemeAdminProcedures},
		{"municipal_desk", ThemeAdminProcedures},
		{ServiceOther, ""},
	}
}

// ServiceCodes lists every service, the historic ones too.
func ServiceCodes() []ServiceCode {
	all := services()
	out := make([]ServiceCode, 0, len(all))
	for _, s := range all {
		out = append(out, s.code)
	}
	return out
}

// ServicesUnder lists the services that mostly come up under a theme.
func ServicesUnder(t Theme) []ServiceCode {
	var out []ServiceCode
	for _, s := range services() {
		if s.theme == t && s.code.Offered() {
			out = append(out, s.code)
		}
	}
	return out
}

// Theme is the theme the service mostly comes up under, empty for "other". A
// question may name it under any theme.
func (s ServiceCode) Theme() Theme {
	for _, known := range services() {
		if known.code == s {
			return known.theme
		}
	}
	return ""
}

// Offered says whether the service is still offered in forms; a historic one
// stays readable.
func (s ServiceCode) Offered() bool { return s != "covid_certificate" }

// Valid says whether it is one of ServiceCodes.
func (s ServiceCode) Valid() bool { return in(s, ServiceCodes()) }

// Key is the key of the label.
func (s ServiceCode) Key() string { return label("service", string(s)) }
