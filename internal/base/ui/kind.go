package ui

import (
	"context"

	"digibank/internal/base/i18n"
)

// Kind says what a message or a status means. It is shown as a colour, a
// pictogram and a word, never as a colour alone.
type Kind string

// The kinds.
const (
	Neutral Kind = ""
	Info    Kind = "info"
	Good    Kind = "good"
	Warn    Kind = "warn"
	Bad     Kind = "bad"
)

// pictogram returns the name of the pictogram of a kind.
func (k Kind) pictogram() string {
	switch k {
	case Info:
		return "info"
	case Good:
		return "check"
	case Warn:
		return "warning"
	case Bad:
		return "stop"
	default:
		return "dot"
	}
}

// word returns what a screen reader says before the message.
func (k Kind) word(ctx context.Context) string {
	switch k {
	case Good:
		return i18n.T(ctx, "ui.kind.good")
	case Warn:
		return i18n.T(ctx, "ui.kind.warn")
	case Bad:
		return i18n.T(ctx, "ui.kind.bad")
	default:
		return i18n.T(ctx, "ui.kind.info")
	}
}

// class returns a block's class and the one of this kind.
func (k Kind) class(block string) string {
	if k == Neutral {
		return block
	}
	return block + " " + block + "--" + string(k)
}
