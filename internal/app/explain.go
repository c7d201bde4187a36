package app

import (
	"errors"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
)

// explain puts an error in words for the command line: those of the English
// catalogue where the program knows the failure, its own text otherwise.
func explain(err error) string {
	var known *errs.Error
	if !errors.As(err, &known) {
		return err.Error()
	}
	texts, bad := i18n.New(catalogues()...)
	if bad != nil {
		return err.Error()
	}
	en := texts.Localizer("en")
	if len(known.Fields) == 0 {
		if key := "error." + known.Code; texts.Has(key) {
			return en.T(key, known.Args...)
		}
		return err.Error()
	}
	var parts []string
	for _, f := range known.Fields {
		parts = append(parts, f.Field+": "+en.T("invalid."+f.Code, f.Args...))
	}
	return strings.Join(parts, "; ")
}
