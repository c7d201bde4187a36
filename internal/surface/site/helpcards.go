package site

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// helpCards shows what one can come for.
func (v *view) helpCards(ctx context.Context) ui.Cards {
	c := ui.Cards{Level: 3}
	for _, t := range helped() {
		c.Items = append(c.Items, ui.Card{Title: i18n.T(ctx, t.Key()), Icon: string(t), Text: i18n.T(ctx, t.ExamplesKey())})
	}
	return c
}

// facilityIcon names the pictogram of a facility.
func facilityIcon(f string) string {
	switch vocab.Facility(f) {
	case vocab.FacilityWifi:
		return "wifi"
	case vocab.FacilityPublicComputer:
		return "laptop"
	case vocab.FacilityPrinter, vocab.FacilityScanner:
		return "printer"
	case vocab.FacilityWheelchairAccess:
		return "wheelchair"
	case vocab.FacilityWeekendOpen:
		return "calendar"
	case vocab.FacilityEveningOpen:
		return "clock"
	}
	return "check"
}

// decisive lists the facilities of a place for which people choose it.
func decisive(p *place.Full) []vocab.Facility {
	var out []vocab.Facility
	for _, f := range []vocab.Facility{vocab.FacilityWheelchairAccess, vocab.FacilityPublicComputer, vocab.FacilityWifi} {
		if p.Facilities.Has(string(f)) {
			out = append(out, f)
		}
	}
	return out
}
