// Package grantweb shows the figures of a fund and the funds themselves.
package grantweb
