package reach

import (
	"context"
	"strings"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

const (
	serviceColumns = `s.id, s.tenant_id, s.kind, s.evidence_kind, s.evidence_id, s.evidence_version, s.at, s.day, s.place_id, s.partner_id, s.helper_id,
		s.channel, s.objective, s.themes, s.minutes, s.person_id, s.known_before, s.age_band, s.gender, s.nis, s.birth_year, s.replaces, s.hash, s.replaced_by`

	sqlInsertService = `INSERT INTO service (id, tenant_id, kind, evidence_kind, evidence_id, evidence_version, at, day, place_id, partner_id, helper_id,
		channel, objective, themes, minutes, person_id, known_before, age_band, gender, nis, birth_year, replaces, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`

	sqlEndService = `UPDATE service SET replaced_by = $3, ended_at = $4 WHERE tenant_id = $1 AND id = $2 AND replaced_by = ''`

	sqlServiceByID = `SELECT ` + serviceColumns + ` FROM service s WHERE s.tenant_id = $1 AND s.id = $2`

	// CROSS JOIN keeps the order: first the few ids, then their services.
	sqlServicesOfPerson = `SELECT ` + serviceColumns + ` FROM person p CROSS JOIN service s
		WHERE p.tenant_id = $1 AND p.root_id = $2 AND s.tenant_id = p.tenant_id AND s.person_id = p.id AND s.person_id <> ''
		AND s.replaced_by = '' AND s.day >= $3 AND s.day < $4`

	sqlServicesOfKey = `SELECT ` + serviceColumns + ` FROM service_key k CROSS JOIN service s
		WHERE k.tenant_id = $1 AND k.period_id = $2 AND k.key = $3 AND s.id = k.service_id AND s.tenant_id = k.tenant_id
		AND s.replaced_by = '' AND s.day >= $4 AND s.day < $5`

	sqlInsertKey = `INSERT INTO service_key (tenant_id, period_id, key, service_id) VALUES ($1, $2, $3, $4)`

	sqlCopyKeys = `INSERT INTO service_key (tenant_id, period_id, key, service_id) SELECT tenant_id, period_id, key, $3 FROM service_key WHERE tenant_id = $1 AND service_id = $2`

	sqlKeyOfService = `SELECT key FROM service_key WHERE tenant_id = $1 AND service_id = $2 AND period_id = $3`

	sqlRoot = `SELECT root_id FROM person WHERE tenant_id = $1 AND id = $2`

	sqlIdentity = `SELECT given_name, family_name, birth_year, postcode FROM person WHERE tenant_id = $1 AND id = $2`

	sqlBumpPerson = `UPDATE counted SET services = services + 1
		WHERE tenant_id = $1 AND counting_id = $2 AND subject = (SELECT 'p:' || root_id FROM person WHERE tenant_id = $1 AND id = $3)
		AND (first_day < $4 OR (first_day = $4 AND first_service < $5))`

	sqlBump = `UPDATE counted SET services = services + 1 WHERE tenant_id = $1 AND counting_id = $2 AND subject = $3
		AND (first_day < $4 OR (first_day = $4 AND first_service < $5))`

	subjectColumns = `subject, confidence, first_day, first_service, services, pseudo_key, counts`

	sqlLockSubject = `SELECT ` + subjectColumns + ` FROM counted WHERE tenant_id = $1 AND counting_id = $2 AND subject = $3 FOR UPDATE`

	sqlPutSubject = `INSERT INTO counted (tenant_id, counting_id, subject, confidence, first_day, first_service, services, pseudo_key, counts)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (tenant_id, counting_id, subject) DO UPDATE SET confidence = excluded.confidence, first_day = excluded.first_day,
		first_service = excluded.first_service, services = excluded.services, pseudo_key = excluded.pseudo_key, counts = excluded.counts`

	sqlDropSubject = `DELETE FROM counted WHERE tenant_id = $1 AND counting_id = $2 AND subject = $3`

	sqlPersonHasKey = `SELECT 1 FROM counted WHERE tenant_id = $1 AND counting_id = $2 AND pseudo_key = $3 AND confidence = 'certain' AND counts = 1 AND pseudo_key <> '' LIMIT 1`
)

func scanService(s db.Scanner) (v Service, err error) {
	var themes string
	err = s.Scan(&v.ID, &v.TenantID, &v.Kind, &v.Evidence.Kind, &v.Evidence.ID, &v.Evidence.Version, clock.Into(&v.At), &v.Day, &v.PlaceID, &v.PartnerID, &v.HelperID,
		&v.Channel, &v.Objective, &themes, &v.Minutes, &v.Who.PersonID, &v.Who.KnownBefore, &v.Who.AgeBand, &v.Who.Gender, &v.Who.NIS, &v.Who.BirthYear, &v.Replaces, &v.Hash, &v.ReplacedBy)
	if themes != "" {
		v.Themes = strings.Split(themes, ",")
	}
	return v, err
}

func insertService(ctx context.Context, tx *db.Tx, s Service) error {
	_, err := tx.Exec(ctx, sqlInsertService, s.ID, s.TenantID, string(s.Kind), s.Evidence.Kind, s.Evidence.ID, s.Evidence.Version, clock.Stamp(s.At), s.Day, s.PlaceID, s.PartnerID, s.HelperID,
		s.Channel, s.Objective, strings.Join(s.Themes, ","), s.Minutes, s.Who.PersonID, s.Who.KnownBefore, s.Who.AgeBand, s.Who.Gender, s.Who.NIS, s.Who.BirthYear, s.Replaces, s.Hash)
	return err
}

func serviceByID(ctx context.Context, r db.Reader, tenantID, id string) (Service, error) {
	return db.One(ctx, r, scanService, sqlServiceByID, tenantID, id)
}

func (l *Ledger) endService(ctx context.Context, tx *db.Tx, tenantID, id, by string) (int64, error) {
	return tx.Exec(ctx, sqlEndService, tenantID, id, by, clock.Stamp(l.kit.Clock.Now()))
}

func servicesOfPerson(ctx context.Context, r db.Reader, c Counting, root string) ([]Service, error) {
	return db.All(ctx, r, scanService, sqlServicesOfPerson, c.TenantID, root, c.Days.From, c.Days.To)
}

func servicesOfKey(ctx context.Context, r db.Reader, c Counting, key string) ([]Service, error) {
	return db.All(ctx, r, scanService, sqlServicesOfKey, c.TenantID, c.Period.ID, key, c.Days.From, c.Days.To)
}

func insertKey(ctx context.Context, tx *db.Tx, s Service, periodID, key string) error {
	_, err := tx.Exec(ctx, sqlInsertKey, s.TenantID, periodID, key, s.ID)
	return err
}

func keyOfService(ctx context.Context, r db.Reader, tenantID, periodID, serviceID string) (string, error) {
	key, err := db.Value[string](ctx, r, sqlKeyOfService, tenantID, serviceID, periodID)
	if errs.Is(err, errs.NotFound) {
		return "", nil
	}
	return key, err
}

func rootOf(ctx context.Context, r db.Reader, tenantID, personID string) (string, error) {
	return db.Value[string](ctx, r, sqlRoot, tenantID, personID)
}

func identityOf(ctx context.Context, r db.Reader, tenantID, personID string) (Pseudonym, error) {
	return db.One(ctx, r, func(s db.Scanner) (p Pseudonym, err error) {
		return p, s.Scan(&p.Given, &p.Family, &p.BirthYear, &p.Postcode)
	}, sqlIdentity, tenantID, personID)
}

func bumpPerson(ctx context.Context, tx *db.Tx, countingID string, s Service) (int64, error) {
	return tx.Exec(ctx, sqlBumpPerson, s.TenantID, countingID, s.Who.PersonID, s.Day, s.ID)
}

func bump(ctx context.Context, tx *db.Tx, countingID, subject string, s Service) (int64, error) {
	return tx.Exec(ctx, sqlBump, s.TenantID, countingID, subject, s.Day, s.ID)
}

func scanSubject(s db.Scanner) (v Subject, err error) {
	return v, s.Scan(&v.Key, &v.Confidence, &v.FirstDay, &v.First, &v.Services, &v.PseudoKey, (*db.Bool)(&v.Counts))
}

// lockSubject reads a subject for change; a zero Subject when there is none yet.
func lockSubject(ctx context.Context, tx *db.Tx, c Counting, key string) (Subject, error) {
	sub, err := db.One(ctx, tx, scanSubject, sqlLockSubject, c.TenantID, c.ID, key)
	if errs.Is(err, errs.NotFound) {
		return Subject{}, nil
	}
	return sub, err
}

func putSubject(ctx context.Context, tx *db.Tx, c Counting, v Subject) error {
	_, err := tx.Exec(ctx, sqlPutSubject, c.TenantID, c.ID, v.Key, string(v.Confidence), v.FirstDay, v.First, v.Services, v.PseudoKey, db.Bool(v.Counts))
	return err
}

func dropSubject(ctx context.Context, tx *db.Tx, c Counting, key string) error {
	_, err := tx.Exec(ctx, sqlDropSubject, c.TenantID, c.ID, key)
	return err
}

func personHasKey(ctx context.Context, r db.Reader, c Counting, key string) (bool, error) {
	return db.Exists(ctx, r, sqlPersonHasKey, c.TenantID, c.ID, key)
}
