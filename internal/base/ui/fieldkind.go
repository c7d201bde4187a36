package ui

import (
	"context"

	"digibank/internal/base/i18n"
)

func (n Number) field() Field {
	f := Field(n)
	if f.Inputmode == "" {
		f.Inputmode = "numeric"
	}
	if f.Width == Full {
		f.Width = Medium
	}
	return f
}

func (d Date) field(ctx context.Context) Field {
	f := Field(d)
	if f.Hint == "" {
		f.Hint = i18n.T(ctx, "ui.date.hint")
	}
	if f.Width == Full {
		f.Width = Medium
	}
	return f
}

func (t Time) field(ctx context.Context) Field {
	f := Field(t)
	if f.Hint == "" {
		f.Hint = i18n.T(ctx, "ui.time.hint")
	}
	if f.Width == Full {
		f.Width = Short
	}
	return f
}
