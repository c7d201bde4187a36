// Package fault takes the program away from under its users: killed in the
// middle of their work, or asked to stop. What was acknowledged is there
// afterwards, once, and every figure is right.
package fault
