// Package retention says of every column of every table what kind of personal
// data it holds and how long that is kept.
//
// Words: a class is the kind of data (identity, case note, …); a rule is how
// long a class is kept and from when the clock runs; the register is the list
// of all columns with their class, read from the comments in the migrations.
// The class stands in the migration, on the line of its column, because who
// adds a column is the one who knows what goes in it. A test compares the
// register with the real schema of both engines, so that none is forgotten.
//
// The periods are defaults: part of them follow laws and funders' rules that
// change, and a digibank may shorten them.
package retention
