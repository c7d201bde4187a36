package accountweb

import (
	"context"
	"net/http"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// tokenView is the page of API tokens.
type tokenView struct {
	tokens []account.Token
	form   *doorForm
	grants []actor.Grant
	limits names
	today  civil.Date
}

func (h *Handlers) tokens(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showTokens(w, r, a, &doorForm{Form: web.NewForm("to", h.svc.Today().AddMonths(6).Short())})
}

func (h *Handlers) showTokens(w http.ResponseWriter, r *http.Request, a actor.Actor, f *doorForm) error {
	ctx := r.Context()
	tokens, err := h.svc.Tokens(ctx, a)
	if err != nil {
		return err
	}
	limits, err := h.names(ctx, a)
	if err != nil {
		return err
	}
	f.action = "/office/tokens"
	v := tokenView{tokens: tokens, form: f, grants: a.Grants, limits: limits, today: h.svc.Today()}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "account.tokens"), Active: "tokens", Status: f.status, Body: tokensPage(v)})
}

// makeToken makes a token and shows its text, this once.
func (h *Handlers) makeToken(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	var ck errs.Check
	last := readDay(&ck, form, "to", h.svc.Today())
	if err = ck.Err(); err == nil {
		role, limit := readChoice(form.Get("role"))
		if narrow := readLimit(form.Get("limit")); narrow != (account.Limit{}) {
			limit = narrow
		}
		var secret string
		_, secret, err = h.svc.MakeToken(r.Context(), a, account.NewToken{Name: form.Get("name"), Role: role, Limit: limit, To: last.AddDays(1)})
		if err == nil {
			return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "account.token.made"), Active: "tokens", Back: "/office/tokens", Body: tokenPage(secret)})
		}
	}
	if f.problem(r.Context(), err) {
		return h.showTokens(w, r, a, f)
	}
	return err
}

func (h *Handlers) revokeToken(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	if err := h.svc.RevokeToken(r.Context(), a, r.PathValue("id")); err != nil {
		return err
	}
	return h.frame.Done(w, r, "/office/tokens", "account.done.revoked")
}

// A choice of one's own roles is "role|limit".
func readChoice(value string) (actor.Role, account.Limit) {
	role, limit, _ := strings.Cut(value, "|")
	return actor.Role(role), readLimit(limit)
}

func (v tokenView) roles(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, g := range v.grants {
		l := limitOf(g)
		text := roleText(ctx, g.Role)
		if l != (account.Limit{}) {
			text += " (" + v.limits.text(ctx, l) + ")"
		}
		out = append(out, ui.Option{Value: string(g.Role) + "|" + limitValue(l), Text: text})
	}
	return out
}

func limitOf(g actor.Grant) account.Limit {
	switch {
	case g.Municipality != "":
		return account.Limit{Kind: account.ByMunicipality, ID: g.Municipality}
	case g.Place != "":
		return account.Limit{Kind: account.ByPlace, ID: g.Place}
	case g.Partner != "":
		return account.Limit{Kind: account.ByPartner, ID: g.Partner}
	}
	return account.Limit{}
}

func (v tokenView) table(ctx context.Context) ui.Table {
	lang := i18n.Lang(ctx)
	t := ui.Table{Caption: i18n.T(ctx, "account.tokens"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "account.token.name"), Header: true}, {Head: i18n.T(ctx, "account.token.owner")}, {Head: i18n.T(ctx, "account.role")},
		{Head: i18n.T(ctx, "account.to")}, {Head: i18n.T(ctx, "account.token.used")}, {Head: i18n.T(ctx, "account.action")},
	}}
	for _, k := range v.tokens {
		used := i18n.T(ctx, "account.token.never")
		if !k.Used.IsZero() {
			used = k.Used.Medium(lang)
		}
		action := ui.Cell{Text: i18n.T(ctx, "account.token.over")}
		if k.RevokedAt.IsZero() && v.today.Before(k.To) {
			action = ui.Cell{Content: postButton("/office/tokens/"+k.ID+"/revoke", i18n.T(ctx, "account.token.revoke"), k.Name)}
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: k.Name}, {Text: k.Owner}, {Text: v.limits.rolesText(ctx, []account.Grant{{Role: k.Role, Limit: k.Limit}})},
			{Text: lastDay(k.To, lang)}, {Text: used}, action,
		}})
	}
	return t
}
