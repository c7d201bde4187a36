package app

import (
	"io"
	"log/slog"
	"os"

	"digibank/internal/base/obs"
)

// newLog writes lines for people on a terminal, JSON everywhere else.
func newLog(w io.Writer) (*slog.Logger, error) {
	format := obs.JSON
	if isTerminal(w) {
		format = obs.Text
	}
	return obs.NewLogger(w, format, slog.LevelInfo)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
