// Package place keeps the digipunten: the places where a citizen finds help, a
// device, a lesson, wifi or a public computer, and when each of them is open.
//
// Words: a place has one kind (fixed, antenna, pop-up, mobile, at home, phone,
// computer room) and one or more roles (digipunt, lending, course, wifi). An
// offer is a subject on which the place helps, with the limit that a visitor and
// a helper should know. An opening rule repeats; an exception closes, changes or
// adds hours on some days, and a closing wins. Closed_on is the first day on
// which the place is no more.
//
// States: planned (before opened_on), open, closed (from closed_on). A place that
// is not listed is known to staff alone.
//
// Tables: place, place_offer, place_computer, place_rule, place_exception, and
// place_revision, a number per tenant that moves with every change, so that
// rendered pages know when they are old.
//
// Rights: place.read, place.manage.
package place
