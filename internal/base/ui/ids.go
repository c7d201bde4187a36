package ui

import "strconv"

// itemID names the n-th item of a list, from 0.
func itemID(list string, n int) string {
	return list + "-" + strconv.Itoa(n+1)
}
