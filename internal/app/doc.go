// Package app puts the program together: configuration, wiring of the slices,
// the HTTP edge and the commands. It holds no rule of the trade.
//
// Read config.go (what can be set), cli.go (what can be asked), program.go and
// wire.go (how the parts meet; one wire_*.go per slice), edge.go (what every
// request passes).
package app
