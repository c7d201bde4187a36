// Package money holds amounts in whole euro cents and rates in hundredths of a
// cent, reads and writes them as Belgians do, and divides them without losing a
// cent. It never uses floating point (D47).
package money
