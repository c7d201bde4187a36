// Package geo knows the municipalities of Flanders: names, postcodes, mergers,
// population, centres and outlines.
//
// The facts are embedded (data/ATTRIBUTION.md names sources and licences) and read
// when first asked for; the outlines, the largest part, only when a map is drawn.
// An Atlas never changes and may be shared. What is not in Flanders is simply not
// found: it counts as "buiten Vlaanderen".
package geo
