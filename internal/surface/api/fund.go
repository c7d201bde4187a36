package api

import (
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/money"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/vocab"
)

// fundView is a fund in an answer.
type fundView struct {
	ID           string     `json:"id" format:"uuid"`
	Version      int64      `json:"version"`
	Name         string     `json:"name"`
	Kind         string     `json:"kind"`
	Funder       string     `json:"funder,omitempty"`
	From         string     `json:"from" format:"date" doc:"First day of the period"`
	To           string     `json:"to" format:"date" doc:"Last day of the period"`
	AmountCents  int64      `json:"amount_cents" doc:"The most it pays"`
	ChosenTarget int        `json:"chosen_target" doc:"Users; 0 when none was chosen"`
	TierMode     string     `json:"tier_mode" enum:"on_entry,on_full,pro_rata"`
	BelowFirst   string     `json:"below_first" enum:"full,pro_rata,none"`
	Tiers        []TierView `json:"tiers" nullable:"false"`
}

// TierView is one tier of a fund.
type TierView struct {
	From        int   `json:"from" doc:"First user inside"`
	To          *int  `json:"to" nullable:"true" doc:"Last user inside; null for without end"`
	AmountCents int64 `json:"amount_cents" doc:"What the tier adds"`
}

// reachedTier is a tier with whether its first user was reached.
type reachedTier struct {
	TierView
	Reached bool `json:"reached"`
}

// reachAnswer is what was reached for a fund.
type reachAnswer struct {
	Users       usersView      `json:"users"`
	Contacts    int            `json:"contacts"`
	Attendances int            `json:"attendances"`
	Loans       int            `json:"loans"`
	Visits      int            `json:"visits"`
	ByObjective map[string]int `json:"by_objective" doc:"Services by objective: access, skills, services"`
	Tiers       []reachedTier  `json:"tiers" nullable:"false"`
	EarnedCents int64          `json:"earned_cents"`
	Forecast    forecastView   `json:"forecast"`
	Rule        ruleView       `json:"rule"`
	From        string         `json:"from" format:"date"`
	To          string         `json:"to" format:"date" doc:"Last day"`
}

// usersView is how many different people were reached.
type usersView struct {
	Total    int `json:"total"`
	Certain  int `json:"certain" doc:"Registered people"`
	Probable int `json:"probable" doc:"Pseudonyms"`
	Declared int `json:"declared" doc:"Anonymous, said not to have come before"`
	Range    int `json:"range" doc:"Anonymous people who might be new as well, on top of total"`
}

// forecastView says where today's pace leads. It is never a result.
type forecastView struct {
	Users       int              `json:"users" doc:"At the end of the period, by the average since the start"`
	EarnedCents int64            `json:"earned_cents"`
	Assumption  string           `json:"assumption" doc:"In the language of Accept-Language"`
	DaysDone    int              `json:"days_done"`
	DaysTotal   int              `json:"days_total"`
	Others      []projectionView `json:"others" nullable:"false" doc:"Where other assumptions lead"`
}

// projectionView is another forecast.
type projectionView struct {
	Name       string `json:"name" enum:"recent,last_year"`
	Users      int    `json:"users"`
	Assumption string `json:"assumption"`
}

// ruleView names the counting rule.
type ruleView struct {
	Name    string `json:"name"`
	Version int    `json:"version"`
}

func (v fundView) version() int64 { return v.Version }

// reachQuery narrows what was reached.
type reachQuery struct {
	IDPath
	From dayText `query:"from" doc:"First day; that of the fund when left out"`
	To   dayText `query:"to" doc:"Last day; that of the fund when left out"`
	Rule string  `query:"rule" doc:"Version of the fund's counting rule; the present one when left out"`
}

func (s *API) funds() {
	read(s, operation{
		name: "list-funds", method: http.MethodGet, path: "/funds", tag: "Funds", right: grant.RightRead,
		summary: "Funds, latest period first", doc: "Always one page.",
	}, s.listFunds)
	read(s, operation{
		name: "get-fund", method: http.MethodGet, path: "/funds/{id}", tag: "Funds", right: grant.RightRead, summary: "One fund", thing: s.Grants.Exists,
	}, s.getFund)
	read(s, operation{
		name: "get-reach", method: http.MethodGet, path: "/funds/{id}/reach", tag: "Funds", right: grant.RightRead,
		summary: "What was reached for a fund: users, services, tiers, money, forecast", thing: s.Grants.Exists,
	}, s.getReach)
	read(s, operation{
		name: "list-evidence", method: http.MethodGet, path: "/funds/{id}/reach/evidence", tag: "Funds", right: reach.RightEvidence,
		summary: "The rows behind a figure", thing: s.Grants.Exists, doc: "figure=users gives one row per user with the service that first made them one; contacts and services give the rows of the ledger. Newest first.",
	}, s.listEvidence)
}

func (s *API) listFunds(c *call, in *fundQuery) (list[fundView], error) {
	if _, err := in.request(0); err != nil {
		return list[fundView]{}, err
	}
	funds, err := s.Grants.List(c.ctx(), c.actor)
	out := list[fundView]{Items: []fundView{}}
	for _, f := range funds {
		out.Items = append(out.Items, viewFund(f))
	}
	return out, err
}

// fundQuery asks for funds.
type fundQuery struct{ ListQuery }

func (s *API) getFund(c *call, _ *IDPath) (fundView, error) {
	f, err := s.Grants.Get(c.ctx(), c.actor, c.id)
	return viewFund(f), err
}

func viewFund(f grant.Fund) fundView {
	v := fundView{
		ID: f.ID, Version: f.Version, Name: f.Name, Kind: string(f.Kind), Funder: f.Funder, From: dayOf(f.Days.From), To: dayOf(f.LastDay()),
		AmountCents: int64(f.Amount), ChosenTarget: f.ChosenTarget, TierMode: string(f.Mode), BelowFirst: string(f.Below), Tiers: []TierView{},
	}
	for _, t := range f.Tiers {
		v.Tiers = append(v.Tiers, viewTier(t))
	}
	return v
}

func viewTier(t grant.Tier) TierView {
	v := TierView{From: t.From, AmountCents: int64(t.Adds)}
	if t.To > 0 {
		v.To = &t.To
	}
	return v
}

func (s *API) getReach(c *call, in *reachQuery) (reachAnswer, error) {
	ask, err := in.ask()
	if err != nil {
		return reachAnswer{}, err
	}
	rep, err := s.Grants.Reach(c.ctx(), c.actor, c.id, ask)
	if err != nil {
		return reachAnswer{}, err
	}
	u := rep.Users
	v := reachAnswer{
		Users:    usersView{Total: u.Total(), Certain: u.Certain, Probable: u.Probable, Declared: u.Declared, Range: u.Range},
		Contacts: rep.Kinds[reach.Contact].Services, Attendances: rep.Kinds[reach.Attendance].Services, Loans: rep.Kinds[reach.Loan].Services,
		Visits: rep.Kinds[reach.HomeVisit].Services, ByObjective: map[string]int{}, Tiers: []reachedTier{}, EarnedCents: cents(rep.Earned), Forecast: c.forecast(rep.Forecast),
		Rule: ruleView{Name: rep.Rule.Code, Version: rep.Rule.Version}, From: dayOf(rep.Span.From), To: dayOf(rep.Span.To.AddDays(-1)),
	}
	for _, o := range vocab.Objectives() {
		v.ByObjective[string(o)] = 0
	}
	for _, item := range rep.ByObjective {
		v.ByObjective[item.Item] = item.Services
	}
	for _, t := range rep.Fund.Tiers {
		v.Tiers = append(v.Tiers, reachedTier{viewTier(t), u.Total() >= max(t.From, 1)})
	}
	return v, nil
}

func cents(m money.Cents) int64 { return int64(m) }

func (q reachQuery) ask() (grant.Ask, error) {
	var ck errs.Check
	ask := grant.Ask{First: q.From.day(&ck, "from"), Last: q.To.day(&ck, "to")}
	if q.Rule != "" {
		n, err := strconv.Atoi(q.Rule)
		ck.That(err == nil && n > 0, "rule", "rule-version")
		ask.RuleVersion = n
	}
	return ask, ck.Err()
}

func (c *call) forecast(f grant.Forecast) forecastView {
	v := forecastView{
		Users: f.Linear, EarnedCents: cents(f.Earned), Assumption: c.assumption("linear"), DaysDone: f.DaysDone, DaysTotal: f.DaysTotal,
		Others: []projectionView{{Name: "recent", Users: f.Recent, Assumption: c.assumption("recent")}},
	}
	if f.HasYear {
		v.Others = append(v.Others, projectionView{Name: "last_year", Users: f.LastYear, Assumption: c.assumption("year")})
	}
	return v
}

// assumption puts in words under what a forecast holds.
func (c *call) assumption(name string) string {
	return c.text("grant.forecast.if") + " " + c.text("grant.forecast."+name)
}
