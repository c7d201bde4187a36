// Package ui is the design system: the page shells, form fields, tables,
// messages, figures and charts every page is built from, and the assets (style
// sheets, scripts, font, pictograms) they need.
//
// A component is a small struct of plain values with a View method:
//
//	@ui.Text{Name: "phone", Label: i18n.T(ctx, "person.phone"), Value: form.Phone}.View()
//
// Words of the components themselves come from the catalogue in locale/; words
// of a page are given to the component, already in the language of the reader.
// Nothing here knows what the program is about.
//
// Every component works without scripts, prints, mirrors for right-to-left
// languages, and keeps to a content security policy without inline styles or
// scripts. Gallery shows all of them. The sources of styles, scripts and
// pictograms stand in web/; `node web/build.mjs` builds them into dist/.
package ui
