package db

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"digibank/internal/base/errs"
)

// Duplicate is the code of the Conflict that a unique key answers with.
const Duplicate = "duplicate"

// translate turns the codes of the drivers into the kinds of the program.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var known *errs.Error
	if errors.As(err, &known) {
		return err
	}
	if isUnique(err) {
		return errs.Wrap(errs.Conflict, Duplicate, err)
	}
	if isBusy(err) {
		return errs.Wrap(errs.Unavailable, "busy", err)
	}
	return err
}

func isUnique(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "23505"
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		code := lite.Code()
		return code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
	}
	return false
}

func isBusy(err error) bool {
	var lite *sqlite.Error
	return errors.As(err, &lite) && lite.Code()&0xff == sqlite3.SQLITE_BUSY
}

// IsDuplicate says whether err comes from a unique key.
func IsDuplicate(err error) bool { return errs.Code(err) == Duplicate }
