package personweb_test

import (
	"bytes"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/person/personweb"
	"digibank/internal/platform/route"
	"digibank/internal/platform/vocab"
)

// office is the pages of people behind a gate, in a bare frame.
type office struct {
	t       *testing.T
	handler http.Handler
	people  *person.Service
	missing []string // keys without a text
	as      actor.Actor
}

// bare is a frame without a shell.
type bare struct{}

func (bare) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, p frame.Page) error {
	var b bytes.Buffer
	if err := p.Body.Render(r.Context(), &b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	web.NoStore(w)
	if p.Status != 0 {
		w.WriteHeader(p.Status)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (f bare) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	return f.Show(w, r, actor.Actor{}, p)
}

func (bare) Done(w http.ResponseWriter, r *http.Request, to, _ string, _ ...any) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func newOffice(t *testing.T, d *db.DB) *office {
	t.Helper()
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Keys: keys, Audit: audit.New(c, id.Random{})}
	err = d.Update(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ('t1', 't1', 't1', '')`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	texts, err := i18n.New(person.Locale, vocab.Locale, ui.Locale)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, people: person.New(k, geo.New())}
	texts.OnMissing(func(lang, key string) { o.missing = append(o.missing, lang+" "+key) })
	mux := http.NewServeMux()
	gate := route.Gate{
		Authenticate: func(*http.Request) (actor.Actor, error) { return o.as, nil },
		Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
			http.Error(w, err.Error(), web.Status(errs.KindOf(err)))
		},
	}
	gate.Mount(mux, personweb.New(o.people, geo.New(), bare{}, k.IDs.New).Routes())
	o.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(i18n.With(r.Context(), texts.Localizer("nl"))))
	})
	o.become(actor.Helper)
	return o
}

// become lets somebody of a role use the pages.
func (o *office) become(role actor.Role) {
	p, err := access.NewPolicy(person.Rules())
	if err != nil {
		o.t.Fatal(err)
	}
	o.as = actor.Actor{TenantID: "t1", AccountID: string(role), Name: string(role), Grants: []actor.Grant{p.Allow(actor.Grant{Role: role})}}
}

// answer is what came back.
type answer struct {
	t      *testing.T
	status int
	to     string
	body   string
	head   http.Header
}

func (o *office) do(r *http.Request) answer {
	o.t.Helper()
	w := httptest.NewRecorder()
	o.handler.ServeHTTP(w, r)
	return answer{o.t, w.Code, w.Header().Get("Location"), w.Body.String(), w.Header()}
}

func (o *office) get(path string) answer {
	o.t.Helper()
	return o.do(httptest.NewRequestWithContext(o.t.Context(), http.MethodGet, path, nil))
}

func (o *office) post(path string, pairs ...string) answer {
	o.t.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequestWithContext(o.t.Context(), http.MethodPost, path, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return o.do(r)
}

// wants fails unless the answer has the status and the page shows the texts.
func (a answer) wants(status int, texts ...string) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d: %.2000s", a.status, status, a.body)
	}
	for _, text := range texts {
		if !strings.Contains(html.UnescapeString(a.body), text) {
			a.t.Errorf("the page lacks %q: %.4000s", text, a.body)
		}
	}
	return a
}

// lacks fails when the page shows a text.
func (a answer) lacks(texts ...string) answer {
	a.t.Helper()
	for _, text := range texts {
		if strings.Contains(a.body, text) {
			a.t.Errorf("the page shows %q", text)
		}
	}
	return a
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// fields are the hidden fields of the page, as pairs.
func (a answer) fields() []string {
	var out []string
	for _, m := range hidden.FindAllStringSubmatch(a.body, -1) {
		out = append(out, m[1], html.UnescapeString(m[2]))
	}
	return out
}

// pages runs a test on both engines and fails on a key without a text.
func pages(t *testing.T, fn func(t *testing.T, o *office)) {
	t.Helper()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		o := newOffice(t, d)
		fn(t, o)
		for _, key := range o.missing {
			if !strings.Contains(key, " invalid.") { // shared ones are in the catalogue of the shell
				t.Errorf("no text for %s", key)
			}
		}
	})
}

// newFile makes a file through the pages and gives its path.
func (o *office) newFile(pairs ...string) string {
	o.t.Helper()
	pairs = append([]string{"searched", "gezocht", "do", "anyway", "client_id", id.Random{}.New()}, pairs...)
	a := o.post("/office/people/new", pairs...)
	a.wants(http.StatusSeeOther)
	return a.to
}

func TestSearchOrCreateInOneBox(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		o.get("/office/people").wants(200, "Wie zoek je?", "Hier staan straks de mensen")
		none := o.post("/office/people", "q", "jan peeters 1950").wants(200, "We vinden niemand", "Maak een nieuw dossier")
		if cache := none.head.Get("Cache-Control"); !strings.Contains(cache, "no-store") {
			t.Errorf("the found people may be kept: %s", cache)
		}
		form := o.post("/office/people/new", none.fields()...).wants(200, `value="Jan"`, `value="Peeters"`, `value="1950"`)
		made := o.post("/office/people/new", append(form.fields(), "given_name", "Jan", "family_name", "Peeters", "birth_year", "1950", "postcode", "8370")...)
		made.wants(http.StatusSeeOther)
		o.get(made.to).wants(200, "Jan Peeters", "geboren in 1950", "8370 Blankenberge", "Dossier gemaakt")
		o.post("/office/people", "q", "peters jan").wants(200, "1 persoon gevonden", "Jan Peeters", made.to)
		o.get("/office/people").wants(200, "Wie je het laatst zag", "Jan Peeters")
		o.get("/office/people/new").wants(http.StatusSeeOther)
	})
}

// ID2: who it may already be is shown first; a new file all the same is a second step.
func TestPossibleDuplicatesAreShownBeforeCreating(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		known := o.newFile("given_name", "Jan", "family_name", "Peeters", "phone", "0475 12 34 56")
		typed := []string{"searched", "jan", "client_id", id.Random{}.New(), "given_name", "Jan", "family_name", "Peters", "phone", "0475123456", "tags", "senior", "tags", "newcomer"}
		asked := o.post("/office/people/new", typed...).wants(200, "Is het iemand van hen?", known, "naam, telefoon")
		back := o.post("/office/people/new", append(asked.fields(), "do", "back")...).wants(200, `value="Peters"`)
		if n := strings.Count(back.body, " checked"); n < 2 {
			t.Errorf("%d ticks came back", n)
		}
		made := o.post("/office/people/new", append(asked.fields(), "do", "anyway")...)
		made.wants(http.StatusSeeOther)
		o.get(made.to).wants(200, "Jan Peters", "0475 12 34 56")
		o.become(actor.Coordinator)
		o.get("/office/people/duplicates").wants(200, "Jan Peeters", "Jan Peters", "Twee mensen")
	})
}

func TestAWrongFormComesBackAsTyped(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		o.post("/office/people/new", "searched", "x", "given_name", " ", "birth_year", "vijftig", "postcode", "83<70").wants(422, "Vul een jaar in", `value="vijftig"`, `value="83<70"`).lacks("83<70")
		o.post("/office/people/new", "searched", "", "given_name", "Jan").wants(422, "Zoek eerst")
		o.post("/office/people", "q", "93.05.18-223.61").wants(422)
		o.post("/office/people/pick", "q", "93.05.18-223.61").wants(422)
	})
}

func TestEditingShowsBothWhenSomebodyWasFirst(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		file := o.newFile("given_name", "Jan", "family_name", "Peeters")
		form := o.get(file+"/edit").wants(200, "Gegevens wijzigen", "Peeters").fields()
		with := func(name string) []string {
			return append(append([]string{}, form...), "given_name", "Jan", "family_name", name, "gender", "m", "social_status", "retired", "preferred_channel", "letter", "language", "fr")
		}
		o.post(file+"/edit", with("Claes")...).wants(http.StatusSeeOther)
		o.get(file).wants(200, "Jan Claes", "Brief", "Frans")
		o.post(file+"/edit", with("Maes")...).wants(http.StatusPreconditionFailed)
		o.post(file+"/edit", append(form, "given_name", "", "family_name", "")...).wants(422, "Vul een voornaam")
	})
}

func TestContactPointsAndNotesComeAndGo(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		file := o.newFile("given_name", "Jan", "family_name", "Peeters")
		o.post(file+"/contacts", "kind", "phone", "value", "bel me").wants(422, `value="bel me"`)
		o.post(file+"/contacts", "kind", "phone", "value", "0475 12 34 56").wants(http.StatusSeeOther)
		o.post(file+"/contacts", "kind", "email", "value", "Jan@Voorbeeld.be").wants(http.StatusSeeOther)
		page := o.get(file).wants(200, `href="tel:+32475123456"`, `href="mailto:jan@voorbeeld.be"`)
		remove := regexp.MustCompile(file + `/contacts/[^/"]+/remove`).FindString(page.body)
		gone := o.post(remove)
		undo := o.get(gone.to).wants(200, "Het contactgegeven is weg", "Zet terug").lacks("tel:+32475123456")
		o.post(regexp.MustCompile(file + `/contacts/[^/"]+/restore`).FindString(undo.body)).wants(http.StatusSeeOther)
		o.get(file).wants(200, "tel:+32475123456")

		o.post(file+"/notes", "class", "general", "body", "pincode is 4821").wants(422)
		o.post(file+"/notes", "class", "practical", "body", "Leest <b>grote</b> letters").wants(http.StatusSeeOther)
		page = o.get(file).wants(200, "Leest <b>grote</b> letters").lacks("<b>grote")
		gone = o.post(regexp.MustCompile(file + `/notes/[^/"]+/remove`).FindString(page.body))
		undo = o.get(gone.to).wants(200, "De notitie is weg").lacks("letters</bdi>")
		o.post(regexp.MustCompile(file + `/notes/[^/"]+/restore`).FindString(undo.body)).wants(http.StatusSeeOther)
		o.get(file).wants(200, "grote")

		o.post(file+"/tags", "tags", "senior").wants(http.StatusSeeOther)
		o.post(file+"/tags", "tags", "king").wants(422)
	})
}

// ID3
func TestMergeWithPreviewAndUndo(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		stays := o.newFile("given_name", "Jan", "family_name", "Peeters", "postcode", "8370")
		goes := o.newFile("given_name", "Jan", "family_name", "Peters", "gender", "m", "email", "jan@voorbeeld.be")
		other := strings.TrimPrefix(goes, "/office/people/")
		o.get(stays + "/merge").wants(http.StatusForbidden)
		o.become(actor.Coordinator)
		o.get(stays+"/merge").wants(200, "Jan Peters", other)
		o.post(stays+"/merge", "do", "search", "q", "peters").wants(200, other)
		o.post(stays+"/merge", "do", "preview", "other", strings.TrimPrefix(stays, "/office/people/")).wants(422, "Kies een ander dossier")
		preview := o.post(stays+"/merge", "do", "preview", "other", other).wants(200, "Dit dossier blijft", "contactgegevens: 1", "Peters", "30 dagen")
		o.post(stays+"/merge", append(preview.fields(), "do", "confirm", "keep_family_name", "from", "keep_gender", "from")...).wants(http.StatusSeeOther)
		if a := o.get(goes); a.status != http.StatusSeeOther || a.to != stays {
			t.Errorf("the merged file leads to %d %s", a.status, a.to)
		}
		o.get(stays).wants(200, "Jan Peters", "jan@voorbeeld.be", "Samengevoegd", "Maak ongedaan")
		o.post(stays+"/merge", append(preview.fields(), "do", "confirm")...).wants(http.StatusConflict)
		o.post(goes + "/unmerge").wants(http.StatusSeeOther)
		o.get(stays).wants(200, "Jan Peeters").lacks("jan@voorbeeld.be")
		pairs := o.get("/office/people/duplicates").wants(200, "Bekijk samen")
		key := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(pairs.body)[1]
		o.post("/office/people/duplicates", "pair", key).wants(http.StatusSeeOther)
		o.get("/office/people/duplicates").wants(200, "Er zijn geen dossiers")
	})
}

func TestPickerForOtherForms(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		file := o.newFile("given_name", "Jan", "family_name", "Peeters", "birth_year", "1950")
		a := o.post("/office/people/pick", "q", "peeters").wants(200, "Jan Peeters, 1950", `name="person"`, strings.TrimPrefix(file, "/office/people/"))
		a.lacks("<html", "<form")
		o.post("/office/people/pick", "q", "niemand").wants(200, "We vinden niemand")
	})
}

// v5.0.0-1.2.1: hostile text in every field of every page stays text.
func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		for _, s := range []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.Name}}`, `javascript:alert(1)`} {
			o.post("/office/people", "q", s).wants(200).lacks("<script", "<img")
			file := o.newFile("given_name", s, "family_name", s, "address", s)
			o.post(file+"/notes", "class", "general", "body", s).wants(http.StatusSeeOther)
			o.get(file).wants(200, s).lacks("<script", "<img", `href="javascript`)
			o.get(file+"/edit").wants(200, s).lacks("<script", "<img")
		}
		for _, broken := range []string{"\xff", "a\x00b"} {
			o.post("/office/people", "q", broken).wants(http.StatusBadRequest)
		}
	})
}

// No name, number or address of a person stands in an address. v5.0.0-14.2.1
func TestNothingPersonalInAddresses(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		o.become(actor.Coordinator)
		file := o.newFile("given_name", "Jantje", "family_name", "Peetersen", "email", "jantje@voorbeeld.be", "phone", "0475 12 34 56")
		for _, a := range []answer{o.get("/office/people"), o.post("/office/people", "q", "jantje"), o.get(file), o.get(file + "/merge"), o.get("/office/people/duplicates")} {
			for _, m := range regexp.MustCompile(`(?:href|action|hx-post)="(/[^"]*)"`).FindAllStringSubmatch(a.body, -1) {
				if text := strings.ToLower(m[1]); strings.Contains(text, "jantje") || strings.Contains(text, "peetersen") || strings.Contains(text, "475") {
					t.Errorf("address %s", m[1])
				}
			}
		}
	})
}

func TestWhoMayNotSeesNothing(t *testing.T) {
	t.Parallel()
	pages(t, func(t *testing.T, o *office) {
		file := o.newFile("given_name", "Jan")
		for _, role := range []actor.Role{actor.Auditor, actor.Observer, actor.Finance, actor.Technician} {
			o.become(role)
			o.get("/office/people").wants(http.StatusForbidden)
			o.get(file).wants(http.StatusForbidden)
		}
		o.become(actor.Trainer)
		o.get(file).wants(200).lacks("/notes", "/contacts", "/edit")
		o.as.TenantID = "t2"
		o.get(file).wants(http.StatusNotFound)
	})
}
