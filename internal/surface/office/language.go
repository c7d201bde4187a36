package office

import (
	"context"
	"net/http"
	"strings"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
)

// Localized gives every request the texts of the visitor's language: the cookie
// of the switch, else what the browser asks for.
func (o *Office) Localized(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang := cookie(r, "lang")
		if !i18n.Known(lang) {
			lang = i18n.Match(r.Header.Get("Accept-Language"))
		}
		ctx := i18n.With(r.Context(), o.Texts.Localizer(lang))
		next.ServeHTTP(w, r.WithContext(ui.WithAssets(ctx, o.Assets)))
	})
}

// Localize puts the language of the account before that of the visitor.
func (o *Office) Localize(r *http.Request, a actor.Actor) *http.Request {
	if !i18n.Known(a.Lang) || a.Lang == i18n.Lang(r.Context()) {
		return r
	}
	return r.WithContext(i18n.With(r.Context(), o.Texts.Localizer(a.Lang)))
}

// languages are the choices of the switch.
func languages(ctx context.Context) []ui.Link {
	var out []ui.Link
	for _, l := range i18n.Languages() {
		out = append(out, ui.Link{Text: l.Name, Lang: l.Code, URL: l.Code, Current: l.Code == i18n.Lang(ctx)})
	}
	return out
}

// setLanguage keeps the chosen language in a cookie and with the account.
func (o *Office) setLanguage(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	if lang := form.Get("lang"); i18n.Known(lang) {
		setCookie(w, "lang", lang, preference)
		if a.SignedIn() && o.SaveLanguage != nil {
			if err := o.SaveLanguage(r.Context(), a, lang); err != nil {
				return err
			}
		}
	}
	http.Redirect(w, r, Local(form.Get("return")), http.StatusSeeOther)
	return nil
}

// saveTheme keeps the chosen colours in a cookie.
func (o *Office) saveTheme(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	switch chosen := form.Get("theme"); chosen {
	case "auto":
		setTheme(w, "", 0)
	case "light", "dark", "contrast":
		setTheme(w, chosen, preference)
	}
	http.Redirect(w, r, Local(form.Get("return")), http.StatusSeeOther)
	return nil
}

func theme(r *http.Request) string {
	switch chosen := cookie(r, "theme"); chosen {
	case "light", "dark", "contrast":
		return chosen
	}
	return ""
}

// Local gives back an address of this program, and the home page for any other,
// so that nobody is sent away to a stranger's site.
func Local(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/office/"
	}
	return to
}
