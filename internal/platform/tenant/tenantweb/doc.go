// Package tenantweb is the face of a digibank for its coordinator (settings,
// municipalities, partners) and of all digibanken for an administrator.
package tenantweb
