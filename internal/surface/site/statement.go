package site

import (
	_ "embed"
	"encoding/json"
	"net/http"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
)

//go:embed statement.json
var statementFile []byte

// Statement is what is known about the accessibility of the site: the facts of
// the page and of its JSON twin (Directive 2016/2102, model statement).
type Statement struct {
	Norm       string     `json:"norm"`
	Standard   string     `json:"standard"`
	Status     string     `json:"status"` // full, partly, not
	Method     string     `json:"method"` // own, third_party
	AssessedOn civil.Date `json:"assessed_on"`
	ReviewedOn civil.Date `json:"reviewed_on"`
	AnswerDays int        `json:"answer_days"` // within which a remark is answered
	Gaps       []Gap      `json:"gaps"`
}

// Gap is a part that is not accessible; the codes have their texts in the
// catalogue.
type Gap struct {
	Part        string `json:"part"`
	Reason      string `json:"reason"` // outside, burden, not_yet, third_party
	Alternative string `json:"alternative"`
}

// currentStatement is the statement of this version of the program.
func currentStatement() Statement {
	var s Statement
	if err := json.Unmarshal(statementFile, &s); err != nil {
		panic("site: statement.json: " + err.Error()) // a test reads it too
	}
	return s
}

// old says that the last review is more than a year ago.
func (s Statement) old(today civil.Date) bool { return today.After(s.ReviewedOn.AddMonths(12)) }

// statementJSON answers the statement for programs.
func (s *Site) statementJSON(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	if _, err := s.stamps.get(r.Context(), r.PathValue("tenant")); err != nil {
		if errs.Is(err, errs.NotFound) {
			return s.lost(w, r, "nl")
		}
		return err
	}
	raw, err := json.Marshal(currentStatement())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(raw) // who went away needs no answer
	return nil
}
