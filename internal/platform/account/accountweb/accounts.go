package accountweb

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// listView is the list of accounts.
type listView struct {
	page.Page[account.Row]
	query  url.Values
	filter account.Filter
	roles  []actor.Role
	limits names
	first  bool
}

func (h *Handlers) list(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	req, err := page.Parse(q.Get("limit"), q.Get("cursor"), 2)
	if err != nil {
		return err
	}
	v := listView{query: q, roles: account.Roles(a.TenantID), first: q.Get("cursor") == ""}
	v.filter = account.Filter{Search: q.Get("search"), State: account.State(q.Get("state")), Role: actor.Role(q.Get("role"))}
	if v.Page, err = h.svc.List(ctx, a, v.filter, req); err != nil {
		return err
	}
	if v.limits, err = h.names(ctx, a); err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "account.list"), Active: "accounts", Body: listPage(v)})
}

// address is the list with one parameter changed or, without value, left out.
func (v listView) address(name, value string) string {
	q := url.Values{}
	for k, values := range v.query {
		if k != "cursor" && k != name && values[0] != "" {
			q[k] = values
		}
	}
	if value != "" {
		q.Set(name, value)
	}
	return strings.TrimSuffix("/office/accounts?"+q.Encode(), "?")
}

func (v listView) chips(ctx context.Context) []ui.Link {
	var out []ui.Link
	add := func(name, text string) { out = append(out, ui.Link{Text: text, URL: v.address(name, "")}) }
	if v.filter.Search != "" {
		add("search", v.filter.Search)
	}
	if v.filter.State != "" {
		add("state", i18n.T(ctx, "account.state."+string(v.filter.State)))
	}
	if v.filter.Role != "" {
		add("role", roleText(ctx, v.filter.Role))
	}
	return out
}

func (v listView) pages(ctx context.Context) ui.Pagination {
	p := ui.Pagination{Label: i18n.T(ctx, "account.list"), Shown: i18n.T(ctx, "account.list.count", "count", len(v.Items))}
	if !v.first {
		p.FirstURL = v.address("cursor", "")
	}
	if v.Next != "" {
		p.NextURL = v.address("cursor", v.Next)
	}
	return p
}

func (v listView) table(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "account.list"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "account.name"), Header: true}, {Head: i18n.T(ctx, "account.email")}, {Head: i18n.T(ctx, "account.roles")}, {Head: i18n.T(ctx, "account.state")},
	}}
	for _, row := range v.Items {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: row.Name, URL: "/office/accounts/" + row.ID}, {Text: row.Email},
			{Text: v.limits.rolesText(ctx, row.Grants)}, {Content: stateTag(ctx, row.State).View()},
		}})
	}
	return t
}

func stateOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, s := range []account.State{account.Active, account.Invited, account.Disabled} {
		out = append(out, ui.Option{Value: string(s), Text: i18n.T(ctx, "account.state."+string(s))})
	}
	return out
}

func roleOptions(ctx context.Context, roles []actor.Role) []ui.Option {
	var out []ui.Option
	for _, r := range roles {
		out = append(out, ui.Option{Value: string(r), Text: roleText(ctx, r)})
	}
	return out
}

// limitOptions lists the parts of the tenant, kind by kind, by name.
func (n names) options(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, k := range kinds() {
		group := i18n.T(ctx, "account.limit."+string(k))
		var part []ui.Option
		for l, name := range n {
			if l.Kind == k {
				part = append(part, ui.Option{Value: limitValue(l), Text: name, Group: group})
			}
		}
		slices.SortFunc(part, func(a, b ui.Option) int { return strings.Compare(a.Text+a.Value, b.Text+b.Value) })
		out = append(out, part...)
	}
	return out
}

// limitValue writes a limit as the value of an option.
func limitValue(l account.Limit) string {
	if l == (account.Limit{}) {
		return ""
	}
	return string(l.Kind) + ":" + l.ID
}

func readLimit(value string) account.Limit {
	kind, id, _ := strings.Cut(value, ":")
	return account.Limit{Kind: account.LimitKind(kind), ID: id}
}

// readGrant reads role, limit and days as typed.
func (h *Handlers) readGrant(f *web.Form) (account.GrantSpec, error) {
	var ck errs.Check
	g := account.GrantSpec{Role: actor.Role(f.Get("role")), Limit: readLimit(f.Get("limit"))}
	g.From = readDay(&ck, f, "from", h.svc.Today())
	if last := readDay(&ck, f, "to", h.svc.Today()); !last.IsZero() {
		g.To = last.AddDays(1)
	}
	return g, ck.Err()
}

func readDay(ck *errs.Check, f *web.Form, name string, today civil.Date) civil.Date {
	if f.Get(name) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(f.Get(name), today)
	ck.That(err == nil, name, "account-date")
	return d
}
