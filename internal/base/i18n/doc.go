// Package i18n turns message keys into the texts of a language.
//
// Every text a person sees is a key in the catalogues locale/nl.json,
// locale/fr.json and locale/en.json that each package embeds; code and pages
// hold keys only. Dutch comes first: it is the language of the programme and
// the fallback for the others.
//
// A catalogue is the flat JSON form of go-i18n: a key stands for a text, or
// for the plural forms of a text. Placeholders are {{.name}}:
//
//	{
//	  "desk.greeting": "Dag {{.name}}",
//	  "desk.waiting": {"one": "{{.count}} persoon wacht", "other": "{{.count}} personen wachten"}
//	}
//
// Pages ask for texts through the request's context:
//
//	i18n.T(ctx, "desk.greeting", "name", given)
//	i18n.T(ctx, "desk.waiting", "count", n)
//
// Catalogues are read once, at start. After that a Bundle never changes, so it
// is safe for use by many requests at once, and a text without placeholders
// costs one map lookup and no memory.
package i18n
