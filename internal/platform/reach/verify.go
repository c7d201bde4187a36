package reach

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
)

// Verify recomputes every row's hash, the sums and the subjects of all
// countings from the ledger, and gives a line per difference.
func Verify(ctx context.Context, r db.Reader, keys *crypt.Keyring) ([]string, error) {
	tenants, err := db.All(ctx, r, db.Column[string], sqlTenants)
	if err != nil {
		return nil, err
	}
	var findings []string
	for _, t := range tenants {
		found, err := verifyTenant(ctx, r, keys, t)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

func verifyTenant(ctx context.Context, r db.Reader, keys *crypt.Keyring, tenantID string) ([]string, error) {
	findings, want, err := sumsFromLedger(ctx, r, tenantID)
	if err != nil {
		return nil, err
	}
	got, err := keptSums(ctx, r, tenantID)
	if err != nil {
		return nil, err
	}
	findings = append(findings, compareSums(tenantID, want, got)...)
	countings, err := loadCountings(ctx, r, keys, tenantID)
	if err != nil {
		return nil, err
	}
	for _, c := range countings {
		found, err := verifyCounting(ctx, r, c)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

// sumsFromLedger adds up the live rows and checks the hash of all of them.
func sumsFromLedger(ctx context.Context, r db.Reader, tenantID string) ([]string, map[Cell]Sums, error) {
	var findings []string
	cells := map[Cell]Sums{}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		v, err := scanService(s)
		if err != nil {
			return err
		}
		if v.Sum() != v.Hash || v.Day != civil.DateOf(v.At, civil.Brussels()) {
			findings = append(findings, fmt.Sprintf("ledger: row %s of tenant %s was changed", v.ID, tenantID))
		}
		if v.Live() {
			for cell, n := range cellsOf(v) {
				cells[cell] = cells[cell].plus(n)
			}
		}
		return nil
	}, sqlAllServices, tenantID)
	return findings, cells, err
}

func keptSums(ctx context.Context, r db.Reader, tenantID string) (map[Cell]Sums, error) {
	cells := map[Cell]Sums{}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		c := Cell{TenantID: tenantID}
		var v Sums
		if err := s.Scan(&c.Dim, &c.Day, &c.Item, &c.Kind, &v.Services, &v.Questions, &v.Minutes); err != nil {
			return err
		}
		cells[c] = v
		return nil
	}, sqlAllSums, tenantID)
	return cells, err
}

func compareSums(tenantID string, want, got map[Cell]Sums) []string {
	var findings []string
	all := maps.Clone(want)
	maps.Copy(all, got)
	for _, c := range sorted(all) {
		if want[c] != got[c] {
			findings = append(findings, fmt.Sprintf("sums: %s %q of %s (%s), tenant %s: kept %v, ledger %v", c.Dim, c.Item, c.Day, c.Kind, tenantID, got[c], want[c]))
		}
	}
	return findings
}

func verifyCounting(ctx context.Context, r db.Reader, c Counting) ([]string, error) {
	want, err := fromScratch(ctx, r, c)
	if err != nil {
		return nil, err
	}
	got, err := db.All(ctx, r, scanSubject, sqlAllSubjects, c.TenantID, c.ID)
	if err != nil {
		return nil, err
	}
	left := map[string]Subject{}
	for _, s := range got {
		left[s.Key] = s
	}
	var findings []string
	for _, s := range want {
		if left[s.Key] != s {
			findings = append(findings, fmt.Sprintf("users: counting %s keeps %v for %s, the ledger says %v", c.ID, left[s.Key], s.Key, s))
		}
		delete(left, s.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		findings = append(findings, fmt.Sprintf("users: counting %s keeps %s, whom the ledger does not know", c.ID, key))
	}
	return findings, nil
}

// Repair rebuilds the sums and the subjects from the ledger. It does not touch
// the ledger itself: a changed row stays a finding.
func (l *Ledger) Repair(ctx context.Context) error {
	tenants, err := db.All(ctx, l.kit.DB, db.Column[string], sqlTenants)
	if err != nil {
		return err
	}
	for _, t := range tenants {
		if err := l.kit.DB.Update(ctx, func(tx *db.Tx) error { return l.repair(ctx, tx, t) }); err != nil {
			return err
		}
	}
	return nil
}

func (l *Ledger) repair(ctx context.Context, tx *db.Tx, tenantID string) error {
	_, cells, err := sumsFromLedger(ctx, tx, tenantID)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, sqlClearSums, tenantID); err != nil {
		return err
	}
	if err := addSums(ctx, tx, cells); err != nil {
		return err
	}
	countings, err := loadCountings(ctx, tx, l.kit.Keys, tenantID)
	if err != nil {
		return err
	}
	for _, c := range countings {
		if err := rebuild(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}
