package site

import (
	"digibank/internal/base/civil"
	"digibank/internal/platform/place"
)

// jsonLDDays is how far the hours for search engines reach.
const jsonLDDays = 14

// jsonLD describes a place in the words of schema.org, for search engines. It
// holds what the page shows and nothing of a person.
func (v *view) jsonLD(p *place.Full) map[string]any {
	out := map[string]any{
		"@context": "https://schema.org", "@type": "CivicStructure", "name": p.Name,
		"isAccessibleForFree": true, "publicAccess": true,
		"address": map[string]any{
			"@type": "PostalAddress", "streetAddress": p.Street, "postalCode": p.Postcode, "addressLocality": p.Locality, "addressCountry": "BE",
		},
		"openingHoursSpecification": v.specification(p),
	}
	if p.Phone != "" {
		out["telephone"] = p.Phone
	}
	if p.HasPoint() {
		out["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": p.Lat, "longitude": p.Lon}
	}
	return out
}

// specification lists the hours of the next days one by one, so that closings and
// fortnights are right.
func (v *view) specification(p *place.Full) []map[string]string {
	out := []map[string]string{}
	for _, o := range p.Schedule().Occurrences(v.today(), v.today().AddDays(jsonLDDays)) {
		closes := o.Span.End
		if closes == civil.EndOfDay {
			closes--
		}
		out = append(out, map[string]string{
			"@type": "OpeningHoursSpecification", "validFrom": o.Date.String(), "validThrough": o.Date.String(),
			"opens": o.Span.Start.String(), "closes": closes.String(),
		})
	}
	return out
}
