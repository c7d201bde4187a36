package grant

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/money"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/reach"
)

// Ask narrows a report; zero values take the fund's own period and rule.
type Ask struct {
	First, Last civil.Date // both inside
	RuleVersion int        // a version of the fund's counting rule
}

// Report is what was reached for a fund.
type Report struct {
	Fund        Fund
	Span        civil.Interval
	Rule        reach.Rule
	Users       reach.Users
	Kinds       map[reach.Kind]reach.Sums
	ByObjective []reach.Item
	Earned      money.Cents
	Forecast    Forecast
	Fresh       []reach.Day // users first seen per day, of the fund's own counting
}

// Reach counts what was reached for a fund.
func (s *Service) Reach(ctx context.Context, a actor.Actor, fundID string, ask Ask) (Report, error) {
	f, err := s.Get(ctx, a, fundID)
	if err != nil {
		return Report{}, err
	}
	return s.ReachOf(ctx, a, f, ask)
}

// ReachOf counts what was reached for a fund that was read already.
func (s *Service) ReachOf(ctx context.Context, a actor.Actor, f Fund, ask Ask) (Report, error) {
	c, err := s.figures.Counting(ctx, a, f.CountingID)
	if err != nil {
		return Report{}, err
	}
	own := c.Days
	kept, err := s.narrow(ctx, a, &c, ask)
	if err != nil {
		return Report{}, err
	}
	rep := Report{Fund: f, Span: c.Days, Rule: c.Rule}
	if rep.Users, err = s.figures.Users(ctx, a, c, kept); err != nil {
		return rep, err
	}
	if rep.Kinds, err = s.figures.Kinds(ctx, a, c.Days); err != nil {
		return rep, err
	}
	if rep.ByObjective, err = s.figures.Items(ctx, a, reach.ByObjective, "", c.Days); err != nil {
		return rep, err
	}
	if rep.Fresh, err = s.figures.NewUsers(ctx, a, f.CountingID); err != nil {
		return rep, err
	}
	rep.Earned = f.Earned(rep.Users.Total())
	inPeriod := rep.Users.Total()
	if !kept || c.Days != own {
		inPeriod = between(rep.Fresh, own.From, own.To)
	}
	rep.Forecast = Project(f, inPeriod, rep.Fresh, s.today())
	return rep, nil
}

// narrow puts another span or rule into the counting, and says whether the kept
// subjects still answer for it.
func (s *Service) narrow(ctx context.Context, a actor.Actor, c *reach.Counting, ask Ask) (bool, error) {
	own := c.Days
	if !ask.First.IsZero() {
		c.Days.From = ask.First
	}
	if !ask.Last.IsZero() {
		c.Days.To = ask.Last.AddDays(1)
	}
	if c.Days.IsEmpty() {
		return false, errs.OneField("to", "before-start")
	}
	kept := c.Days == own
	if ask.RuleVersion == 0 || ask.RuleVersion == c.Rule.Version {
		return kept, nil
	}
	rules, err := s.figures.Rules(ctx, a)
	if err != nil {
		return false, err
	}
	for _, r := range rules {
		if r.Code == c.Rule.Code && r.Version == ask.RuleVersion {
			c.Rule = r
			return false, nil
		}
	}
	return false, errs.OneField("rule", "rule-version")
}
