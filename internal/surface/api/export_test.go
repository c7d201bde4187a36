package api

import "context"

// Unguard switches off what makes a request with an Idempotency-Key happen
// once, for the negative control of the race test.
func (s *API) Unguard() { s.once.off = true }

// Lease is after how long a try that gave no answer counts as dead.
const Lease = lease

// KeepFor is how long answers are kept.
const KeepFor = keepFor

// Sweep is the work of the night.
func (s *API) Sweep(ctx context.Context) error { return s.once.sweep(ctx) }
