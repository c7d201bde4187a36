package person

// Unguard takes off the check that keeps two files from speaking for each other,
// for the negative control of its race test.
func (s *Service) Unguard() { s.guard = func(Person, Person) error { return nil } }
