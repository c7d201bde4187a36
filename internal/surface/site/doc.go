// Package site is the public side of a digibank: what it is, where its digipunten
// are and when they are open, for people with few digital skills on an old phone.
//
// Every page is a plain GET without cookies and works without scripts. A page is
// rendered once per minute and per change of the places, and then answered from
// memory with an ETag; what is in memory is checked with one statement. French
// and English pages stand under /{tenant}/fr/ and /{tenant}/en/.
//
// Tables: none. Rights: none, everything here is public.
package site
