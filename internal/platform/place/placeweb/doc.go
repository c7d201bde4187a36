// Package placeweb is the office face of the digipunten: the list, the page of a
// place with its hours, and the forms that change them part by part.
package placeweb
