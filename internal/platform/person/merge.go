package person

import (
	"slices"
	"strconv"
	"time"

	"digibank/internal/base/errs"
	"digibank/internal/platform/vocab"
)

// undoFor is how long a merge can be undone (ID3).
const undoFor = 30 * 24 * time.Hour

// Fields of a file that a merge may have to choose, as in forms and in the API.
const (
	FieldGivenName  = "given_name"
	FieldFamilyName = "family_name"
	FieldBirthYear  = "birth_year"
	FieldGender     = "gender"
	FieldPostcode   = "postcode"
	FieldLanguage   = "language"
	FieldChannel    = "preferred_channel"
	FieldStatus     = "social_status"
)

// Fields lists them in the order they are shown.
func Fields() []string {
	return []string{FieldGivenName, FieldFamilyName, FieldBirthYear, FieldGender, FieldPostcode, FieldLanguage, FieldChannel, FieldStatus}
}

// Merging is one merge: the file FromID is spoken for by IntoID from then on.
type Merging struct {
	ID           string
	FromID       string
	IntoID       string
	At           time.Time
	Author       string // name of who did it
	UndoableTill time.Time
	Undoable     bool
	changes      string // sealed: what the merge changed in the survivor
}

// Merge asks that Into speaks for From from now on (ID3). Keep names the fields
// whose value is taken from From; a field that only From has is taken anyway.
// Versions are those of the preview; 0 does not check.
type Merge struct {
	From, Into               string
	FromVersion, IntoVersion int64
	Keep                     []string
}

func (c Merge) validate() error {
	var ck errs.Check
	ck.That(c.From != c.Into, "into", "person-merge-same")
	for _, f := range c.Keep {
		ck.That(slices.Contains(Fields(), f), "keep", "choose")
	}
	return ck.Err()
}

// Difference is a field in which two files differ.
type Difference struct {
	Field      string
	From, Into string // codes and texts as stored, empty for not known
	TakeFrom   bool   // the survivor has nothing there: the other's value is taken
}

// value gives a field as text, empty when nothing is known.
func (i Identity) value(field string) string {
	switch field {
	case FieldGivenName:
		return i.GivenName
	case FieldFamilyName:
		return i.FamilyName
	case FieldBirthYear:
		return yearText(i.BirthYear)
	case FieldGender:
		return known(string(i.Gender), string(vocab.GenderUnknown))
	case FieldPostcode:
		return i.Postcode
	case FieldLanguage:
		return string(i.Language)
	case FieldChannel:
		return string(i.Channel)
	case FieldStatus:
		return known(string(i.Status), string(vocab.StatusUnknown))
	}
	return ""
}

// known turns the code for "not said" into nothing.
func known(code, unknown string) string {
	if code == unknown {
		return ""
	}
	return code
}

// put sets a field from its text; a postcode brings its municipality along.
func (i *Identity) put(field, value, nis string) {
	switch field {
	case FieldGivenName:
		i.GivenName = value
	case FieldFamilyName:
		i.FamilyName = value
	case FieldBirthYear:
		i.BirthYear, _ = strconv.Atoi(value)
	case FieldGender:
		i.Gender = vocab.Gender(orUnknown(value, string(vocab.GenderUnknown)))
	case FieldPostcode:
		i.Postcode, i.NIS = value, nis
	case FieldLanguage:
		i.Language = vocab.Language(value)
	case FieldChannel:
		i.Channel = Channel(value)
	case FieldStatus:
		i.Status = vocab.SocialStatus(orUnknown(value, string(vocab.StatusUnknown)))
	}
}

func orUnknown(code, unknown string) string {
	if code == "" {
		return unknown
	}
	return code
}

// differences lists the fields in which two files differ.
func differences(from, into Identity) []Difference {
	var out []Difference
	for _, f := range Fields() {
		d := Difference{Field: f, From: from.value(f), Into: into.value(f)}
		d.TakeFrom = d.Into == ""
		if d.From != d.Into && d.From != "" {
			out = append(out, d)
		}
	}
	return out
}

// changedField is a field that a merge changed in the survivor.
type changedField struct {
	Field, Before, After string
	NISBefore, NISAfter  string
}

// combine gives the survivor its new values and says what changed.
func combine(from, into Identity, keep []string) (Identity, []changedField) {
	out := into
	var changes []changedField
	for _, d := range differences(from, into) {
		if !d.TakeFrom && !slices.Contains(keep, d.Field) {
			continue
		}
		out.put(d.Field, d.From, from.NIS)
		changes = append(changes, changedField{Field: d.Field, Before: d.Into, After: d.From, NISBefore: into.NIS, NISAfter: from.NIS})
	}
	return out, changes
}

// uncombine takes back what a merge changed, unless somebody changed it again
// since. Later are the merges into the same file that came after, oldest first:
// where one of them changed the field too, it is that one whose undoing must lead
// back to what was before both. It says which of them were changed so.
func uncombine(now Identity, undone []changedField, later [][]changedField) (Identity, []int) {
	var touched []int
	for _, c := range undone {
		at, next := nextChange(c.Field, later)
		switch {
		case next == nil && now.value(c.Field) == c.After:
			now.put(c.Field, c.Before, c.NISBefore)
		case next != nil && next.Before == c.After:
			next.Before, next.NISBefore = c.Before, c.NISBefore
			touched = append(touched, at)
		}
	}
	return now, touched
}

// nextChange finds the first later merge that changed a field.
func nextChange(field string, later [][]changedField) (int, *changedField) {
	for i, changes := range later {
		for j := range changes {
			if changes[j].Field == field {
				return i, &changes[j]
			}
		}
	}
	return 0, nil
}

// below gives a file and all files that were merged into it, directly or not.
func below(group []Person, id string) []string {
	out := []string{id}
	for i := 0; i < len(out); i++ {
		for _, p := range group {
			if p.MergedInto == out[i] && !slices.Contains(out, p.ID) {
				out = append(out, p.ID)
			}
		}
	}
	return out
}

// errMerged says that another file speaks for this one.
func errMerged(p Person) error {
	return errs.New(errs.Conflict, "person-merged", "into", p.RootID)
}
