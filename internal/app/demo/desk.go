package demo

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// visit is one contact to be made.
type visit struct {
	at   time.Time
	who  *resident
	desk *point
}

// makeContacts plays three years at the desks: everybody comes a first time, the
// regulars come back, each at an opening of a desk, and more so in the seasons
// of tax returns and new school years.
func (b *builder) makeContacts(p plan, region *Region) error {
	visits := b.visits(p)
	for i, v := range visits {
		if err := b.logVisit(v, i); err != nil {
			return fmt.Errorf("contact %d: %w", i, err)
		}
	}
	b.Clock.Set(b.now)
	for _, r := range b.people {
		if r.how == "file" && region.Sample["person"] == "" {
			region.Sample["person"] = r.id
		}
	}
	return nil
}

func (b *builder) visits(p plan) []visit {
	openings := map[*point][]hours.Occurrence{}
	for _, pt := range b.points {
		openings[pt] = b.occasions(pt)
	}
	var out []visit
	loyalty := make([]int, len(b.people))
	for i := range b.people {
		r := &b.people[i]
		loyalty[i] = 1 + int(r.loyalty*100)
		out = append(out, b.firstVisit(r, openings[r.desk]))
	}
	for len(out) < p.contacts {
		r := &b.people[weighted(b.rnd, loyalty)]
		desk := r.desk
		if b.rnd.IntN(8) == 0 {
			desk = b.deskNear(r.home)
		}
		if v, ok := b.comeBack(r, desk, openings[desk]); ok {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(x, y visit) int { return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.who.given, y.who.given)) })
	return out
}

// firstVisit is the opening at or after the day on which somebody first came.
func (b *builder) firstVisit(r *resident, open []hours.Occurrence) visit {
	day := b.day(r.first)
	i, _ := slices.BinarySearchFunc(open, day, func(o hours.Occurrence, d civil.Date) int { return o.Date.Compare(d) })
	i = min(i, len(open)-1)
	r.first = open[i].Date.Sub(b.today())
	return visit{b.moment(open[i]), r, r.desk}
}

// comeBack draws a later opening, by season; it may be refused.
func (b *builder) comeBack(r *resident, desk *point, open []hours.Occurrence) (visit, bool) {
	o := open[b.rnd.IntN(len(open))]
	if !o.Date.After(b.day(r.first)) || b.rnd.IntN(10) >= season(o.Date.Month) {
		return visit{}, false
	}
	return visit{b.moment(o), r, desk}, true
}

// season is how busy a month is, of ten.
func season(m time.Month) int {
	return [...]int{0, 8, 8, 8, 7, 9, 10, 4, 4, 9, 9, 7, 5}[m]
}

// moment draws a minute inside an opening, not after now.
func (b *builder) moment(o hours.Occurrence) time.Time {
	end := o.To.Add(-10 * time.Minute)
	if o.From.Before(b.now) && end.After(b.now.Add(-time.Minute)) {
		end = b.now.Add(-time.Minute)
	}
	span := max(1, int(end.Sub(o.From)/time.Minute))
	return o.From.Add(time.Duration(b.rnd.IntN(span)) * time.Minute)
}

func (b *builder) logVisit(v visit, i int) error {
	b.Clock.Set(v.at.Add(3 * time.Minute))
	a := b.boss
	a.AccountID = pick(b.rnd, v.desk.helpers)
	day := civil.DateOf(v.at, civil.Brussels())
	l := helpdesk.Log{ClientID: fmt.Sprintf("demo-%s-%d", b.tenant.Slug, i)}
	l.Details = helpdesk.Details{
		PlaceID: v.desk.id, At: v.at, Minutes: []int{10, 15, 15, 15, 20, 30, 30, 30, 45, 60}[b.rnd.IntN(10)],
		Channel: b.channel(v.desk), Who: b.who(v.who, day), Questions: b.questions(v.who, day.Month), Autonomy: b.autonomy(),
		Urgent: b.rnd.IntN(40) == 0,
	}
	if l.Urgent {
		l.UrgentReason = pick(b.rnd, []string{"Termijn loopt morgen af", "Kan niet meer aanmelden", "Vreemd bericht van de bank"})
	}
	_, err := b.Desk.Log(b.ctx, a, l)
	v.who.came = true
	return err
}

func (b *builder) channel(pt *point) vocab.Channel {
	switch n := b.rnd.IntN(100); {
	case pt.kind == vocab.KindMobile:
		return vocab.ChannelMobile
	case n < 6:
		return vocab.ChannelPhone
	case n < 8:
		return vocab.ChannelHome
	case n < 9:
		return vocab.ChannelVideo
	}
	return vocab.ChannelOnsite
}

// who tells the desk for whom it is; most anonymous visitors came before.
func (b *builder) who(r *resident, day civil.Date) helpdesk.Who {
	switch r.how {
	case "file":
		return helpdesk.Who{PersonID: r.id}
	case "pseudonym":
		return helpdesk.Who{Pseudonym: &helpdesk.Pseudonym{Given: r.given, Family: r.family, BirthYear: r.born, Postcode: r.home.postcode, Consent: true},
			Gender: r.gender, NIS: r.home.nis, Status: r.status}
	}
	known := vocab.KnownNo
	if r.came {
		known = vocab.KnownYes
	}
	if b.rnd.IntN(25) == 0 {
		known = vocab.KnownUnknown
	}
	return helpdesk.Who{KnownBefore: known, AgeBand: r.band(day), Gender: r.gender, NIS: r.home.nis, Status: r.status}
}

func (b *builder) autonomy() vocab.Autonomy {
	return []vocab.Autonomy{vocab.AutonomyFullyGuided, vocab.AutonomyPartlyAutonomous, vocab.AutonomyPartlyAutonomous, vocab.AutonomyAutonomous, ""}[b.rnd.IntN(5)]
}

// makeFollowUps leaves work behind: due today, overdue and still ahead.
func (b *builder) makeFollowUps(p plan, _ *Region) error {
	kinds := helpdesk.TaskKinds()
	notes := []string{"Bellen of de afspraak gelukt is", "Kaartje meegeven over veilig bankieren", "Nakijken of de premie binnen is", "Vragen naar de nieuwe gsm", "Huisbezoek afspreken", "Meebrengen: oplader en code van het toestel"}
	for i := range min(40, p.contacts/10) {
		due := []int{0, 0, 0, -1, -3, 1, 2, 5, 9, 14}[i%10]
		b.Clock.Set(b.now.Add(-time.Duration(i+80) * time.Hour))
		pt := b.points[i%len(b.points)]
		a := b.boss
		a.AccountID = pt.helpers[i%len(pt.helpers)]
		f := helpdesk.AddFollowUp{ClientID: fmt.Sprintf("demo-followup-%d", i), PlaceID: pt.id, PersonID: b.known(i),
			NewFollowUp: helpdesk.NewFollowUp{Kind: kinds[i%len(kinds)], Due: b.day(due), Note: notes[i%len(notes)]}}
		if _, err := b.Desk.AddFollowUp(b.ctx, a, f); err != nil {
			return err
		}
	}
	return nil
}

// known gives the file of some visitor.
func (b *builder) known(i int) string {
	for j := range b.people {
		if r := b.people[(i*7+j)%len(b.people)]; r.how == "file" {
			return r.id
		}
	}
	return ""
}
