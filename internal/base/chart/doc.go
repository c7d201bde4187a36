// Package chart works out where the parts of a bar or line chart stand and writes
// them as SVG. It draws counts; it does not choose words, colours or tables.
//
// A chart has a title and a description for a screen reader, every bar carries its
// value in figures, series differ by class and by dash, so that colour is never the
// only sign (A15), and the page shows the same figures in a table. A value that is
// missing or suppressed leaves a gap: zero is not the same as missing (K4).
package chart
