package api

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// placeView is a digipunt in an answer.
type placeView struct {
	ID            string        `json:"id" format:"uuid"`
	Version       int64         `json:"version"`
	Name          string        `json:"name"`
	Slug          string        `json:"slug" doc:"Last part of its public address"`
	Kind          string        `json:"kind" doc:"fixed, antenna, popup, mobile, home, phone or computer_room"`
	Roles         []string      `json:"roles" nullable:"false"`
	Description   string        `json:"description,omitempty" doc:"In the language of the request"`
	Street        string        `json:"street,omitempty" doc:"With house number"`
	Postcode      string        `json:"postcode,omitempty"`
	Locality      string        `json:"locality,omitempty"`
	Municipality  string        `json:"municipality" doc:"NIS5"`
	Lat           *float64      `json:"lat,omitempty" doc:"WGS84 degrees"`
	Lon           *float64      `json:"lon,omitempty" doc:"WGS84 degrees"`
	Phone         string        `json:"phone,omitempty" doc:"E.164"`
	Email         string        `json:"email,omitempty"`
	AccessMode    string        `json:"access_mode,omitempty"`
	Partner       string        `json:"partner,omitempty" doc:"Id of the partner that runs it"`
	Facilities    []string      `json:"facilities" nullable:"false"`
	Accessibility []string      `json:"accessibility" nullable:"false"`
	AccessNote    string        `json:"access_note,omitempty"`
	Languages     []string      `json:"languages" nullable:"false" doc:"Spoken at the desk"`
	Listed        bool          `json:"listed" doc:"Shown on the public site"`
	OpenedOn      string        `json:"opened_on,omitempty" format:"date"`
	ClosedOn      string        `json:"closed_on,omitempty" format:"date" doc:"First day on which it is no more"`
	OpenNow       bool          `json:"open_now"`
	OpenUntil     string        `json:"open_until,omitempty" format:"date-time"`
	NextOpen      string        `json:"next_open,omitempty" format:"date-time"`
	Hours         hoursView     `json:"hours"`
	Services      []offerView   `json:"services" nullable:"false" doc:"What the place helps with"`
	Computers     computersView `json:"computers" doc:"Public computers"`
}

// hoursView is when a place is open.
type hoursView struct {
	OSM      string     `json:"osm" doc:"The rules in the opening_hours notation of OpenStreetMap"`
	Complete bool       `json:"complete" doc:"False when a rule cannot be written in that notation, such as every second week"`
	Days     []openView `json:"days" nullable:"false" doc:"Hours of the coming fortnight, exceptions and closings applied"`
}

// openView is one stretch of time in which a place is open.
type openView struct {
	Day         string `json:"day" format:"date"`
	From        string `json:"from" format:"date-time"`
	To          string `json:"to" format:"date-time"`
	Appointment string `json:"appointment" enum:"no,yes,both"`
	Service     string `json:"service,omitempty"`
	Reason      string `json:"reason,omitempty" doc:"Of an exception"`
}

// offerView is a subject on which a place helps, or says that it does not.
type offerView struct {
	Topic    string `json:"topic" doc:"theme.<code> or service.<code>"`
	Offered  bool   `json:"offered"`
	Limit    string `json:"limit,omitempty" doc:"What a visitor should know"`
	Referral string `json:"referral,omitempty" doc:"Where to go for what falls outside"`
}

// computersView counts the public computers of a place.
type computersView struct {
	Total   int `json:"total"`
	Working int `json:"working"`
}

func (v placeView) version() int64 { return v.Version }

// placeQuery narrows the list of places.
type placeQuery struct {
	ListQuery
	Municipality string `query:"municipality" doc:"NIS5"`
	Role         string `query:"role" enum:"digipunt,lending,course,wifi" doc:"What the place is used for"`
	Facility     string `query:"facility"`
}

// check refuses codes that are on no list.
func (q placeQuery) check() error {
	var ck errs.Check
	ck.That(q.Municipality == "" || len(q.Municipality) == 5, "municipality", "municipality")
	ck.That(q.Role == "" || vocab.PlaceRole(q.Role).Valid(), "role", "choose")
	ck.That(q.Facility == "" || vocab.Facility(q.Facility).Valid(), "facility", "choose")
	return ck.Err()
}

// fortnight is how many days of hours an answer tells.
const fortnight = 14

func (s *API) places() {
	read(s, operation{
		name: "list-places", method: http.MethodGet, path: "/places", tag: "Places", right: place.RightRead,
		summary: "Digipunten with their hours, facilities and services, by name",
	}, s.listPlaces)
	read(s, operation{
		name: "get-place", method: http.MethodGet, path: "/places/{id}", tag: "Places", right: place.RightRead,
		summary: "One digipunt", thing: s.Places.Thing,
	}, s.getPlace)
}

func (s *API) listPlaces(c *call, in *placeQuery) (list[placeView], error) {
	req, err := in.request(2)
	if err == nil {
		err = in.check()
	}
	if err != nil {
		return list[placeView]{}, err
	}
	found, err := s.Places.List(c.ctx(), c.actor, place.Filter{Municipality: in.Municipality, Role: in.Role, Facility: in.Facility}, req)
	if err != nil {
		return list[placeView]{}, err
	}
	full, err := s.Places.Complete(c.ctx(), c.actor, found.Items)
	return mapped(page.Page[place.Full]{Items: full, Next: found.Next}, func(f place.Full) placeView { return s.placeView(c, f) }), err
}

func (s *API) getPlace(c *call, _ *IDPath) (placeView, error) {
	f, err := s.Places.Get(c.ctx(), c.actor, c.id)
	return s.placeView(c, f), err
}

func (s *API) placeView(c *call, f place.Full) placeView {
	now := s.Kit.Clock.Now()
	status := f.StatusAt(now)
	v := placeView{
		ID: f.ID, Version: f.Version, Name: f.Name, Slug: f.Slug, Kind: string(f.Kind), Roles: texts(f.Roles), Description: f.Description(language(c.r, c.actor)),
		Street: f.Street, Postcode: f.Postcode, Locality: f.Locality, Municipality: f.NIS, Phone: f.Phone, Email: f.Email,
		AccessMode: string(f.AccessMode), Partner: f.PartnerID, Facilities: texts(f.Facilities), Accessibility: texts(f.Accessibility),
		AccessNote: f.AccessNote, Languages: texts(f.Languages), Listed: f.Listed, OpenedOn: dayOf(f.OpenedOn), ClosedOn: dayOf(f.ClosedOn),
		OpenNow: status.Open, OpenUntil: stamp(status.Until), NextOpen: stamp(status.Next), Hours: s.hoursView(f), Services: []offerView{},
	}
	if f.HasPoint() {
		v.Lat, v.Lon = &f.Lat, &f.Lon
	}
	for _, o := range f.Offers {
		v.Services = append(v.Services, offerView{Topic: o.Topic, Offered: o.Offered, Limit: o.LimitVisitor, Referral: string(o.Referral)})
	}
	v.Computers.Total = len(f.Computers)
	for _, pc := range f.Computers {
		if pc.Working {
			v.Computers.Working++
		}
	}
	return v
}

func (s *API) hoursView(f place.Full) hoursView {
	today, schedule := s.Places.Today(), f.Schedule()
	v := hoursView{Days: []openView{}}
	v.OSM, v.Complete = schedule.OSM(today)
	for _, o := range schedule.Occurrences(today, today.AddDays(fortnight)) {
		appointment := string(o.ByAppointment)
		if appointment == "" {
			appointment = "no"
		}
		v.Days = append(v.Days, openView{Day: dayOf(o.Date), From: stamp(o.From), To: stamp(o.To), Appointment: appointment, Service: o.Service, Reason: o.Reason})
	}
	return v
}
