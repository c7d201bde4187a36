package reach

import (
	"digibank/internal/base/db"
)

const (
	sqlCountUsers = `SELECT confidence, counts, COUNT(*) FROM counted WHERE tenant_id = $1 AND counting_id = $2 GROUP BY confidence, counts`

	sqlNewUsers = `SELECT first_day, COUNT(*) FROM counted WHERE tenant_id = $1 AND counting_id = $2 AND counts = 1 GROUP BY first_day ORDER BY first_day`

	sqlUserRows = `SELECT c.subject, c.confidence, c.first_day, c.first_service, c.services, c.pseudo_key, c.counts, ` + serviceColumns + `
		FROM counted c JOIN service s ON s.tenant_id = c.tenant_id AND s.id = c.first_service
		WHERE c.tenant_id = $1 AND c.counting_id = $2 AND c.counts = 1
		AND (c.first_day < $3 OR (c.first_day = $3 AND c.subject < $4))
		ORDER BY c.first_day DESC, c.subject DESC LIMIT $5`

	sqlServiceRows = `SELECT ` + serviceColumns + ` FROM service s
		WHERE s.tenant_id = $1 AND s.replaced_by = '' AND s.day >= $2 AND s.day < $3
		AND (s.day < $4 OR (s.day = $4 AND s.id < $5))
		AND ($6 = '' OR s.kind = $6) AND ($7 = '' OR s.place_id = $7) AND ($8 = '' OR s.objective = $8) AND ($9 = '' OR s.nis = $9)
		AND ($10 = '' OR ',' || s.themes || ',' LIKE '%,' || $10 || ',%')
		ORDER BY s.day DESC, s.id DESC LIMIT $11`
)

// Row is one user of a counting with the service that first made them one.
type Row struct {
	Subject
	FirstSeen Service
}

func scanUserRow(s db.Scanner) (v Row, err error) {
	sub := &v.Subject
	head := []any{&sub.Key, &sub.Confidence, &sub.FirstDay, &sub.First, &sub.Services, &sub.PseudoKey, (*db.Bool)(&sub.Counts)}
	v.FirstSeen, err = scanService(withHead{s, head})
	return v, err
}

// withHead scans extra columns before those that a mapping knows.
type withHead struct {
	db.Scanner
	head []any
}

// Scan reads the row.
func (w withHead) Scan(dest ...any) error { return w.Scanner.Scan(append(w.head, dest...)...) }
