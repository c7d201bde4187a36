// Package accountweb is the face of accounts: signing in and out, links of
// mails, one's own account, the accounts of a digibank, and API tokens.
package accountweb
