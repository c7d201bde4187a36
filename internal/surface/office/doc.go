// Package office is the staff side around the slices: the shell of every page
// (header, navigation by rights, language and theme, account, footer), the page
// for every failure, the home page, the help, and the design system on show.
// It implements frame.Frame and knows no subject: what slices add comes in as
// navigation items and tiles.
package office
