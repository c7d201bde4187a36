package place

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/hours"
)

const (
	ruleColumns = `id, place_id, weekdays, start_time, end_time, freq, every_weeks, anchor, nth, valid_from, valid_to, season_first, season_last, appointment, service, version`

	sqlInsertRule = `INSERT INTO place_rule (id, tenant_id, place_id, client_id, weekdays, start_time, end_time, freq, every_weeks, anchor, nth,
		valid_from, valid_to, season_first, season_last, appointment, service, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
		ON CONFLICT (tenant_id, client_id) DO NOTHING`

	sqlUpdateRule = `UPDATE place_rule SET weekdays = $5, start_time = $6, end_time = $7, freq = $8, every_weeks = $9, anchor = $10, nth = $11,
		valid_from = $12, valid_to = $13, season_first = $14, season_last = $15, appointment = $16, service = $17, version = version + 1
		WHERE id = $1 AND tenant_id = $2 AND place_id = $3 AND version = $4 AND removed_at = ''`

	sqlRemoveRule = `UPDATE place_rule SET removed_at = $5, version = version + 1
		WHERE id = $1 AND tenant_id = $2 AND place_id = $3 AND version = $4 AND removed_at = ''`

	sqlRestoreRule = `UPDATE place_rule SET removed_at = '', version = version + 1
		WHERE id = $1 AND tenant_id = $2 AND place_id = $3 AND removed_at <> '' AND removed_at >= $4`

	sqlRule = `SELECT ` + ruleColumns + ` FROM place_rule WHERE tenant_id = $1 AND place_id = $2 AND id = $3 AND removed_at = ''`

	sqlRuleThing = `SELECT place_id FROM place_rule WHERE tenant_id = $1 AND place_id = $2 AND id = $3`

	sqlExceptionThing = `SELECT place_id FROM place_exception WHERE tenant_id = $1 AND place_id = $2 AND id = $3`

	sqlRuleByClient = `SELECT ` + ruleColumns + ` FROM place_rule WHERE tenant_id = $1 AND client_id = $2`

	sqlRules = `SELECT ` + ruleColumns + ` FROM place_rule WHERE tenant_id = $1 AND place_id IN LIST($2) AND removed_at = '' ORDER BY place_id, start_time, id`

	exceptionColumns = `id, place_id, kind, first_day, last_day, times, reason, appointment, service`

	sqlInsertException = `INSERT INTO place_exception (id, tenant_id, place_id, client_id, kind, first_day, last_day, times, reason, appointment, service, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (tenant_id, client_id) DO NOTHING`

	sqlRemoveException = `UPDATE place_exception SET removed_at = $4 WHERE id = $1 AND tenant_id = $2 AND place_id = $3 AND removed_at = ''`

	sqlRestoreException = `UPDATE place_exception SET removed_at = '' WHERE id = $1 AND tenant_id = $2 AND place_id = $3 AND removed_at <> '' AND removed_at >= $4`

	sqlExceptionByClient = `SELECT ` + exceptionColumns + ` FROM place_exception WHERE tenant_id = $1 AND client_id = $2`

	sqlExceptions = `SELECT ` + exceptionColumns + ` FROM place_exception WHERE tenant_id = $1 AND place_id IN LIST($2) AND last_day >= $3 AND removed_at = '' ORDER BY place_id, first_day, id`
)

func scanRule(s db.Scanner) (r OpeningRule, err error) {
	var days, first, last string
	err = s.Scan(&r.ID, &r.PlaceID, &days, &r.Start, &r.End, &r.Freq, &r.Interval, &r.Anchor, &r.Nth, &r.ValidFrom, &r.ValidTo, &first, &last, &r.ByAppointment, &r.Service, &r.Version)
	for _, d := range days {
		r.Weekdays = append(r.Weekdays, time.Weekday(d-'0'))
	}
	r.Season = hours.Season{First: monthDay(first), Last: monthDay(last)}
	return r, err
}

// ruleArgs gives the columns of a rule that insert and update have in common.
func ruleArgs(r hours.Rule) []any {
	var days strings.Builder
	for _, d := range r.Weekdays {
		days.WriteString(strconv.Itoa(int(d)))
	}
	return []any{days.String(), r.Start, r.End, r.Freq, r.Interval, r.Anchor.String(), r.Nth, r.ValidFrom.String(), r.ValidTo.String(),
		monthDayText(r.Season.First), monthDayText(r.Season.Last), r.ByAppointment, r.Service}
}

// made says where a new row belongs, what the page called it, and when.
type made struct {
	tenantID, clientID string
	at                 time.Time
}

func insertRule(ctx context.Context, tx *db.Tx, m made, r OpeningRule) (bool, error) {
	args := append([]any{r.ID, m.tenantID, r.PlaceID, m.clientID}, ruleArgs(r.Rule)...)
	n, err := tx.Exec(ctx, sqlInsertRule, append(args, clock.Stamp(m.at))...)
	return n == 1, err
}

func scanException(s db.Scanner) (e OpeningException, err error) {
	var times string
	err = s.Scan(&e.ID, &e.PlaceID, &e.Kind, &e.First, &e.Last, &times, &e.Reason, &e.ByAppointment, &e.Service)
	if err == nil {
		e.Times, err = parseSpans(times)
	}
	return e, err
}

func insertException(ctx context.Context, tx *db.Tx, m made, e OpeningException) (bool, error) {
	n, err := tx.Exec(ctx, sqlInsertException, e.ID, m.tenantID, e.PlaceID, m.clientID, e.Kind, e.First.String(), e.Last.String(),
		spansText(e.Times), e.Reason, e.ByAppointment, e.Service, clock.Stamp(m.at))
	return n == 1, err
}

// spansText writes hours as "09:00-12:00 14:00-17:00".
func spansText(spans []hours.Span) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = s.String()
	}
	return strings.Join(out, " ")
}

func parseSpans(s string) ([]hours.Span, error) {
	var out []hours.Span
	for _, part := range strings.Fields(s) {
		var span hours.Span
		from, to, _ := strings.Cut(part, "-")
		if err := span.Start.UnmarshalText([]byte(from)); err != nil {
			return nil, err
		}
		if err := span.End.UnmarshalText([]byte(to)); err != nil {
			return nil, err
		}
		out = append(out, span)
	}
	return out, nil
}

// monthDayText writes a day of any year as "05-01", none as "".
func monthDayText(m hours.MonthDay) string {
	if m == (hours.MonthDay{}) {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", int(m.Month), m.Day)
}

func monthDay(s string) hours.MonthDay {
	month, day, _ := strings.Cut(s, "-")
	m, _ := strconv.Atoi(month) // written by monthDayText; "" is no season
	d, _ := strconv.Atoi(day)
	return hours.MonthDay{Month: time.Month(m), Day: d}
}

// hoursOf reads the rules and the exceptions from a day on, of the given places,
// in two statements.
func hoursOf(ctx context.Context, r db.Reader, tenantID string, ids []string, from civil.Date) ([]OpeningRule, []OpeningException, error) {
	rules, err := db.All(ctx, r, scanRule, sqlRules, tenantID, db.List(ids))
	if err != nil {
		return nil, nil, err
	}
	exceptions, err := db.All(ctx, r, scanException, sqlExceptions, tenantID, db.List(ids), from.String())
	return rules, exceptions, err
}
