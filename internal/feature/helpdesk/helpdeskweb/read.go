package helpdeskweb

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// keepWho is the answer that leaves who was helped as it was, in a correction.
const keepWho = "keep"

// reading turns a form into what the desk is asked.
type reading struct {
	form  *web.Form
	now   time.Time
	check errs.Check
	index []int // of each question: its number in the form
}

func (r *reading) today() civil.Date { return civil.DateOf(r.now, civil.Brussels()) }

// log reads the whole form. What cannot be read is noted, and stands in for
// something valid so that the rest can be checked too.
func (r *reading) log() helpdesk.Log {
	f := r.form
	return helpdesk.Log{
		ClientID: f.Get("client_id"),
		Details: helpdesk.Details{
			PlaceID: f.Get("place"), At: r.at(), Minutes: r.minutes(), Channel: vocab.Channel(f.Get("channel")), HelperID: f.Get("helper"),
			Who: r.who(), Questions: r.questions(),
			Objective: vocab.Objective(f.Get("objective")), Language: vocab.Language(f.Get("language")), Autonomy: vocab.Autonomy(f.Get("autonomy")),
			Urgent: f.Has("urgent", "yes"), UrgentReason: f.Get("urgent_reason"), Note: f.Get("note"),
		},
		FollowUp: r.followUp(),
	}
}

// at puts day and time together; without them it was now.
func (r *reading) at() time.Time {
	day, dayErr := r.today(), error(nil)
	if typed := r.form.Get("at"); typed != "" {
		day, dayErr = civil.ParseDate(typed, r.today())
	}
	r.check.That(dayErr == nil, "at", "helpdesk-date")
	typed := r.form.Get("time")
	if typed == "" && day == r.today() {
		return r.now
	}
	clock, err := civil.ParseClock(typed)
	r.check.That(err == nil, "time", "helpdesk-time")
	if err != nil || dayErr != nil {
		return r.now
	}
	return civil.At(day, clock, civil.Brussels())
}

// minutes takes what was typed, or else the button.
func (r *reading) minutes() int {
	typed := r.form.Get("minutes_free")
	if typed == "" {
		typed = r.form.Get("minutes")
	}
	if typed == "" {
		r.check.Add("minutes", "helpdesk-minutes")
		return 0
	}
	n, err := civil.ParseDuration(typed)
	if err != nil || n > helpdesk.MaxMinutes {
		r.check.Add("minutes", "contact-minutes")
		return 0
	}
	return n
}

func (r *reading) who() helpdesk.Who {
	f := r.form
	w := helpdesk.Who{Gender: vocab.Gender(f.Get("gender")), Status: vocab.SocialStatus(f.Get("status"))}
	switch f.Get("who") {
	case string(helpdesk.ByPerson):
		w.PersonID = f.Get("person")
		r.check.That(w.PersonID != "", "person", "helpdesk-person")
	case string(helpdesk.ByPseudonym):
		year, _ := strconv.Atoi(f.Get("birth_year"))
		w.Pseudonym = &helpdesk.Pseudonym{
			Given: f.Get("pseudonym_given"), Family: f.Get("pseudonym_family"),
			BirthYear: year, Postcode: f.Get("postcode"), Consent: f.Has("consent", "yes"),
		}
	case string(helpdesk.Anonymous):
		w.KnownBefore, w.AgeBand, w.NIS = vocab.KnownBefore(f.Get("known_before")), vocab.AgeBand(f.Get("age_band")), f.Get("municipality")
	case keepWho:
	default:
		r.check.Add("who", "helpdesk-who")
	}
	return w
}

// questions reads the blocks; a later block without a theme was not used.
func (r *reading) questions() []helpdesk.Question {
	var out []helpdesk.Question
	for n := range blocks(r.form) {
		get := func(name string) string { return r.form.Get(inQuestion(n, name)) }
		if n > 0 && get("theme") == "" {
			continue
		}
		q := helpdesk.Question{
			Theme: vocab.Theme(get("theme")), AdminTheme: vocab.AdminTheme(get("admin_theme")),
			Service: vocab.ServiceCode(get("service")), ServiceOther: get("service_other"),
			Outcome: vocab.Outcome(get("outcome")), ReferredTo: vocab.Referral(get("referred_to")), ReferredName: get("referred_name"),
		}
		for _, m := range r.form.All(inQuestion(n, "material")) {
			q.Materials = append(q.Materials, vocab.Material(m))
		}
		out, r.index = append(out, q), append(r.index, n)
	}
	return out
}

// blocks is how many questions the form shows.
func blocks(f *web.Form) int {
	n, _ := strconv.Atoi(f.Get("n"))
	return min(max(n, 1), helpdesk.MaxQuestions)
}

// The answers to when a follow-up is due.
const (
	dueNone     = ""
	dueTomorrow = "tomorrow"
	dueWeek     = "week"
	dueDay      = "day"
)

// followUp reads the follow-up, nil when none was asked for.
func (r *reading) followUp() *helpdesk.NewFollowUp {
	f := r.form
	task := &helpdesk.NewFollowUp{Kind: helpdesk.TaskKind(f.Get("task_kind")), OwnerID: f.Get("task_owner"), Note: f.Get("task_note")}
	typed := f.Get("task_due")
	switch when := f.Get("task"); {
	case when == dueTomorrow && typed == "":
		task.Due = r.today().AddDays(1)
	case when == dueWeek && typed == "":
		task.Due = r.today().AddDays(7)
	case when == dueNone && typed == "":
		return nil
	default:
		task.Due = r.day("task_due", typed)
	}
	return task
}

// day reads a day; one that cannot be read is noted.
func (r *reading) day(name, typed string) civil.Date {
	day, err := civil.ParseDate(typed, r.today())
	if err != nil {
		r.check.Add(name, "helpdesk-date")
		return r.today()
	}
	return day
}

// rejected shows on the form what the reading and the desk found wrong.
func (r *reading) rejected(err error) bool {
	var own []errs.Field
	for _, f := range errs.FieldsOf(err) {
		if f.Field = r.onForm(f.Field); !r.check.Has(f.Field) {
			own = append(own, f)
		}
	}
	noted := r.form.Rejected(r.check.Err())
	if len(own) > 0 {
		noted = r.form.Rejected(&errs.Error{Kind: errs.Invalid, Code: "invalid", Fields: own}) || noted
	}
	return noted
}

// onForm gives the name that a field of the desk has on the form.
func (r *reading) onForm(name string) string {
	switch name {
	case "follow_up.due":
		return "task_due"
	case "follow_up.note":
		return "task_note"
	case "owner":
		return "task_owner"
	}
	var k int
	if _, err := fmt.Sscanf(name, "questions[%d]", &k); err == nil && k < len(r.index) {
		_, rest, _ := strings.Cut(name, "].")
		return inQuestion(r.index[k], rest)
	}
	return name
}

// problem joins what the reading found with what the desk says of the words.
func (r *reading) problem(check func(*helpdesk.Log) error, l *helpdesk.Log) error {
	err := check(l)
	if err == nil {
		err = r.check.Err()
	}
	return err
}
