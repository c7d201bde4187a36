// Package vocab holds the closed lists of the trade: what a question was about,
// how it ended, where and how somebody was helped, who was helped. Codes are
// stable and stand in the database, in files and in the API; their labels are
// texts of this package's catalogue under "vocab.<list>.<code>". A code is never
// taken away: one that is no longer offered stays readable.
//
// Every list is a string type with three things: a function that gives the
// codes in the order they are offered, Valid, and Key, the key of the label.
//
// Source of the lists: the help desk chapter of the handbook, section 4.
package vocab

import "slices"

// label gives the catalogue key of a code.
func label(list, code string) string { return "vocab." + list + "." + code }

// in says whether a code is one of a list.
func in[T ~string](code T, list []T) bool { return slices.Contains(list, code) }
