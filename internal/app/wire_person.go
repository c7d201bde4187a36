package app

import (
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/person"
	"digibank/internal/platform/person/personweb"
)

// wirePerson makes the files of people and their pages. Who counts them, and what
// else their timelines show, is connected when those slices are there.
func wirePerson(p *program) error {
	p.people = person.New(p.kit, p.atlas)
	web := personweb.New(p.people, p.atlas, p.office, p.kit.IDs.New, personweb.Action{
		Key: "helpdesk.new", Icon: "plus", Right: helpdesk.RightWrite,
		Path: func(personID string) string { return "/office/desk/new?person=" + personID },
	})
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	p.checks = append(p.checks, check{name: "people", find: person.Verify})
	return nil
}
