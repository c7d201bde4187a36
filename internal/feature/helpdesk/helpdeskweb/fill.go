package helpdeskweb

import (
	"strconv"

	"digibank/internal/base/civil"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
)

// fill writes a contact into a form, but for who was helped and when.
func fill(f *web.Form, c helpdesk.Contact) {
	put := func(name, value string) {
		if value != "" {
			f.Values.Set(name, value)
		}
	}
	put("place", c.PlaceID)
	put("helper", c.HelperID)
	put("channel", string(c.Channel))
	put("minutes", strconv.Itoa(c.Minutes))
	put("objective", string(c.Objective))
	put("language", string(c.Language))
	put("autonomy", string(c.Autonomy))
	put("n", strconv.Itoa(len(c.Questions)))
	for n, q := range c.Questions {
		put(inQuestion(n, "theme"), string(q.Theme))
		put(inQuestion(n, "admin_theme"), string(q.AdminTheme))
		put(inQuestion(n, "service"), string(q.Service))
		put(inQuestion(n, "service_other"), q.ServiceOther)
		put(inQuestion(n, "outcome"), string(q.Outcome))
		put(inQuestion(n, "referred_to"), string(q.ReferredTo))
		put(inQuestion(n, "referred_name"), q.ReferredName)
		for _, m := range q.Materials {
			f.Values.Add(inQuestion(n, "material"), string(m))
		}
	}
}

// fillMoment writes day and time.
func fillMoment(f *web.Form, c helpdesk.Contact) {
	f.Values.Set("at", c.Day().Short())
	f.Values.Set("time", civil.ClockOf(c.At, civil.Brussels()).String())
}

// fillRest writes what a copy does not take over.
func fillRest(f *web.Form, c helpdesk.Contact) {
	fillMoment(f, c)
	f.Values.Set("note", c.Note)
	f.Values.Set("version", strconv.FormatInt(c.Version, 10))
	f.Values.Set("who", keepWho)
	if c.Urgent {
		f.Values.Set("urgent", "yes")
		f.Values.Set("urgent_reason", c.UrgentReason)
	}
}

// fillWho takes over the facts of an anonymous person, or the known person.
func fillWho(f *web.Form, c helpdesk.Contact) {
	f.Values.Set("who", string(c.Kind))
	switch c.Kind {
	case helpdesk.ByPerson:
		f.Values.Set("person", c.PersonID)
	case helpdesk.Anonymous:
		f.Values.Set("known_before", string(c.KnownBefore))
		f.Values.Set("age_band", string(c.AgeBand))
		f.Values.Set("gender", string(c.Gender))
		f.Values.Set("municipality", c.NIS)
	}
}
