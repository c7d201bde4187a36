package placeweb

import (
	"fmt"
	"strconv"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/base/web"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// yes is the value of a ticked box.
const yes = "yes"

func readIdentity(ck *errs.Check, f *web.Form, today civil.Date) place.Identity {
	return place.Identity{
		Name: f.Get("name"), Slug: f.Get("slug"), Kind: vocab.PlaceKind(f.Get("kind")), Roles: place.NewSet(f.All("roles")...), HostKind: vocab.HostKind(f.Get("host_kind")),
		DescriptionNL: f.Get("description_nl"), DescriptionFR: f.Get("description_fr"), DescriptionEN: f.Get("description_en"),
		Listed: f.Has("listed", yes), OpenedOn: readDate(ck, f, "opened_on", today),
	}
}

// readAddress reads the address; the municipality follows from the postcode when
// none was chosen.
func (h *Handlers) readAddress(ck *errs.Check, f *web.Form) place.Address {
	a := place.Address{Street: f.Get("street"), Postcode: f.Get("postcode"), Locality: f.Get("locality"), NIS: f.Get("nis")}
	if m, ok := h.atlas.ByPostcode(a.Postcode); ok && a.NIS == "" {
		a.NIS = m.NIS
	}
	if f.Get("point") != "" {
		var ok bool
		a.Lat, a.Lon, ok = parsePoint(f.Get("point"))
		ck.That(ok, "point", "place-point")
	}
	return a
}

// parsePoint reads "51.2067, 3.3233" as maps give it.
func parsePoint(s string) (lat, lon float64, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' || r == ',' })
	if len(parts) == 4 { // 51,2067 3,3233
		parts = []string{parts[0] + "." + parts[1], parts[2] + "." + parts[3]}
	}
	if len(parts) != 2 {
		return 0, 0, false
	}
	lat, err1 := strconv.ParseFloat(parts[0], 64)
	lon, err2 := strconv.ParseFloat(parts[1], 64)
	inside := lat > 49 && lat < 52 && lon > 2 && lon < 7
	return lat, lon, err1 == nil && err2 == nil && inside
}

func readEquipment(f *web.Form) place.Equipment {
	return place.Equipment{
		Facilities: place.NewSet(f.All("facilities")...), Accessibility: place.NewSet(f.All("accessibility")...),
		AccessNote: f.Get("access_note"), Languages: place.NewSet(f.All("languages")...),
	}
}

func readContact(f *web.Form) place.Contact {
	return place.Contact{
		Phone: f.Get("phone"), Email: f.Get("email"), PartnerID: f.Get("partner"), LeadID: f.Get("lead"),
		AccessMode: vocab.AccessMode(f.Get("access_mode")), ClosedOnHolidays: f.Has("closed_on_holidays", yes),
	}
}

// readDate reads a day as people type it; empty is no day.
func readDate(ck *errs.Check, f *web.Form, name string, today civil.Date) civil.Date {
	if f.Get(name) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(f.Get(name), today)
	ck.That(err == nil, name, "date")
	return d
}

// version is the version the form was made of; one that cannot be read is stale.
func version(f *web.Form) int64 {
	v, err := strconv.ParseInt(f.Get("version"), 10, 64)
	if err != nil || v < 1 {
		return -1
	}
	return v
}

// fill puts a place into a form.
func fill(p place.Place) *web.Form {
	f := web.NewForm("version", strconv.FormatInt(p.Version, 10),
		"name", p.Name, "slug", p.Slug, "kind", string(p.Kind), "host_kind", string(p.HostKind),
		"description_nl", p.DescriptionNL, "description_fr", p.DescriptionFR, "description_en", p.DescriptionEN,
		"street", p.Street, "postcode", p.Postcode, "locality", p.Locality, "nis", p.NIS,
		"access_note", p.AccessNote, "email", p.Email, "partner", p.PartnerID, "lead", p.LeadID, "access_mode", string(p.AccessMode))
	if p.Phone != "" {
		f.Values.Set("phone", text.FormatPhone(p.Phone))
	}
	if p.HasPoint() {
		f.Values.Set("point", fmt.Sprintf("%.5f, %.5f", p.Lat, p.Lon))
	}
	if !p.OpenedOn.IsZero() {
		f.Values.Set("opened_on", p.OpenedOn.Short())
	}
	tick(f, "listed", p.Listed)
	tick(f, "closed_on_holidays", p.ClosedOnHolidays)
	f.Values["roles"], f.Values["facilities"] = p.Roles, p.Facilities
	f.Values["accessibility"], f.Values["languages"] = p.Accessibility, p.Languages
	return f
}

func tick(f *web.Form, name string, on bool) {
	if on {
		f.Values.Set(name, yes)
	}
}
