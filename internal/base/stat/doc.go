// Package stat holds what every shared figure needs: percentages that add up,
// suppression of small counts (K5), and bands of duration.
package stat
