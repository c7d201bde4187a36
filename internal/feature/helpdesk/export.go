package helpdesk

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// exportChunk is how many contacts are read at a time: a slow download holds no
// connection to the database.
const exportChunk = 500

// Exported is a contact with the names that go with it.
type Exported struct {
	Contact
	Place  string
	Helper string
	Person string // only for who may see people
}

// Export hands every contact of a filter to each, the newest first, chunk by
// chunk, and leaves a row in the trail. Contacts that are logged meanwhile are
// not in it.
func (s *Service) Export(ctx context.Context, a actor.Actor, f Filter, each func(Exported) error) error {
	if err := access.Require(a, RightExport); err != nil {
		return err
	}
	if err := f.Validate(); err != nil {
		return err
	}
	places, helpers, err := s.nameLists(ctx, a, RightExport)
	if err != nil {
		return err
	}
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "contact.export", Kind: "contact"})
		return nil
	})
	req := page.Request{Limit: exportChunk}
	for more := true; err == nil && more; {
		more, err = s.exportChunk(ctx, a, f, &req, func(e Exported) error {
			e.Place, e.Helper = places[e.PlaceID], helpers[e.HelperID]
			return each(e)
		})
	}
	return err
}

// exportChunk hands on one chunk, and says whether there is another after it.
func (s *Service) exportChunk(ctx context.Context, a actor.Actor, f Filter, req *page.Request, each func(Exported) error) (bool, error) {
	rows, err := f.query(a, RightExport, *req).rows(ctx, s.kit.DB, req.Limit)
	if err != nil || len(rows) == 0 {
		return false, err
	}
	if err := s.WithQuestions(ctx, a, rows); err != nil {
		return false, err
	}
	names, err := s.Names(ctx, a, rows)
	if err != nil {
		return false, err
	}
	for _, c := range rows {
		c.Note, c.UrgentReason = "", ""
		if err := each(Exported{Contact: c, Person: names[c.PersonID]}); err != nil {
			return false, err
		}
	}
	req.After = contactKey(rows[len(rows)-1])
	return len(rows) == req.Limit, nil
}

// nameLists gives the names of places and helpers by id.
func (s *Service) nameLists(ctx context.Context, a actor.Actor, right actor.Right) (places, helpers map[string]string, err error) {
	briefs, err := s.places.Briefs(ctx, a, right)
	if err != nil {
		return nil, nil, err
	}
	places = make(map[string]string, len(briefs))
	for _, b := range briefs {
		places[b.ID] = b.Name
	}
	helpers, err = s.helperNames(ctx, s.kit.DB, a.TenantID)
	return places, helpers, err
}
