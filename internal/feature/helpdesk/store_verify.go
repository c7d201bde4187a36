package helpdesk

import (
	"strings"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/reach"
)

const (
	sqlTenants = `SELECT id FROM tenant ORDER BY id`

	// A current contact, one line per question, with the live row of the ledger beside it.
	sqlBesideLedger = `SELECT ` + contactColumns + `, COALESCE(q.theme, ''), COALESCE(q.service, ''), COALESCE(q.outcome, ''), COALESCE(q.referred_to, ''),
		COALESCE(s.id, ''), COALESCE(s.kind, ''), COALESCE(s.evidence_version, 0), COALESCE(s.at, ''), COALESCE(s.place_id, ''), COALESCE(s.partner_id, ''),
		COALESCE(s.helper_id, ''), COALESCE(s.channel, ''), COALESCE(s.objective, ''), COALESCE(s.themes, ''), COALESCE(s.minutes, 0), COALESCE(s.person_id, ''),
		COALESCE(s.known_before, ''), COALESCE(s.age_band, ''), COALESCE(s.gender, ''), COALESCE(s.nis, ''), COALESCE(s.birth_year, 0)
		FROM contact c
		LEFT JOIN question q ON q.tenant_id = c.tenant_id AND q.contact_id = c.id AND q.version = c.version
		LEFT JOIN service s ON s.tenant_id = c.tenant_id AND s.evidence_kind = 'contact' AND s.evidence_id = c.id AND s.replaced_by = ''
		WHERE c.tenant_id = $1 AND c.current = 1 ORDER BY c.id, q.n`

	sqlBrokenVersions = `SELECT c.id FROM contact c WHERE c.tenant_id = $1 GROUP BY c.id
		HAVING SUM(c.current) <> 1 OR COUNT(*) <> MAX(c.version) OR MAX(c.version * c.current) <> MAX(c.version) ORDER BY c.id`

	sqlServicesWithoutContact = `SELECT s.id FROM service s
		LEFT JOIN contact c ON c.tenant_id = s.tenant_id AND c.id = s.evidence_id AND c.current = 1 AND c.state = 'kept'
		WHERE s.tenant_id = $1 AND s.replaced_by = '' AND (s.kind = 'contact' OR s.evidence_kind = 'contact')
		AND (c.id IS NULL OR s.evidence_kind <> 'contact') ORDER BY s.id`
)

// beside is one line of sqlBesideLedger.
type beside struct {
	contact   Contact // its Questions are those of the gist
	question  Question
	serviceID string // "" when the ledger has no live row
	service   reach.Entry
}

// withTail scans extra columns behind those of a contact.
type withTail struct {
	db.Scanner
	tail []any
}

// Scan reads the row.
func (w withTail) Scan(dest ...any) error { return w.Scanner.Scan(append(dest, w.tail...)...) }

func scanBeside(s db.Scanner) (b beside, err error) {
	var themes string
	e, q := &b.service, &b.question
	b.contact, err = scanContact(withTail{s, []any{
		&q.Theme, &q.Service, &q.Outcome, &q.ReferredTo,
		&b.serviceID, &e.Kind, &e.Evidence.Version, clock.Into(&e.At), &e.PlaceID, &e.PartnerID,
		&e.HelperID, &e.Channel, &e.Objective, &themes, &e.Minutes, &e.Who.PersonID,
		&e.Who.KnownBefore, &e.Who.AgeBand, &e.Who.Gender, &e.Who.NIS, &e.Who.BirthYear,
	}})
	if themes != "" {
		e.Themes = strings.Split(themes, ",")
	}
	e.Evidence.Kind, e.Evidence.ID = "contact", b.contact.ID
	return b, err
}
