package office

import (
	"bytes"
	"context"
	"io/fs"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"digibank/docs"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// helpFile is the form of a help page's name: 10-aanmelden.md, with the
// language before the ending when it is not Dutch: 10-aanmelden.fr.md.
var helpFile = regexp.MustCompile(`^(\d+)-([a-z0-9-]+)(?:\.(fr|en))?\.md$`)

// helpDoc is one page of the user guide in one language.
type helpDoc struct {
	slug, lang, file, title string
}

// helpPages are the pages of the user guide; each is rendered when first asked for.
type helpPages struct {
	list     func() []helpDoc
	rendered sync.Map // file -> html
}

func newHelp() *helpPages {
	return &helpPages{list: sync.OnceValue(listHelp)}
}

func listHelp() []helpDoc {
	names, _ := fs.Glob(docs.User, "user/*.md") // the pattern is well-formed
	var out []helpDoc
	for _, file := range names {
		m := helpFile.FindStringSubmatch(strings.TrimPrefix(file, "user/"))
		if m == nil {
			continue
		}
		lang := m[3]
		if lang == "" {
			lang = i18n.Default
		}
		out = append(out, helpDoc{slug: m[2], lang: lang, file: file, title: firstLine(file)})
	}
	return out
}

// firstLine is the title of a page: its first line, "# Title".
func firstLine(file string) string {
	raw, err := docs.User.ReadFile(file)
	if err != nil {
		return file
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimSpace(strings.TrimPrefix(line, "#"))
}

// in gives the pages in a language, in Dutch where a translation lacks.
func (h *helpPages) in(lang string) []helpDoc {
	var out []helpDoc
	for _, d := range h.list() {
		if d.lang != i18n.Default {
			continue
		}
		i := slices.IndexFunc(h.list(), func(o helpDoc) bool { return o.slug == d.slug && o.lang == lang })
		if i >= 0 {
			d = h.list()[i]
		}
		out = append(out, d)
	}
	return out
}

// html renders a page and keeps it. Its text is our own; it is cleaned all the same.
func (h *helpPages) html(file string) (string, error) {
	if done, ok := h.rendered.Load(file); ok {
		return done.(string), nil
	}
	raw, err := docs.User.ReadFile(file)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(raw, &b); err != nil {
		return "", err
	}
	clean := bluemonday.UGCPolicy().SanitizeBytes(b.Bytes())
	h.rendered.Store(file, string(clean))
	return string(clean), nil
}

func (o *Office) helpIndex(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	pages := o.help.in(i18n.Lang(r.Context()))
	return o.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "office.help"), Active: "help", Body: helpList(pages)})
}

func (o *Office) helpPage(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	doc, err := o.findHelp(r.Context(), r.PathValue("page"))
	if err != nil {
		return err
	}
	text, err := o.help.html(doc.file)
	if err != nil {
		return err
	}
	return o.Show(w, r, a, frame.Page{Title: doc.title + " – " + i18n.T(r.Context(), "office.help"), Active: "help", Back: "/office/help", Body: helpText(doc.lang, text)})
}

func (o *Office) findHelp(ctx context.Context, slug string) (helpDoc, error) {
	for _, d := range o.help.in(i18n.Lang(ctx)) {
		if d.slug == slug {
			return d, nil
		}
	}
	return helpDoc{}, errs.Missing()
}
