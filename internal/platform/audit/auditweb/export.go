package auditweb

import (
	"context"
	"net/http"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/i18n"
	"digibank/internal/base/sheet"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// export sends the filtered trail as CSV, row by row; that it was taken is
// written down first (v5.0.0-16.3.3).
func (h *Handlers) export(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	f, err := readFilter(r.URL.Query(), h.today())
	if err != nil {
		return err
	}
	err = h.kit.DB.Update(ctx, func(tx *db.Tx) error {
		h.kit.Audit.Record(tx, a, audit.Entry{Action: "audit.export", Kind: "audit"})
		return nil
	})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="logboek-`+h.today().String()+`.csv"`)
	web.NoStore(w)
	out := sheet.NewCSV(w, sheet.CSVOptions{Semicolon: true, BOM: true})
	if err := out.Header(columns(ctx)); err != nil {
		return err
	}
	if err := h.svc.Export(ctx, a, f, func(row audit.Row) error { return out.Row(values(ctx, row)) }); err != nil {
		return err
	}
	return out.Close()
}

func columns(ctx context.Context) []string {
	var out []string
	for _, k := range []string{"number", "day", "time", "who", "role", "channel", "action", "object", "person", "reason", "result"} {
		out = append(out, i18n.T(ctx, "audit."+k))
	}
	return out
}

func values(ctx context.Context, row audit.Row) []any {
	return []any{
		row.Seq, civil.DateOf(row.At, civil.Brussels()).String(), civil.ClockOf(row.At, civil.Brussels()).String(), row.Name, string(row.Role),
		channelText(ctx, row), row.Action, row.Kind, row.Person, row.Reason, resultText(ctx, row.Result),
	}
}
