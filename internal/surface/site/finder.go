package site

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
)

// finderTitle says what the list holds.
func (v *view) finderTitle(ctx context.Context, f found) string {
	if f.Area != "" && !f.Nearest {
		return i18n.T(ctx, "site.find.title.in", "town", f.Area)
	}
	return i18n.T(ctx, "site.find.title")
}

// counted says how many there are, and what they are.
func (v *view) counted(ctx context.Context, f found) string {
	if v.asked.Facility != "" {
		return i18n.T(ctx, "site.find.count.places", "count", len(f.Places))
	}
	return i18n.T(ctx, "site.find.count", "count", len(f.Places))
}

func whenOptions(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(Whenever), Text: i18n.T(ctx, "site.when.any")},
		{Value: string(OpenNow), Text: i18n.T(ctx, "site.when.now")},
		{Value: string(Today), Text: i18n.T(ctx, "site.when.today")},
		{Value: string(Weekend), Text: i18n.T(ctx, "site.when.weekend")},
	}
}

func facilityOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, f := range facilitiesToFind() {
		out = append(out, ui.Option{Value: string(f), Text: i18n.T(ctx, f.Key())})
	}
	return out
}

// chips shows what narrows the list, each with a link that takes it away.
func (v *view) chips(ctx context.Context, f found) []ui.Link {
	var c []ui.Link
	add := func(text string, without search) {
		c = append(c, ui.Link{Text: text, URL: v.search(without)})
	}
	s := v.asked
	if s.Where != "" {
		less := s
		less.Where = ""
		add(s.Where, less)
	}
	if s.Town != "" && f.Area != "" {
		less := s
		less.Town = ""
		add(f.Area, less)
	}
	if s.When != Whenever {
		less := s
		less.When = Whenever
		add(i18n.T(ctx, map[When]string{OpenNow: "site.when.now", Today: "site.when.today", Weekend: "site.when.weekend"}[s.When]), less)
	}
	if s.Facility != "" {
		less := s
		less.Facility = ""
		add(i18n.T(ctx, s.Facility.Key()), less)
	}
	return c
}

// keep is what of the search the form takes along unseen.
func (s search) keep() []ui.KeepValue {
	if s.Town == "" {
		return nil
	}
	return []ui.KeepValue{{Name: "gemeente", Value: s.Town}}
}
