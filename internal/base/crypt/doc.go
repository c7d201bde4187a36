// Package crypt keeps secrets: fields at rest, search over sealed fields, and
// tokens that nobody can guess.
//
// A Keyring holds the master keys of an installation. It is never used as it
// is: each purpose has a key of its own, derived with HKDF-SHA-256.
//
//   - Seal and Open encrypt one field with AES-256-GCM under a random nonce. The
//     result is bound to its tenant, table, column and row (AAD): moved
//     elsewhere, it does not open. One key seals at most 2^32 fields.
//   - Blind makes an index value by which a sealed field can be found without
//     opening it. The same value has another index in another tenant.
//   - Rotate adds a key. The newest key seals; the older ones keep opening what
//     they sealed, until everything is sealed again (see Current).
//
// Token, HashToken, Digits and Letters make and store things that only their
// owner may know.
package crypt
