package helpdeskweb

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/sheet"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// exportCSV sends every contact of the filter as CSV, row by row.
func (h *Handlers) exportCSV(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.export(w, r, a, "csv", func(to io.Writer) (sheet.Writer, error) {
		return sheet.NewCSV(to, sheet.CSVOptions{Semicolon: true, BOM: true}), nil
	})
}

// exportXLSX sends every contact of the filter as a spreadsheet.
func (h *Handlers) exportXLSX(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.export(w, r, a, "xlsx", func(to io.Writer) (sheet.Writer, error) {
		return sheet.NewXLSX(to, i18n.T(r.Context(), "helpdesk.contacts"))
	})
}

func (h *Handlers) export(w http.ResponseWriter, r *http.Request, a actor.Actor, kind string, start func(io.Writer) (sheet.Writer, error)) error {
	ctx := r.Context()
	filter, form := readFilter(r.URL.Query(), h.desk.Today())
	if failed(ctx, form) {
		http.Redirect(w, r, address("/office/contacts", r.URL.Query(), func(url.Values) {}), http.StatusSeeOther)
		return nil
	}
	var out sheet.Writer
	begin := func() (err error) {
		downloadHeader(w, kind, h.desk.Today())
		if out, err = start(w); err == nil {
			err = out.Header(exportColumns(ctx))
		}
		return err
	}
	err := h.desk.Export(ctx, a, filter, func(e helpdesk.Exported) error {
		if out == nil {
			if err := begin(); err != nil {
				return err
			}
		}
		return out.Row(h.exportRow(ctx, e))
	})
	if out == nil && err == nil {
		err = begin()
	}
	if out == nil {
		return err
	}
	if closing := out.Close(); err == nil {
		err = closing
	}
	return err
}

// downloadHeader names the file; nothing keeps it.
func downloadHeader(w http.ResponseWriter, kind string, day civil.Date) {
	types := map[string]string{"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	w.Header().Set("Content-Type", types[kind])
	w.Header().Set("Content-Disposition", `attachment; filename="contacten-`+day.String()+"."+kind+`"`)
	web.NoStore(w)
}

// exportKeys are the columns, in order.
func exportKeys() []string {
	return []string{
		"id", "day", "time", "minutes", "channel", "place", "town", "helper", "who", "person", "known_before", "age_band", "gender", "residence", "status",
		"objective", "questions", "themes", "services", "outcomes", "referrals", "autonomy", "urgent", "language", "version",
	}
}

func exportColumns(ctx context.Context) []string {
	var out []string
	for _, key := range exportKeys() {
		out = append(out, i18n.T(ctx, "helpdesk.export."+key))
	}
	return out
}

func (h *Handlers) exportRow(ctx context.Context, e helpdesk.Exported) []any {
	urgent := ""
	if e.Urgent {
		urgent = i18n.T(ctx, "helpdesk.yes")
	}
	return []any{
		e.ID, e.Day(), civil.ClockOf(e.At, civil.Brussels()), e.Minutes, label(ctx, e.Channel), e.Place, h.town(e.PlaceNIS), e.Helper,
		label(ctx, e.Kind), e.Person, label(ctx, e.KnownBefore), label(ctx, e.AgeBand), label(ctx, e.Gender), h.town(e.NIS), label(ctx, e.Status),
		label(ctx, e.Objective), len(e.Questions),
		each(ctx, e.Questions, func(q helpdesk.Question) vocab.Theme { return q.Theme }),
		each(ctx, e.Questions, func(q helpdesk.Question) vocab.ServiceCode { return q.Service }),
		each(ctx, e.Questions, func(q helpdesk.Question) vocab.Outcome { return q.Outcome }),
		each(ctx, e.Questions, func(q helpdesk.Question) vocab.Referral { return q.ReferredTo }),
		label(ctx, e.Autonomy), urgent, label(ctx, e.Language), e.Version,
	}
}

// each puts one code of every question in words.
func each[T coded](ctx context.Context, list []helpdesk.Question, part func(helpdesk.Question) T) string {
	var words []string
	for _, q := range list {
		if w := label(ctx, part(q)); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, "; ")
}
