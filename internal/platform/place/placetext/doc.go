// Package placetext puts opening hours in words, in the language of the context:
// for the office, the public site and letters alike. Its texts stand in the
// catalogue of platform/place.
package placetext
