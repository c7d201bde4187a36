// Package search finds things by the names they carry, on both engines with the
// same answers: words in any order, without accents, by their beginning while
// somebody types, and in spite of one typing mistake per four letters.
//
// A thing is a Doc of a tenant and a kind. It is indexed in the transaction that
// writes it (Put, Remove), so the index never tells something else than the rows.
// Every word is stored behind a code of its tenant and kind: the words of another
// tenant are another part of the index.
//
// How: each folded word is a term of the engine's full-text index (FTS5, or a
// tsvector under GIN; no extension is needed), for whole words and beginnings.
// Beside it stands the list of known words, each with its forms: the word with one
// letter left out, or two for words of eight letters and more. Words that differ by
// a typing mistake share a form, so that a look-up replaces comparing. "Van den
// Bossche" is also indexed as "vandenbossche". At most 100 candidates come out of
// the index; base/text ranks them.
package search
