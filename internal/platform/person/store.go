package person

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

const (
	columns = `p.id, p.tenant_id, p.client_id, p.version, p.root_id, p.merged_into, p.given_name, p.family_name, p.birth_year, p.gender, p.postcode, p.nis,
		p.language, p.preferred_channel, p.social_status, p.created_at, p.created_by, p.updated_at`

	sqlInsert = `INSERT INTO person (id, tenant_id, client_id, root_id, given_name, family_name, birth_year, gender, postcode, nis,
		language, preferred_channel, social_status, searched, created_at, created_by, updated_at)
		VALUES ($1, $2, $3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14)
		ON CONFLICT (tenant_id, client_id) DO NOTHING`

	sqlByClient = `SELECT ` + columns + ` FROM person p WHERE p.tenant_id = $1 AND p.client_id = $2`

	sqlByID = `SELECT ` + columns + ` FROM person p WHERE p.tenant_id = $1 AND p.id = $2`

	sqlLock = `SELECT ` + columns + ` FROM person p WHERE p.tenant_id = $1 AND p.id IN LIST($2) ORDER BY p.id FOR UPDATE`

	sqlSurvivor = `SELECT ` + columns + ` FROM person m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.root_id
		WHERE m.tenant_id = $1 AND m.id = $2`

	sqlSurvivors = `SELECT m.id, ` + columns + ` FROM person m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.root_id
		WHERE m.tenant_id = $1 AND m.id IN LIST($2)`

	sqlGroup = `SELECT ` + columns + ` FROM person p WHERE p.tenant_id = $1 AND p.root_id = $2 ORDER BY p.id`

	sqlFacts = `SELECT m.id, p.id, p.given_name, p.family_name, p.birth_year, p.gender, p.postcode, p.nis, p.social_status
		FROM person m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.root_id WHERE m.tenant_id = $1 AND m.id = $2`

	sqlUpdate = `UPDATE person SET given_name = $4, family_name = $5, birth_year = $6, gender = $7, postcode = $8, nis = $9,
		language = $10, preferred_channel = $11, social_status = $12, updated_at = $13, version = version + 1
		WHERE tenant_id = $1 AND id = $2 AND version = $3`

	sqlInsertContact = `INSERT INTO person_contact (id, tenant_id, person_id, kind, value, blind, created_at, created_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

	sqlContacts = `SELECT c.id, c.person_id, c.kind, c.value, c.created_at FROM person_contact c
		JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
		WHERE c.tenant_id = $1 AND p.root_id = $2 AND c.removed_at = '' ORDER BY c.created_at, c.id`

	sqlContactOwner = `SELECT p.root_id FROM person_contact c JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
		WHERE c.tenant_id = $1 AND c.id = $2`

	sqlRemoveContact = `UPDATE person_contact SET removed_at = $3 WHERE tenant_id = $1 AND id = $2 AND removed_at = ''`

	sqlRestoreContact = `UPDATE person_contact SET removed_at = '' WHERE tenant_id = $1 AND id = $2 AND removed_at <> ''`

	sqlByBlind = `SELECT c.person_id FROM person_contact c WHERE c.tenant_id = $1 AND c.blind IN LIST($2) AND c.removed_at = ''
		ORDER BY c.person_id LIMIT 50`

	sqlAddTag = `INSERT INTO person_tag (tenant_id, person_id, tag, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, person_id, tag) DO NOTHING`

	sqlDropTags = `DELETE FROM person_tag WHERE tenant_id = $1 AND tag NOT IN LIST($3)
		AND person_id IN (SELECT id FROM person WHERE tenant_id = $1 AND root_id = $2)`

	sqlTags = `SELECT DISTINCT t.tag FROM person_tag t JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.person_id
		WHERE t.tenant_id = $1 AND p.root_id = $2 ORDER BY t.tag`

	sqlInsertNote = `INSERT INTO person_note (id, tenant_id, person_id, class, body, created_at, created_by, author) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

	sqlNotes = `SELECT n.id, n.person_id, n.class, n.body, n.created_at, n.created_by, n.author FROM person_note n
		JOIN person p ON p.tenant_id = n.tenant_id AND p.id = n.person_id
		WHERE n.tenant_id = $1 AND p.root_id = $2 AND n.removed_at = '' ORDER BY n.created_at DESC, n.id DESC LIMIT 200`

	sqlNoteOwner = `SELECT n.class, n.created_by, p.root_id FROM person_note n JOIN person p ON p.tenant_id = n.tenant_id AND p.id = n.person_id
		WHERE n.tenant_id = $1 AND n.id = $2`

	sqlRemoveNote = `UPDATE person_note SET removed_at = $3 WHERE tenant_id = $1 AND id = $2 AND removed_at = ''`

	sqlRestoreNote = `UPDATE person_note SET removed_at = '' WHERE tenant_id = $1 AND id = $2 AND removed_at <> ''`

	sqlSetRoot = `UPDATE person SET root_id = $3 WHERE tenant_id = $1 AND id IN LIST($2)`

	sqlSetParent = `UPDATE person SET merged_into = $3, updated_at = $4, version = version + 1 WHERE tenant_id = $1 AND id = $2`

	sqlInsertMerge = `INSERT INTO person_merge (id, tenant_id, from_id, into_id, changes, merged_at, merged_by, author) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

	mergeColumns = `m.id, m.from_id, m.into_id, m.changes, m.merged_at, m.author`

	sqlMergeOf = `SELECT ` + mergeColumns + ` FROM person_merge m WHERE m.tenant_id = $1 AND m.from_id = $2 AND m.undone_at = ''`

	sqlMergesInto = `SELECT ` + mergeColumns + ` FROM person_merge m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.from_id
		WHERE m.tenant_id = $1 AND p.root_id = $2 AND m.undone_at = '' ORDER BY m.merged_at DESC, m.id DESC`

	sqlMergesAfter = `SELECT ` + mergeColumns + ` FROM person_merge m WHERE m.tenant_id = $1 AND m.into_id = $2 AND m.undone_at = ''
		AND (m.merged_at > $3 OR m.merged_at = $3 AND m.id > $4) ORDER BY m.merged_at, m.id`

	sqlSetChanges = `UPDATE person_merge SET changes = $3 WHERE tenant_id = $1 AND id = $2`

	sqlUndoMerge = `UPDATE person_merge SET undone_at = $3, undone_by = $4 WHERE tenant_id = $1 AND id = $2 AND undone_at = ''`

	sqlAddPair = `INSERT INTO person_pair (tenant_id, low_id, high_id, score, reasons, found_at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (tenant_id, low_id, high_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons`

	sqlPairs = `SELECT q.low_id, q.high_id, q.score, q.reasons FROM person_pair q
		JOIN person a ON a.tenant_id = q.tenant_id AND a.id = q.low_id JOIN person b ON b.tenant_id = q.tenant_id AND b.id = q.high_id
		WHERE q.tenant_id = $1 AND q.decided_at = '' AND a.root_id <> b.root_id
		AND (q.score < $2 OR q.score = $2 AND q.low_id || q.high_id > $3) ORDER BY q.score DESC, q.low_id || q.high_id LIMIT $4`

	sqlDecidePair = `UPDATE person_pair SET decided_at = $4, decided_by = $5 WHERE tenant_id = $1 AND low_id = $2 AND high_id = $3 AND decided_at = ''`

	sqlSeen = `INSERT INTO person_recent (tenant_id, account_id, person_id, seen_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (tenant_id, account_id, person_id) DO UPDATE SET seen_at = excluded.seen_at`

	sqlRecent = `SELECT ` + columns + ` FROM person_recent s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
		WHERE s.tenant_id = $1 AND s.account_id = $2 AND p.root_id = p.id AND s.seen_at >= $3 ORDER BY s.seen_at DESC, p.id LIMIT $4`

	sqlWrongRoots = `SELECT p.id, p.root_id, CASE WHEN p.merged_into = '' THEN p.id ELSE q.root_id END
		FROM person p LEFT JOIN person q ON q.tenant_id = p.tenant_id AND q.id = p.merged_into
		WHERE p.merged_into = '' AND p.root_id <> p.id OR p.merged_into <> '' AND (q.root_id <> p.root_id OR p.root_id = p.id) ORDER BY p.id LIMIT 100`

	sqlOldRecent = `DELETE FROM person_recent WHERE tenant_id = $1 AND seen_at < $2`

	sqlOldContacts = `DELETE FROM person_contact WHERE tenant_id = $1 AND removed_at <> '' AND removed_at < $2`

	sqlOldNotes = `DELETE FROM person_note WHERE tenant_id = $1 AND removed_at <> '' AND removed_at < $2`

	sqlOldChanges = `UPDATE person_merge SET changes = '' WHERE tenant_id = $1 AND merged_at < $2 AND changes <> ''`
)

func scan(s db.Scanner) (p Person, err error) { return p, s.Scan(p.targets()...) }

func (p *Person) targets() []any {
	return []any{&p.ID, &p.TenantID, &p.ClientID, &p.Version, &p.RootID, &p.MergedInto, &p.GivenName, &p.FamilyName, &p.BirthYear, &p.Gender, &p.Postcode, &p.NIS,
		&p.Language, &p.Channel, &p.Status, clock.Into(&p.CreatedAt), &p.CreatedBy, clock.Into(&p.UpdatedAt)}
}

// found is a person with the id of the file that led to it.
type found struct {
	by string
	Person
}

func scanFound(s db.Scanner) (f found, err error) {
	return f, s.Scan(append([]any{&f.by}, f.targets()...)...)
}

func scanFacts(s db.Scanner) (f Facts, err error) {
	return f, s.Scan(&f.ID, &f.RootID, &f.GivenName, &f.FamilyName, &f.BirthYear, &f.Gender, &f.Postcode, &f.NIS, &f.Status)
}

func scanContact(s db.Scanner) (c Contact, err error) {
	return c, s.Scan(&c.ID, &c.PersonID, &c.Kind, &c.Value, clock.Into(&c.CreatedAt))
}

func scanNote(s db.Scanner) (n Note, err error) {
	return n, s.Scan(&n.ID, &n.PersonID, &n.Class, &n.Body, clock.Into(&n.CreatedAt), &n.CreatedBy, &n.Author)
}

func scanMerge(s db.Scanner) (m Merging, err error) {
	return m, s.Scan(&m.ID, &m.FromID, &m.IntoID, &m.changes, clock.Into(&m.At), &m.Author)
}

// pairRow is a pair as stored: two files by id.
type pairRow struct {
	low, high string
	score     int64
	reasons   string
}

func scanPair(s db.Scanner) (r pairRow, err error) {
	return r, s.Scan(&r.low, &r.high, &r.score, &r.reasons)
}

// insert writes a new file and says whether it is new: a repeat is not.
func insert(ctx context.Context, tx *db.Tx, p Person, searched string) (bool, error) {
	n, err := tx.Exec(ctx, sqlInsert, p.ID, p.TenantID, p.ClientID, p.GivenName, p.FamilyName, p.BirthYear, string(p.Gender), p.Postcode, p.NIS,
		string(p.Language), string(p.Channel), string(p.Status), searched, clock.Stamp(p.CreatedAt), p.CreatedBy)
	return n == 1, err
}

func update(ctx context.Context, tx *db.Tx, p Person, version int64) error {
	return changed(tx.Exec(ctx, sqlUpdate, p.TenantID, p.ID, version, p.GivenName, p.FamilyName, p.BirthYear, string(p.Gender), p.Postcode, p.NIS,
		string(p.Language), string(p.Channel), string(p.Status), clock.Stamp(p.UpdatedAt)))
}

// changed turns an update that found no row of that version into Stale.
func changed(n int64, err error) error {
	if err == nil && n == 0 {
		return errs.New(errs.Stale, "stale")
	}
	return err
}

// lock reads files to change them, in an order that cannot deadlock.
func lock(ctx context.Context, tx *db.Tx, tenantID string, ids ...string) (map[string]Person, error) {
	rows, err := db.All(ctx, tx, scan, sqlLock, tenantID, db.List(ids))
	if err != nil {
		return nil, err
	}
	out := map[string]Person{}
	for _, p := range rows {
		out[p.ID] = p
	}
	for _, id := range ids {
		if _, ok := out[id]; !ok {
			return nil, errs.Missing()
		}
	}
	return out, nil
}

// sweep removes what is older than the stamp and gives the number of rows.
func sweep(ctx context.Context, tx *db.Tx, tenantID, before string) (int64, error) {
	contacts, err := tx.Exec(ctx, sqlOldContacts, tenantID, before)
	if err != nil {
		return 0, err
	}
	notes, err := tx.Exec(ctx, sqlOldNotes, tenantID, before)
	if err != nil {
		return 0, err
	}
	changes, err := tx.Exec(ctx, sqlOldChanges, tenantID, before)
	if err != nil {
		return 0, err
	}
	recent, err := tx.Exec(ctx, sqlOldRecent, tenantID, before)
	return contacts + notes + changes + recent, err
}
