// Package text holds what the program does with words that people type: clean
// them, fold and compare names, normalise telephone numbers, e-mail addresses
// and organisation numbers, cut an excerpt, and find digits and secrets that may
// never be stored (Forbidden, Mask).
//
// Every function is pure and safe for use by several goroutines at once.
package text
