// Package helpdeskweb is the face of the desk: today's desk, the form to log a
// contact in twenty seconds, the list with its filters, exports and print, one
// contact with its history, and the follow-ups.
//
// The form is one page that works without scripts: buttons that add a question
// or search somebody send the form and get it back with what was typed. Enter
// always saves. A hidden client id makes sending twice harmless.
package helpdeskweb
