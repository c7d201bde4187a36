// Package search finds things by the names they carry, on both engines with the
// same answers: words in any order, without accents, by their beginning while
// somebody types, and in spite of one typing mistake per four letters.
//
// A thing is a Doc of a tenant and a kind. It is indexed in the transaction that
// writes it (Put, Remove), so the index never tells something else than the rows.
// Every word is stored behind a code of its tenant and kind: the words of another
// tenant are another part of the index.
//
// How: each folded word is a term, for whole words and beginnings. The forms of a
// word with one letter left out (two for words of eight letters and more) are
// terms as well: two words that differ by a typing mistake share such a form, so
// that a look-up replaces any comparing. "Van den Bossche" is also indexed as
// "vandenbossche". The engine hands over at most 100 candidates by index alone;
// base/text ranks them. SQLite keeps the terms in FTS5, PostgreSQL in a tsvector
// under a GIN index; no extension is needed.
package search
