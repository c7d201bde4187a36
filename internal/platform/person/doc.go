// Package person is the people that a digibank helps: who they are (only a name
// is needed), how to reach them, what they say about themselves, and what was
// noted.
//
// Words: a file is everything known of one person; a contact point is a telephone
// number, e-mail address or address, which several people may share (ID1); a pair
// is two files that may be of one person; a merge makes one file, the survivor,
// speak for another. root_id names the survivor, also for files that were merged
// into a merged one; rows of other slices keep the person they were written with
// and follow root_id (ID3).
//
// A merge moves no rows: the survivor's file shows the contact points, tags and
// notes of all files that it speaks for, so that undoing restores them exactly.
// Contact points and notes are sealed; a telephone number or e-mail address is
// found by its blind index. Opening a file and searching leave a row in the trail.
//
// Tables: person, person_contact, person_tag, person_note, person_merge,
// person_pair, person_recent; names are indexed by base/search.
// Rights: person.read, person.create, person.write, person.merge,
// person.note.sensitive.
package person
