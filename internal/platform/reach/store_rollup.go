package reach

import (
	"context"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
)

// chunk is how many sums one statement adds; a contact has about that many.
const chunk = 8

const (
	sqlAddOne = `INSERT INTO rollup (tenant_id, dim, day, item, kind, services, questions, minutes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)` + onCell

	sqlAddChunk = `INSERT INTO rollup (tenant_id, dim, day, item, kind, services, questions, minutes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8),
		($9, $10, $11, $12, $13, $14, $15, $16),
		($17, $18, $19, $20, $21, $22, $23, $24),
		($25, $26, $27, $28, $29, $30, $31, $32),
		($33, $34, $35, $36, $37, $38, $39, $40),
		($41, $42, $43, $44, $45, $46, $47, $48),
		($49, $50, $51, $52, $53, $54, $55, $56),
		($57, $58, $59, $60, $61, $62, $63, $64)` + onCell

	onCell = ` ON CONFLICT (tenant_id, dim, day, item, kind) DO UPDATE SET services = rollup.services + excluded.services,
		questions = rollup.questions + excluded.questions, minutes = rollup.minutes + excluded.minutes`

	sqlSumItems = `SELECT item, SUM(services), SUM(questions), SUM(minutes) FROM rollup
		WHERE tenant_id = $1 AND dim = $2 AND day >= $3 AND day < $4 AND ($5 = '' OR kind = $5) GROUP BY item`

	sqlSumKinds = `SELECT kind, SUM(services), SUM(questions), SUM(minutes) FROM rollup
		WHERE tenant_id = $1 AND dim = 'all' AND day >= $2 AND day < $3 GROUP BY kind`

	sqlSumDays = `SELECT day, SUM(services), SUM(questions), SUM(minutes) FROM rollup
		WHERE tenant_id = $1 AND dim = $2 AND item = $3 AND day >= $4 AND day < $5 AND ($6 = '' OR kind = $6) GROUP BY day ORDER BY day`

	sqlAllSums = `SELECT dim, day, item, kind, services, questions, minutes FROM rollup WHERE tenant_id = $1`

	sqlClearSums = `DELETE FROM rollup WHERE tenant_id = $1`
)

// addSums writes the changes of a transaction, in the one order of cells.
func addSums(ctx context.Context, tx *db.Tx, cells map[Cell]Sums) error {
	for part := range slices.Chunk(sorted(cells), chunk) {
		var err error
		if len(part) == chunk {
			_, err = tx.Exec(ctx, sqlAddChunk, cellArgs(part, cells)...)
		} else {
			err = addEach(ctx, tx, part, cells)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func addEach(ctx context.Context, tx *db.Tx, part []Cell, cells map[Cell]Sums) error {
	for i := range part {
		if _, err := tx.Exec(ctx, sqlAddOne, cellArgs(part[i:i+1], cells)...); err != nil {
			return err
		}
	}
	return nil
}

func cellArgs(part []Cell, cells map[Cell]Sums) []any {
	args := make([]any, 0, 8*len(part))
	for _, c := range part {
		v := cells[c]
		args = append(args, c.TenantID, string(c.Dim), c.Day, c.Item, string(c.Kind), v.Services, v.Questions, v.Minutes)
	}
	return args
}

// Item is a sum of one item over a span of days.
type Item struct {
	Item string
	Sums
}

func scanItem(s db.Scanner) (v Item, err error) {
	return v, s.Scan(&v.Item, &v.Services, &v.Questions, &v.Minutes)
}

// Day is a sum of one day.
type Day struct {
	Day civil.Date
	Sums
}

func scanDay(s db.Scanner) (v Day, err error) {
	return v, s.Scan(&v.Day, &v.Services, &v.Questions, &v.Minutes)
}
