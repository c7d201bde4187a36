// Package sheet writes lists for a spreadsheet, as CSV or XLSX, row by row, so that
// 100,000 rows need little memory (D53), and reads CSV back.
//
// A cell that a spreadsheet would run as a formula is made harmless: a text that
// starts with = + - @, a tab, a carriage return or a NUL gets an apostrophe in
// front (OWASP ASVS v5.0.0-1.2.10). The reader takes that apostrophe away, so that
// an own export imports as it was (D18).
package sheet
