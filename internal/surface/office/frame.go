package office

import (
	"bytes"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// Show writes a page in the shell: with navigation for who is signed in,
// without for others.
func (o *Office) Show(w http.ResponseWriter, r *http.Request, a actor.Actor, p frame.Page) error {
	page, err := o.page(w, r, a, p)
	if err != nil {
		return err
	}
	return o.write(w, r, p.Status, shell(page, p.Body))
}

// Plain writes a page without navigation, for who is not signed in.
func (o *Office) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	return o.Show(w, r, actor.Actor{}, p)
}

// Done sends the browser on with 303, and keeps the text of key for the next page.
func (o *Office) Done(w http.ResponseWriter, r *http.Request, to, key string, args ...any) error {
	if key != "" {
		o.setFlash(w, key, args)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// write renders into memory first, so that a failure is a whole error page.
func (o *Office) write(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	var b bytes.Buffer
	if err := c.Render(ui.WithAssets(r.Context(), o.Assets), &b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", i18n.Lang(r.Context()))
	web.NoStore(w)
	if status != 0 {
		w.WriteHeader(status)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// page fills in everything around the body.
func (o *Office) page(w http.ResponseWriter, r *http.Request, a actor.Actor, p frame.Page) (ui.Page, error) {
	ctx := r.Context()
	out := ui.Page{
		Title: p.Title, Failed: p.Status == http.StatusUnprocessableEntity, Product: o.Product, HomeURL: "/",
		Languages: languages(ctx), LanguageAction: "/language", ThemeAction: "/theme", Theme: theme(r), ReturnURL: here(r),
		Flash: o.takeFlash(w, r),
		Help:  ui.Help{URL: "/office/help"}, AccessURL: "/office/help/toegankelijkheid", PrivacyURL: "/office/help/gegevens",
	}
	if p.Back != "" {
		out.Back = &ui.Link{URL: p.Back, Text: i18n.T(ctx, "office.back")}
	}
	if !a.SignedIn() || p.Print {
		return out, nil
	}
	out.HomeURL, out.IdleSeconds, out.KeepURL = "/office/", o.Idle, "/office/alive"
	out.Nav = o.navigation(ctx, a, p.Active)
	out.Account = o.accountMenu(ctx, a)
	return out, o.addTenant(ctx, a, &out)
}

func (o *Office) addTenant(ctx context.Context, a actor.Actor, p *ui.Page) error {
	if a.TenantID == "" || o.Tenants == nil {
		return nil
	}
	t, err := o.Tenants.TenantByID(ctx, a.TenantID)
	p.Tenant, p.Help.Phone = t.Name, strings.ReplaceAll(text.FormatPhone(t.Phone), " ", "\u00a0")
	return err
}

func (o *Office) navigation(ctx context.Context, a actor.Actor, active string) []ui.Link {
	var out []ui.Link
	for _, it := range allowed(o.items, a) {
		out = append(out, ui.Link{Text: i18n.T(ctx, "nav."+it.Key), URL: it.Path, Icon: it.Icon, Current: it.Key == active})
	}
	return out
}

func (o *Office) accountMenu(ctx context.Context, a actor.Actor) *ui.Account {
	menu := &ui.Account{Name: a.Name, SignOutURL: "/logout"}
	if role := a.MainRole(); role != "" {
		menu.Role = i18n.T(ctx, "role."+string(role))
	}
	for _, it := range allowed(o.account, a) {
		menu.Links = append(menu.Links, ui.Link{Text: i18n.T(ctx, "nav."+it.Key), URL: it.Path})
	}
	return menu
}

// here is the address of a page that was asked for with GET, home otherwise.
func here(r *http.Request) string {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return r.URL.RequestURI()
	}
	return "/office/"
}
