// Package password keeps passwords of staff: how they are stored (Hasher) and
// which ones are refused (Policy).
//
// Stored is an argon2id hash as a PHC string, with its parameters inside, so
// that they can grow: Verify says when a hash is due for renewal. Hashing takes
// memory on purpose (19 MiB), so only a few run at once; the others wait.
//
// Refused is what an attacker tries first: short ones, common ones (also in
// disguise), the person's own name, address or organisation, and leaked ones if
// the installation has a list. There are no rules about capitals or signs and
// no forced change: they make passwords worse (OWASP ASVS 5.0, chapter 6.2).
package password
