package grantweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/reach"
)

// version is one version of the counting rule with what it counts.
type version struct {
	rule  reach.Rule
	users reach.Users
	used  bool
}

// rulesView is the page of a fund's counting rule.
type rulesView struct {
	*web.Form
	fund     grant.Fund
	versions []version
	mayEdit  bool
}

// rules shows every version of the fund's counting rule side by side, each
// recounted over the fund's period.
func (h *Handlers) rules(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showRules(w, r, a, nil)
}

func (h *Handlers) showRules(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form) error {
	ctx := r.Context()
	f, err := h.grant.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	v := rulesView{fund: f, mayEdit: a.Can(reach.RightManage), Form: form}
	current, err := h.figures.Counting(ctx, a, f.CountingID)
	if err != nil {
		return err
	}
	if v.versions, err = h.versions(ctx, a, f, current.Rule); err != nil {
		return err
	}
	p := frame.Page{Title: i18n.T(ctx, "grant.rules"), Active: "figures", Back: "/office/funds/" + f.ID}
	if form == nil {
		v.Form = ruleForm(current.Rule)
	} else {
		p.Status = http.StatusUnprocessableEntity
	}
	p.Body = rulesPage(v)
	return h.frame.Show(w, r, a, p)
}

func (h *Handlers) versions(ctx context.Context, a actor.Actor, f grant.Fund, used reach.Rule) ([]version, error) {
	rules, err := h.figures.Rules(ctx, a)
	if err != nil {
		return nil, err
	}
	var out []version
	for _, rule := range rules {
		if rule.Code != used.Code {
			continue
		}
		rep, err := h.grant.ReachOf(ctx, a, f, grant.Ask{RuleVersion: rule.Version})
		if err != nil {
			return nil, err
		}
		out = append(out, version{rule, rep.Users, rule.Version == used.Version})
	}
	return out, nil
}

func ruleForm(r reach.Rule) *web.Form {
	f := web.NewForm("min_services", strconv.Itoa(r.MinServices), "anonymous_mode", string(r.Anonymous))
	for _, k := range r.Kinds {
		f.Values.Add("kinds", string(k))
	}
	for name, on := range map[string]bool{"adults": r.AdultsOnly, "phone": r.PhoneCounts, "events": r.EventCounts} {
		if on {
			f.Values.Add("options", name)
		}
	}
	return f
}

// changeRule stores a new version of the rule and counts again.
func (h *Handlers) changeRule(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f, err := h.grant.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	current, err := h.figures.Counting(r.Context(), a, f.CountingID)
	if err != nil {
		return err
	}
	rule, err := readRule(form, current.Rule)
	if err == nil {
		err = h.grant.ChangeRule(r.Context(), a, reach.ChangeRule{CountingID: f.CountingID, Rule: rule, Reason: form.Get("reason")})
	}
	if form.Rejected(err) {
		return h.showRules(w, r, a, form)
	}
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, "/office/funds/"+f.ID+"/rules", "grant.done.rule")
}

func readRule(f *web.Form, r reach.Rule) (reach.Rule, error) {
	var ck errs.Check
	r.Kinds = nil
	for _, k := range reach.Kinds() {
		if f.Has("kinds", string(k)) {
			r.Kinds = append(r.Kinds, k)
		}
	}
	ck.That(len(r.Kinds) > 0, "kinds", "required")
	r.AdultsOnly, r.PhoneCounts, r.EventCounts = f.Has("options", "adults"), f.Has("options", "phone"), f.Has("options", "events")
	n, err := strconv.Atoi(f.Get("min_services"))
	ck.That(err == nil && n >= 1 && n <= 50, "min_services", "range", "min", 1, "max", 50)
	r.MinServices = n
	r.Anonymous = reach.AnonymousMode(f.Get("anonymous_mode"))
	ck.That(r.Anonymous == reach.Exclude || r.Anonymous == reach.ContactsOnly || r.Anonymous == reach.DeclaredNew, "anonymous_mode", "choice")
	ck.That(f.Get("reason") != "", "reason", "required")
	r.Source = f.Get("reason")
	return r, ck.Err()
}

func (v rulesView) table(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "grant.rules"), HideTitle: true, Columns: heads(ctx, "grant.rule.version", "grant.rule.what", "grant.rule.why", "grant.users", "grant.tier.state")}
	for _, x := range v.versions {
		state := ui.Cell{}
		if x.used {
			state.Content = ui.Tag{Kind: ui.Good, Text: i18n.T(ctx, "grant.rule.inuse")}.View()
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: i18n.T(ctx, "grant.rule.version") + " " + strconv.Itoa(x.rule.Version)}, {Text: ruleText(ctx, x.rule)}, {Text: sourceText(ctx, x.rule)}, {Text: number(ctx, x.users.Total())}, state,
		}})
	}
	return t
}

// ruleText says in words what a rule counts.
func ruleText(ctx context.Context, r reach.Rule) string {
	out := i18n.T(ctx, "grant.rule.text", "count", r.MinServices, "kinds", len(r.Kinds))
	if r.AdultsOnly {
		out += " " + i18n.T(ctx, "grant.rule.adults.text")
	}
	return out + " " + i18n.T(ctx, "grant.anonymous."+string(r.Anonymous)+".text")
}

func (v rulesView) boxes(ctx context.Context, name, label string, values []string, prefix string) ui.Choices {
	c := ui.Choices{Field: ui.Field{Name: name, Label: i18n.T(ctx, label), Error: v.Error(ctx, name)}}
	for _, value := range values {
		c.Items = append(c.Items, ui.Choice{Value: value, Label: i18n.T(ctx, prefix+value), Checked: v.Has(name, value)})
	}
	return c
}

func kindCodes() []string {
	out := make([]string, 0, len(reach.Kinds()))
	for _, k := range reach.Kinds() {
		out = append(out, string(k))
	}
	return out
}

func (v rulesView) summary(ctx context.Context) ui.ErrorSummary {
	return fundForm{Form: v.Form}.summary(ctx)
}

// sourceText says why the rule is as it is; the first one comes with the program.
func sourceText(ctx context.Context, r reach.Rule) string {
	if r.Source == reach.DefaultRule().Source {
		return i18n.T(ctx, "grant.rule.source")
	}
	return r.Source
}
