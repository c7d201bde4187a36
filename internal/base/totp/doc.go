// Package totp is the second step of signing in: the six digits of an
// authenticator app (RFC 6238), and recovery codes on paper for who lost it.
//
// A secret is made with NewSecret, shown once as a QR code (URI, SVG) and
// stored sealed. Verify says in which step of 30 seconds a code is right; the
// caller stores that step with the account, so that no code works twice.
package totp
