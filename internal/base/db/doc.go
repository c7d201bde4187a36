// Package db is the one door to the database. It knows two engines, SQLite
// (embedded) and PostgreSQL, and no table.
//
// SQL is written once, with $N parameters. Two small notations cover what
// differs: a trailing FOR UPDATE or FOR SHARE locks rows on PostgreSQL and is
// dropped on SQLite, where the one writer is alone anyway; IN LIST($n) takes a JSON array
// of texts, see List.
//
// Reading goes through a Reader (DB or Tx), writing only through a Tx, which
// only Update gives. On SQLite all writes run on one connection; writes that
// wait at the same time share one commit, each inside a savepoint of its own,
// so that a failing one takes nobody along (group commit). Update returns after
// the commit is durable.
package db
