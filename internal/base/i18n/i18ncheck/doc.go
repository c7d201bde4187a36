// Package i18ncheck holds the rules that catalogues and the code that uses them
// must keep. It is used from tests:
//
//	i18ncheck.Run(t, i18ncheck.Options{
//		Catalogues: []fs.FS{texts.FS},
//		Source:     []string{"../../feature/lending"},
//		Computed:   []string{"lending.state."},
//	})
//
// The rules: every key exists in every language; every key that the code names
// exists; every key is used; placeholders are the same in every language; the
// Dutch is plain (level B1): short sentences, common words, no abbreviations.
package i18ncheck
