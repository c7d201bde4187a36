package app

import "digibank/internal/platform/person"

// wirePerson makes the files of people. Who counts them, and what else their
// timelines show, is connected when those slices are there.
func wirePerson(p *program) error {
	p.people = person.New(p.kit, p.atlas)
	return nil
}
