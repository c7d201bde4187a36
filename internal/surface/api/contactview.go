package api

import (
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
)

// contactView is a contact in an answer.
type contactView struct {
	ID           string         `json:"id" format:"uuid"`
	Version      int64          `json:"version"`
	State        string         `json:"state" enum:"kept,withdrawn"`
	Place        string         `json:"place" format:"uuid"`
	At           string         `json:"at" format:"date-time"`
	Minutes      int            `json:"minutes"`
	Channel      string         `json:"channel"`
	Helper       string         `json:"helper" doc:"Account of who helped"`
	Who          string         `json:"who" enum:"person,pseudonym,anonymous" doc:"How well it is known who was helped"`
	Person       string         `json:"person,omitempty" format:"uuid" doc:"Only for who may see it"`
	KnownBefore  string         `json:"known_before,omitempty"`
	AgeBand      string         `json:"age_band" doc:"At the moment of the service"`
	Gender       string         `json:"gender"`
	Municipality string         `json:"municipality,omitempty" doc:"NIS5, of residence"`
	SocialStatus string         `json:"social_status"`
	Questions    []questionView `json:"questions" nullable:"false"`
	Objective    string         `json:"objective"`
	Language     string         `json:"language,omitempty"`
	Autonomy     string         `json:"autonomy,omitempty"`
	Urgent       bool           `json:"urgent"`
	UrgentReason string         `json:"urgent_reason,omitempty" doc:"Only for who may see it, and not in lists"`
	Note         string         `json:"note,omitempty" doc:"Only for who may see it, and not in lists"`
	HasNote      bool           `json:"has_note"`
	Ledger       []string       `json:"ledger" nullable:"false" doc:"Rows of the ledger of services that count it"`
	LoggedAt     string         `json:"logged_at" format:"date-time"`
	UpdatedAt    string         `json:"updated_at" format:"date-time"`
}

// questionView is one question of a contact in an answer.
type questionView struct {
	Theme        string   `json:"theme"`
	AdminTheme   string   `json:"admin_theme,omitempty"`
	Service      string   `json:"service,omitempty"`
	ServiceOther string   `json:"service_other,omitempty" doc:"Only for who may see it"`
	Outcome      string   `json:"outcome"`
	ReferredTo   string   `json:"referred_to,omitempty"`
	ReferredName string   `json:"referred_name,omitempty" doc:"Only for who may see it"`
	Materials    []string `json:"materials" nullable:"false"`
}

func (v contactView) version() int64 { return v.Version }

// viewContact shows a contact; who it was for, and what was written, only to who
// may see that.
func viewContact(a actor.Actor, c helpdesk.Contact) contactView {
	open := a.CanAt(helpdesk.RightPerson, c.Spot())
	v := contactView{
		ID: c.ID, Version: c.Version, State: string(c.State), Place: c.PlaceID, At: stamp(c.At), Minutes: c.Minutes, Channel: string(c.Channel),
		Helper: c.HelperID, Who: string(c.Kind), KnownBefore: string(c.KnownBefore), AgeBand: string(c.AgeBand), Gender: string(c.Gender),
		Municipality: c.NIS, SocialStatus: string(c.Status), Questions: []questionView{}, Objective: string(c.Objective), Language: string(c.Language),
		Autonomy: string(c.Autonomy), Urgent: c.Urgent, HasNote: c.HasNote, Ledger: []string{}, LoggedAt: stamp(c.LoggedAt), UpdatedAt: stamp(c.WrittenAt),
	}
	if c.State == helpdesk.Kept && c.LedgerID != "" {
		v.Ledger = append(v.Ledger, c.LedgerID)
	}
	if open {
		v.Person, v.Note, v.UrgentReason = c.PersonID, c.Note, c.UrgentReason
	}
	for _, q := range c.Questions {
		x := questionView{Theme: string(q.Theme), AdminTheme: string(q.AdminTheme), Service: string(q.Service), Outcome: string(q.Outcome),
			ReferredTo: string(q.ReferredTo), Materials: texts(q.Materials)}
		if open {
			x.ServiceOther, x.ReferredName = q.ServiceOther, q.ReferredName
		}
		v.Questions = append(v.Questions, x)
	}
	return v
}
