package helpdesk

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/person"
)

// Timeline gives the contacts of somebody for their file, the newest first,
// before an instant. personIDs are all files that stand for the person. Who asks
// checked the right to open the file.
func (s *Service) Timeline(ctx context.Context, r db.Reader, tenantID string, personIDs []string, before time.Time, limit int) ([]person.Item, error) {
	list, err := db.All(ctx, r, scanContact, sqlTimeline, tenantID, db.List(personIDs), clock.Stamp(before), limit)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	names, err := s.helperNames(ctx, r, tenantID)
	if err != nil {
		return nil, err
	}
	items := make([]person.Item, 0, len(list))
	for _, c := range list {
		items = append(items, c.item(names[c.HelperID]))
	}
	return items, nil
}

// item is how a contact stands in a file: its themes and how they ended.
func (c Contact) item(helper string) person.Item {
	it := person.Item{
		At: c.At, ID: c.ID, Icon: string(c.Questions[0].Theme), By: helper, Path: "/office/contacts/" + c.ID,
		Title: person.Message{Key: "helpdesk.timeline." + string(c.Channel.Setting())},
	}
	for _, q := range c.Questions {
		it.Lines = append(it.Lines, person.Message{Key: q.Theme.Key()}, person.Message{Key: q.Outcome.Key()})
	}
	return it
}

// helperNames gives the names of all helpers by account id, past ones included.
func (s *Service) helperNames(ctx context.Context, r db.Reader, tenantID string) (map[string]string, error) {
	team, err := s.team.Team(ctx, r, tenantID)
	names := make(map[string]string, len(team))
	for _, h := range team {
		names[h.ID] = h.Name
	}
	return names, err
}
