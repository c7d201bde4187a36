// Package demo makes up a complete, lifelike region: Brugge Noord, with the
// results its newspaper article reports, and a small second digibank beside it.
// Everything goes in through the use cases of the slices, at the time it is said
// to have happened; the same seed and day give the same region to the letter.
// Names are made up of common given and family names and mean nobody.
package demo
