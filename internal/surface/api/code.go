package api

import (
	"github.com/danielgtaylor/huma/v2"

	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// The codes below are those of the closed lists, with the list in the document.
type (
	channelCode   string
	themeCode     string
	adminCode     string
	serviceCode   string
	outcomeCode   string
	referralCode  string
	materialCode  string
	autonomyCode  string
	objectiveCode string
	ageCode       string
	genderCode    string
	knownCode     string
	statusCode    string
	languageCode  string
	reachCode     string
	groupCode     string
)

// oneOf describes a code of a closed list.
func oneOf[T ~string](codes []T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, c := range codes {
		if c != "" {
			s.Enum = append(s.Enum, string(c))
		}
	}
	return s
}

// Schema gives the list.
func (channelCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Channels()) }

// Schema gives the list.
func (themeCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Themes()) }

// Schema gives the list.
func (adminCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.AdminThemes()) }

// Schema gives the list.
func (serviceCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.ServiceCodes()) }

// Schema gives the list.
func (outcomeCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Outcomes()) }

// Schema gives the list.
func (referralCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Referrals()) }

// Schema gives the list.
func (materialCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Materials()) }

// Schema gives the list.
func (autonomyCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Autonomies()) }

// Schema gives the list.
func (objectiveCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Objectives()) }

// Schema gives the list.
func (ageCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.AgeBands()) }

// Schema gives the list.
func (genderCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Genders()) }

// Schema gives the list.
func (knownCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.KnownBefores()) }

// Schema gives the list.
func (statusCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.SocialStatuses()) }

// Schema gives the list.
func (languageCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.Languages()) }

// Schema gives the list.
func (reachCode) Schema(huma.Registry) *huma.Schema { return oneOf(person.Channels()) }

// Schema gives the list.
func (groupCode) Schema(huma.Registry) *huma.Schema { return oneOf(vocab.TargetGroups()) }
