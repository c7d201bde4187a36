// Package mail sends e-mail: over SMTP, into a directory of .eml files (demo),
// or into memory (tests). All three build the same message.
//
// A Message goes to one person, so that nobody sees another's address. Subject
// and addresses with line breaks are refused, so that no text from outside can
// add a header. Errors name no person and no address: they end up in logs.
// Permanent tells a refusal for good from one that is worth another try.
package mail
