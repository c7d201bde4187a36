// Package personweb is the pages of people: the one box that searches and starts
// a file, the file with its timeline, contact points, tags and notes, merging two
// files, and the list of files that may be of one person.
//
// What somebody types to find a person never stands in an address: searching is
// a POST that answers with a page (v5.0.0-14.2.1).
package personweb
