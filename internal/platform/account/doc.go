// Package account knows who may sign in: accounts of a digibank (or, without a
// tenant, of the installation), what they are allowed, and how they prove who
// they are.
//
//   - An account has one e-mail address, unique in its tenant, and grants: a role,
//     perhaps limited to a municipality, place or partner, from one day to another.
//     States: invited, active, disabled.
//   - Who is invited gets a link by mail, chooses a password and, where the role
//     asks for it, a second factor (TOTP, with recovery codes). A link works once.
//   - A session is a row found by the hash of its token. Account, grants and
//     session are read together at every request, so that a change of rights
//     holds at once. How far a session is (Stage) follows from its factors.
//   - An API token has one of its owner's grants and loses it when the owner does.
//   - Guessing is slowed down by a table, so that it holds across nodes.
//
// Only hashes of tokens, links and codes are stored. Secrets for mail are made
// by the job that sends it.
//
// Tables: account, account_grant, account_link, account_recovery, session,
// api_token, login_throttle. Rights: account.manage, account.token.
package account
