// Package arch holds the rules of the house as tests. It has no code that runs.
//
// Each rule is a function over a tree of parsed files that gives findings, and
// has a test of its own in which it bites on a small bad example. The tree of
// the repository is read once. An exception is one line with its reason in
// exceptions.txt, an import on one floor a line in edges.txt; a line that
// excuses nothing any more is a finding too.
//
// Committed lists (routes, rights, columns, schema) are compared with what the
// program says of itself; UPDATE_GOLDEN=1 writes them anew.
package arch
