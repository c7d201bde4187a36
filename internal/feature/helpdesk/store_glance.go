package helpdesk

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

// A page of the list shows few columns, mostly of one place under few filters:
// reading no more than that is several times as fast.

const (
	glanceColumns = `c.id, c.at, c.minutes, c.channel, c.place_id, c.place_nis, c.partner_id, c.helper_id, c.who, c.person_id, c.age_band, c.urgent, c.state, c.gist`

	sqlGlance = `SELECT ` + glanceColumns + ` FROM contact c WHERE ` + whereSpan + ` AND ($5 = '[]' OR c.place_id IN LIST($5)) AND ` + whereRest + ` ORDER BY c.at DESC, c.id DESC LIMIT $23`

	sqlGlancePlace = `SELECT ` + glanceColumns + ` FROM contact c WHERE ` + whereSpan + ` AND c.place_id = $5 AND ` + whereRest + ` ORDER BY c.at DESC, c.id DESC LIMIT $23`

	// Without a first day there is no bound to compare each row with.
	sqlGlancePlain = `SELECT ` + glanceColumns + ` FROM contact c WHERE c.tenant_id = $1 AND c.current = 1 AND (c.at, c.id) < ($2, $3) AND c.place_id = $4
		AND ($5 = '' OR c.channel = $5) AND ($6 = '' OR c.gist LIKE $6) AND ($7 = '' OR c.helper_id = $7) AND c.state = 'kept' ORDER BY c.at DESC, c.id DESC LIMIT $8`
)

func scanGlance(s db.Scanner) (c Contact, err error) {
	var words string
	err = s.Scan(&c.ID, clock.Into(&c.At), &c.Minutes, &c.Channel, &c.PlaceID, &c.PlaceNIS, &c.PartnerID, &c.HelperID,
		&c.Kind, &c.PersonID, &c.AgeBand, (*db.Bool)(&c.Urgent), &c.State, &words)
	c.Questions = ungist(words)
	return c, err
}

// glance reads what a list shows.
func (q query) glance(ctx context.Context, r db.Reader, limit int) ([]Contact, error) {
	if q.plain != nil {
		return db.All(ctx, r, scanGlance, sqlGlancePlain, append(q.plain, limit)...)
	}
	args := append(q.args, limit)
	if q.onePlace {
		return db.All(ctx, r, scanGlance, sqlGlancePlace, args...)
	}
	return db.All(ctx, r, scanGlance, sqlGlance, args...)
}
