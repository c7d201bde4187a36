package demo

import (
	"time"

	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// topic is what people come with, with how often, and the services that go with it.
type topic struct {
	theme    vocab.Theme
	admin    vocab.AdminTheme
	weight   int
	young    int // weight for people under forty
	busy     []time.Month
	services []vocab.ServiceCode
}

var topics = []topic{
	{theme: vocab.ThemeLearnDevice, weight: 13, young: 3, services: []vocab.ServiceCode{"", "apps", "memory_full"}},
	{theme: vocab.ThemeEmail, weight: 11, young: 5},
	{theme: vocab.ThemeAdminProcedures, admin: vocab.AdminPapersElectionsCitizenship, weight: 12, young: 10, services: []vocab.ServiceCode{"itsme", "eid_reader", "my_citizen_profile", "csam", "ebox"}},
	{theme: vocab.ThemeAdminProcedures, admin: vocab.AdminMoneyTaxes, weight: 4, young: 5, busy: []time.Month{time.May, time.June}, services: []vocab.ServiceCode{"tax_on_web", "premium_application"}},
	{theme: vocab.ThemeAdminProcedures, admin: vocab.AdminHousing, weight: 3, young: 5, services: []vocab.ServiceCode{"social_housing", "premium_application"}},
	{theme: vocab.ThemeAdminProcedures, admin: vocab.AdminFamilySchool, weight: 1, young: 4, busy: []time.Month{time.September, time.October}, services: []vocab.ServiceCode{"child_benefit", "study_grant"}},
	{theme: vocab.ThemeAdminProcedures, admin: vocab.AdminWorkTraining, weight: 2, young: 8, services: []vocab.ServiceCode{"jobbonus", "payslip", "unemployment_payer"}},
	{theme: vocab.ThemeHealth, weight: 8, young: 3, services: []vocab.ServiceCode{"health_record", "doctor_appointment", "health_fund"}},
	{theme: vocab.ThemeBankingShopping, weight: 10, young: 4, services: []vocab.ServiceCode{"bank_app", "online_purchase", "tickets", "card_terminal"}},
	{theme: vocab.ThemeManageFiles, weight: 8, young: 4, services: []vocab.ServiceCode{"photos"}},
	{theme: vocab.ThemeDeviceMaintenance, weight: 8, young: 5, services: []vocab.ServiceCode{"memory_full", "telecom_provider", "tv_channels"}},
	{theme: vocab.ThemeSocialMedia, weight: 7, young: 3, services: []vocab.ServiceCode{"video_call", ""}},
	{theme: vocab.ThemeDigitalSafety, weight: 6, young: 3, services: []vocab.ServiceCode{"phishing_report", "privacy_settings"}},
	{theme: vocab.ThemeWebBrowsing, weight: 6, young: 4, services: []vocab.ServiceCode{"public_transport", "qr_code", "internet_radio", "meter_reading"}},
	{theme: vocab.ThemeJobSearch, weight: 1, young: 14, services: []vocab.ServiceCode{"vdab"}},
	{theme: vocab.ThemeSchooling, weight: 1, young: 9, busy: []time.Month{time.September, time.October}, services: []vocab.ServiceCode{"smartschool", "gimme", "google_meet"}},
	{theme: vocab.ThemeOfficeTools, weight: 2, young: 6},
	{theme: vocab.ThemeCreative, weight: 2, young: 1, services: []vocab.ServiceCode{"e_books", "photos"}},
	{theme: vocab.ThemeParenting, weight: 0, young: 3},
	{theme: vocab.ThemeAI, weight: 1, young: 2},
	{theme: vocab.ThemeDigitalAssessment, weight: 3, young: 2},
	{theme: vocab.ThemeDigitalCulture, weight: 1, young: 1},
}

// outcomes by how often they occur.
var outcomes = []struct {
	outcome vocab.Outcome
	weight  int
}{
	{vocab.OutcomeSolved, 62}, {vocab.OutcomePartlySolved, 14}, {vocab.OutcomeReferred, 7}, {vocab.OutcomeComeBack, 9},
	{vocab.OutcomeOutOfScope, 2}, {vocab.OutcomeNotSolved, 3}, {vocab.OutcomeLoanRequested, 1}, {vocab.OutcomeCourseEnrolment, 2},
}

func (t topic) weightFor(r *resident, m time.Month, now int) int {
	w := t.weight
	if r.born > now-40 {
		w = t.young
	}
	for _, busy := range t.busy {
		if busy == m {
			w *= 6
		}
	}
	return w
}

// questions draws what somebody comes with: one question, sometimes two or three.
func (b *builder) questions(r *resident, m time.Month) []helpdesk.Question {
	weights := make([]int, 0, len(topics))
	for _, t := range topics {
		weights = append(weights, t.weightFor(r, m, b.now.Year()))
	}
	n := []int{1, 1, 1, 1, 1, 1, 1, 2, 2, 3}[b.rnd.IntN(10)]
	out := make([]helpdesk.Question, 0, n)
	for range n {
		t := topics[weighted(b.rnd, weights)]
		q := helpdesk.Question{Theme: t.theme, AdminTheme: t.admin, Outcome: b.outcome()}
		if len(t.services) > 0 {
			q.Service = pick(b.rnd, t.services)
		}
		if q.Outcome == vocab.OutcomeReferred {
			q.ReferredTo = pick(b.rnd, []vocab.Referral{vocab.ReferralPublicAdministration, vocab.ReferralOperatorInCharge, vocab.ReferralSocialHelp})
		}
		out = append(out, q)
	}
	return out
}

func (b *builder) outcome() vocab.Outcome {
	weights := make([]int, 0, len(outcomes))
	for _, o := range outcomes {
		weights = append(weights, o.weight)
	}
	return outcomes[weighted(b.rnd, weights)].outcome
}
