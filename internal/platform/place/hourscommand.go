package place

import (
	"slices"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/id"
	"digibank/internal/base/text"
)

// AddRule asks for a new opening rule. ClientID makes a repeat harmless.
type AddRule struct {
	PlaceID  string
	ClientID string
	Rule     hours.Rule
}

// ChangeRule replaces an opening rule.
type ChangeRule struct {
	PlaceID string
	ID      string
	Version int64
	Rule    hours.Rule
}

// EndRule lets an opening rule hold until the day Last, included.
type EndRule struct {
	PlaceID string
	ID      string
	Version int64
	Last    civil.Date
}

// AddException asks for a closing, other hours or extra hours.
type AddException struct {
	PlaceID   string
	ClientID  string
	Exception hours.Exception
}

// checkRule checks a rule by itself; overlap with its neighbours is checked in
// the transaction.
func checkRule(ck *errs.Check, r hours.Rule) {
	problems(ck, hours.Schedule{Rules: []hours.Rule{r}}.Validate())
	ck.That(r.Service == "" || slices.Contains(HourServices(), r.Service), "service", "choose")
}

func (c *AddException) validate() error {
	var ck errs.Check
	e := &c.Exception
	ck.That(id.Valid(c.ClientID), "client_id", "client-id")
	e.Reason = text.Clean(e.Reason)
	freeText(&ck, "reason", e.Reason, maxName)
	ck.That(e.Kind != hours.Closed || e.Reason != "", "reason", "place-reason")
	ck.That(e.Service == "" || slices.Contains(HourServices(), e.Service), "service", "choose")
	problems(&ck, hours.Schedule{Exceptions: []hours.Exception{*e}}.Validate())
	return ck.Err()
}

// problems turns what base/hours finds into field errors of the form: the last
// part of the path names the field, and the code stands in the catalogue as
// "invalid.hours-<code>".
func problems(ck *errs.Check, found []hours.Problem) {
	for _, p := range found {
		field := p.Field[strings.LastIndexByte(p.Field, '.')+1:]
		if p.Code == "overlap" {
			field = "start"
		}
		if !ck.Has(field) {
			ck.Add(field, "hours-"+p.Code)
		}
	}
}
