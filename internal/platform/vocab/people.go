package vocab

// AgeBand is a span of ages, fixed at the day of the service (D38).
type AgeBand string

// The codes of AgeBand.
const (
	AgeUnder12 AgeBand = "u12"
	AgeFrom12  AgeBand = "12_17"
	AgeFrom18  AgeBand = "18_24"
	AgeFrom25  AgeBand = "25_39"
	AgeFrom40  AgeBand = "40_59"
	AgeFrom60  AgeBand = "60_69"
	AgeFrom70  AgeBand = "70_plus"
	AgeUnknown AgeBand = "unknown"
)

// AgeBands lists them, young to old, unknown last.
func AgeBands() []AgeBand {
	return []AgeBand{
		AgeUnder12,
		AgeFrom12,
		AgeFrom18,
		AgeFrom25,
		AgeFrom40,
		AgeFrom60,
		AgeFrom70,
		AgeUnknown,
	}
}

// Valid says whether it is one of AgeBands.
func (a AgeBand) Valid() bool { return in(a, AgeBands()) }

// Key is the key of the label.
func (a AgeBand) Key() string { return label("age", string(a)) }

// Gender as somebody says it.
type Gender string

// The codes of Gender.
const (
	GenderF       Gender = "f"
	GenderM       Gender = "m"
	GenderX       Gender = "x"
	GenderUnknown Gender = "unknown"
)

// Genders lists them, unknown last.
func Genders() []Gender {
	return []Gender{
		GenderF,
		GenderM,
		GenderX,
		GenderUnknown,
	}
}

// Valid says whether it is one of Genders.
func (g Gender) Valid() bool { return in(g, Genders()) }

// Key is the key of the label.
func (g Gender) Key() string { return label("gender", string(g)) }

// SocialStatus says what somebody mainly does: work, study, ….
type SocialStatus string

// The codes of SocialStatus.
const (
	StatusStudent       SocialStatus = "student"
	StatusJobless       SocialStatus = "jobless"
	StatusWorking       SocialStatus = "working"
	StatusRetired       SocialStatus = "retired"
	StatusIncapacitated SocialStatus = "incapacitated"
	StatusHomemaker     SocialStatus = "homemaker"
	StatusUnknown       SocialStatus = "unknown"
)

// SocialStatuses lists them, unknown last.
func SocialStatuses() []SocialStatus {
	return []SocialStatus{
		StatusStudent,
		StatusJobless,
		StatusWorking,
		StatusRetired,
		StatusIncapacitated,
		StatusHomemaker,
		StatusUnknown,
	}
}

// Valid says whether it is one of SocialStatuses.
func (s SocialStatus) Valid() bool { return in(s, SocialStatuses()) }

// Key is the key of the label.
func (s SocialStatus) Key() string { return label("status", string(s)) }

// TargetGroup is a tag that somebody gives to themselves; never needed to be helped.
type TargetGroup string

// The codes of TargetGroup.
const (
	GroupSenior            TargetGroup = "senior"
	GroupLowIncome         TargetGroup = "low_income"
	GroupJobseeker         TargetGroup = "jobseeker"
	GroupNewcomer          TargetGroup = "newcomer"
	GroupOtherOrigin       TargetGroup = "other_origin"
	GroupOtherLanguage     TargetGroup = "other_language"
	GroupLowEducated       TargetGroup = "low_educated"
	GroupMidEducated       TargetGroup = "mid_educated"
	GroupLowLiterate       TargetGroup = "low_literate"
	GroupFamilyWithoutWork TargetGroup = "family_without_work"
	GroupSingleParent      TargetGroup = "single_parent"
	GroupYoungAdult        TargetGroup = "young_adult"
	GroupLivesAlone        TargetGroup = "lives_alone"
	GroupDisability        TargetGroup = "disability"
)

// TargetGroups lists them.
func TargetGroups() []TargetGroup {
	return []TargetGroup{
		GroupSenior,
		GroupLowIncome,
		GroupJobseeker,
		GroupNewcomer,
		GroupOtherOrigin,
		GroupOtherLanguage,
		GroupLowEducated,
		GroupMidEducated,
		GroupLowLiterate,
		GroupFamilyWithoutWork,
		GroupSingleParent,
		GroupYoungAdult,
		GroupLivesAlone,
		GroupDisability,
	}
}

// Valid says whether it is one of TargetGroups.
func (t TargetGroup) Valid() bool { return in(t, TargetGroups()) }

// Key is the key of the label.
func (t TargetGroup) Key() string { return label("target_group", string(t)) }

// Language is a language somebody speaks, as BCP 47 code.
type Language string

// The codes of Language.
const (
	LangNL  Language = "nl"
	LangFr  Language = "fr"
	LangEn  Language = "en"
	LangDe  Language = "de"
	LangTr  Language = "tr"
	LangAr  Language = "ar"
	LangFa  Language = "fa"
	LangPrs Language = "prs"
	LangPs  Language = "ps"
	LangUr  Language = "ur"
	LangUk  Language = "uk"
	LangRu  Language = "ru"
	LangEs  Language = "es"
	LangPt  Language = "pt"
	LangRo  Language = "ro"
	LangPl  Language = "pl"
)

// Languages lists them, Dutch first.
func Languages() []Language {
	return []Language{
		LangNL,
		LangFr,
		LangEn,
		LangDe,
		LangTr,
		LangAr,
		LangFa,
		LangPrs,
		LangPs,
		LangUr,
		LangUk,
		LangRu,
		LangEs,
		LangPt,
		LangRo,
		LangPl,
	}
}

// Valid says whether it is one of Languages.
func (l Language) Valid() bool { return in(l, Languages()) }

// Key is the key of the label.
func (l Language) Key() string { return label("language", string(l)) }
