package helpdesk

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	contactColumns = `c.id, c.version, c.current, c.state, c.at, c.minutes, c.channel, c.place_id, c.place_nis, c.partner_id, c.helper_id,
		c.who, c.person_id, c.known_before, c.age_band, c.gender, c.nis, c.birth_year, c.social_status,
		c.objective, c.language, c.autonomy, c.urgent, c.urgent_reason, c.note, c.gist, c.ledger_id,
		c.logged_at, c.logged_by, c.written_at, c.written_by, c.reason`

	sqlInsertContact = `INSERT INTO contact (tenant_id, client_id, id, version, current, state, at, minutes, channel, place_id, place_nis, partner_id, helper_id,
		who, person_id, known_before, age_band, gender, nis, birth_year, social_status, objective, language, autonomy, urgent, urgent_reason, note, gist, ledger_id,
		logged_at, logged_by, written_at, written_by, reason)
		VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
		ON CONFLICT DO NOTHING`

	sqlRetire = `UPDATE contact SET current = 0 WHERE tenant_id = $1 AND id = $2 AND version = $3 AND current = 1`

	sqlCurrent = `SELECT ` + contactColumns + ` FROM contact c WHERE c.tenant_id = $1 AND c.id = $2 AND c.current = 1`

	sqlCurrentLocked = sqlCurrent + ` FOR UPDATE`

	sqlByClient = `SELECT ` + contactColumns + ` FROM contact c WHERE c.tenant_id = $1 AND c.client_id = $2 AND c.client_id <> ''`

	sqlVersions = `SELECT ` + contactColumns + ` FROM contact c WHERE c.tenant_id = $1 AND c.id = $2 ORDER BY c.version DESC`

	questionColumns = `q.theme, q.admin_theme, q.service, q.service_other, q.outcome, q.referred_to, q.referred_name, q.materials`

	sqlInsertQuestion = `INSERT INTO question (tenant_id, contact_id, version, n, theme, admin_theme, service, service_other, outcome, referred_to, referred_name, materials)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

	sqlQuestions = `SELECT ` + questionColumns + ` FROM question q WHERE q.tenant_id = $1 AND q.contact_id = $2 AND q.version = $3 ORDER BY q.n`

	sqlQuestionsOfAll = `SELECT q.contact_id, ` + questionColumns + ` FROM question q JOIN contact c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id AND c.version = q.version
		WHERE q.tenant_id = $1 AND q.contact_id IN LIST($2) AND c.current = 1 ORDER BY q.contact_id, q.n`
)

func scanContact(s db.Scanner) (c Contact, err error) {
	var words string
	err = s.Scan(&c.ID, &c.Version, (*db.Bool)(&c.Current), &c.State, clock.Into(&c.At), &c.Minutes, &c.Channel, &c.PlaceID, &c.PlaceNIS, &c.PartnerID, &c.HelperID,
		&c.Kind, &c.PersonID, &c.KnownBefore, &c.AgeBand, &c.Gender, &c.NIS, &c.BirthYear, &c.Status,
		&c.Objective, &c.Language, &c.Autonomy, (*db.Bool)(&c.Urgent), &c.UrgentReason, &c.Note, &words, &c.LedgerID,
		clock.Into(&c.LoggedAt), &c.LoggedBy, clock.Into(&c.WrittenAt), &c.WrittenBy, &c.Reason)
	c.HasNote = c.Note != ""
	c.Questions = ungist(words)
	return c, err
}

// insertContact writes a version; false means that the client id or the version
// was there before.
func insertContact(ctx context.Context, tx *db.Tx, tenantID, clientID string, c Contact) (bool, error) {
	n, err := tx.Exec(ctx, sqlInsertContact, tenantID, clientID, c.ID, c.Version, string(c.State), clock.Stamp(c.At), c.Minutes, string(c.Channel), c.PlaceID, c.PlaceNIS, c.PartnerID, c.HelperID,
		string(c.Kind), c.PersonID, string(c.KnownBefore), string(c.AgeBand), string(c.Gender), c.NIS, c.BirthYear, string(c.Status),
		string(c.Objective), string(c.Language), string(c.Autonomy), db.Bool(c.Urgent), c.UrgentReason, c.Note, gist(c.Questions), c.LedgerID,
		clock.Stamp(c.LoggedAt), c.LoggedBy, clock.Stamp(c.WrittenAt), c.WrittenBy, c.Reason)
	return n == 1, err
}

func insertQuestions(ctx context.Context, tx *db.Tx, tenantID string, c Contact) error {
	for n, q := range c.Questions {
		_, err := tx.Exec(ctx, sqlInsertQuestion, tenantID, c.ID, c.Version, n+1, string(q.Theme), string(q.AdminTheme), string(q.Service), q.ServiceOther,
			string(q.Outcome), string(q.ReferredTo), q.ReferredName, joinMaterials(q.Materials))
		if err != nil {
			return err
		}
	}
	return nil
}

func questionDest(q *Question, materials *string) []any {
	return []any{&q.Theme, &q.AdminTheme, &q.Service, &q.ServiceOther, &q.Outcome, &q.ReferredTo, &q.ReferredName, materials}
}

func scanQuestion(s db.Scanner) (q Question, err error) {
	var materials string
	err = s.Scan(questionDest(&q, &materials)...)
	q.Materials = splitMaterials(materials)
	return q, err
}

func questionsOf(ctx context.Context, r db.Reader, tenantID string, c Contact) ([]Question, error) {
	return db.All(ctx, r, scanQuestion, sqlQuestions, tenantID, c.ID, c.Version)
}

// fillQuestions replaces the gist of listed contacts by their whole questions,
// in one statement.
func fillQuestions(ctx context.Context, r db.Reader, tenantID string, list []Contact) error {
	ids := make([]string, 0, len(list))
	at := make(map[string]int, len(list))
	for i, c := range list {
		ids = append(ids, c.ID)
		at[c.ID] = i
		list[i].Questions = nil
	}
	return db.Each(ctx, r, func(s db.Scanner) error {
		var contactID, materials string
		var q Question
		if err := s.Scan(append([]any{&contactID}, questionDest(&q, &materials)...)...); err != nil {
			return err
		}
		q.Materials = splitMaterials(materials)
		c := &list[at[contactID]]
		c.Questions = append(c.Questions, q)
		return nil
	}, sqlQuestionsOfAll, tenantID, db.List(ids))
}
