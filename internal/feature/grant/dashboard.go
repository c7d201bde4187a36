package grant

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/reach"
)

// dashboardWeeks is how many weeks the chart of contacts shows.
const dashboardWeeks = 26

// Dashboard is what the coordinator sees of one fund.
type Dashboard struct {
	Report
	Weeks       []WeekSum // contacts, the last weeks until today
	Objectives  []reach.Item
	Places      []reach.Item
	Themes      []reach.Item
	Residences  []reach.Item
	Gaps        []Gap
	Today       civil.Date
	HasContacts bool
}

// WeekSum is the services of one ISO week.
type WeekSum struct {
	Week     civil.Week
	Services int
}

// Gap warns that an objective had nothing in a quarter of the period.
type Gap struct {
	Quarter   civil.Quarter
	Objective string
	Running   bool // the quarter is not over yet
}

// objectives are the three of the programme (domain/programme.md §2).
func objectives() []string { return []string{"access", "skills", "services"} }

// Dashboard reads the figures of a fund for its first page. The number of
// statements does not depend on the data.
func (s *Service) Dashboard(ctx context.Context, a actor.Actor, f Fund) (Dashboard, error) {
	rep, err := s.ReachOf(ctx, a, f, Ask{})
	if err != nil {
		return Dashboard{}, err
	}
	d := Dashboard{Report: rep, Objectives: rep.ByObjective, Today: s.today()}
	d.HasContacts = rep.Kinds[reach.Contact].Services > 0
	if err := s.weeks(ctx, a, &d); err != nil {
		return d, err
	}
	for _, part := range []struct {
		dim  reach.Dim
		into *[]reach.Item
	}{{reach.ByPlace, &d.Places}, {reach.ByTheme, &d.Themes}, {reach.ByResidence, &d.Residences}} {
		if *part.into, err = s.figures.Items(ctx, a, part.dim, "", rep.Span); err != nil {
			return d, err
		}
	}
	return d, s.gaps(ctx, a, &d)
}

func (s *Service) weeks(ctx context.Context, a actor.Actor, d *Dashboard) error {
	first := civil.Monday(d.Today).AddDays(-7 * (dashboardWeeks - 1))
	days, err := s.figures.Days(ctx, a, reach.Cell{Dim: reach.ByAll, Kind: reach.Contact}, civil.Days(first, d.Today))
	if err != nil {
		return err
	}
	sums := map[civil.Week]int{}
	for _, day := range days {
		sums[civil.WeekOf(day.Day)] += day.Services
	}
	for _, w := range civil.Weeks(first, d.Today) {
		d.Weeks = append(d.Weeks, WeekSum{w, sums[w]})
	}
	return nil
}

// gaps looks at every quarter of the period that began (domain/programme.md §2).
func (s *Service) gaps(ctx context.Context, a actor.Actor, d *Dashboard) error {
	quarters := d.quarters()
	for _, objective := range objectives() {
		days, err := s.figures.Days(ctx, a, reach.Cell{Dim: reach.ByObjective, Item: objective}, d.Span)
		if err != nil {
			return err
		}
		seen := map[civil.Quarter]bool{}
		for _, day := range days {
			if day.Services > 0 {
				seen[civil.QuarterOf(day.Day)] = true
			}
		}
		for _, q := range quarters {
			if !seen[q] {
				d.Gaps = append(d.Gaps, Gap{Quarter: q, Objective: objective, Running: q == civil.QuarterOf(d.Today)})
			}
		}
	}
	return nil
}

// quarters lists those of the period that began before or today, at most the last four.
func (d Dashboard) quarters() []civil.Quarter {
	var out []civil.Quarter
	for q := civil.QuarterOf(d.Span.From); !q.First().After(d.Today) && q.First().Before(d.Span.To); q = q.Add(1) {
		out = append(out, q)
	}
	return out[max(0, len(out)-4):]
}

// Current chooses the fund to show first: the one asked for, else the one whose
// period holds today, else the latest.
func (s *Service) Current(ctx context.Context, a actor.Actor, id string) (Fund, []Fund, error) {
	funds, err := s.List(ctx, a)
	if err != nil || len(funds) == 0 {
		return Fund{}, nil, err
	}
	if id != "" {
		f, err := s.Get(ctx, a, id)
		return f, funds, err
	}
	for _, f := range funds {
		if f.Days.Contains(s.today()) {
			return f, funds, nil
		}
	}
	return funds[0], funds, nil
}
