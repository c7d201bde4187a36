// Package reach is the ledger of services: one row for everything that anyone
// does for anyone, written in the transaction of the thing itself (a contact, a
// loan, an attendance, a visit). Every figure of the program is read from it,
// and opens up to its rows.
//
// Words: a service is one ledger row; users are distinct people under a counting
// rule; a counting is a period with a rule, usually that of a fund; a subject is
// who a service counts for: a person ("p:"), a pseudonym ("k:") or one anonymous
// service ("s:"). Certain, probable and declared are the three confidences.
//
// Rows never change but for the mark that a later row replaced them or that they
// were withdrawn. Two tables are caches: rollup (sums per day and item) and
// counted (the subjects of each counting, with the day they were first seen).
// Verify recomputes both from the ledger.
//
// Tables: service, service_key, counting_period, counting_rule, counting,
// counted, rollup. Rights: reach.read, reach.evidence, counting.manage.
package reach
