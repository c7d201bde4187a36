package ui_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// everyShell checks the whole gallery in both shells.
func everyShell(t *testing.T, check func(t *testing.T, doc *html.Node)) {
	t.Helper()
	for name, doc := range shells(t, "nl") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, doc)
		})
	}
}

func TestIdsAreUniqueAndWhatTheyNameExists(t *testing.T) {
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		known := ids(doc)
		count := 0
		for _, n := range elements(doc, "*") {
			if attr(n, "id") != "" {
				count++
			}
			for _, name := range []string{"aria-describedby", "aria-labelledby", "aria-controls", "for", "data-reveal"} {
				for id := range strings.FieldsSeq(attr(n, name)) {
					if known[id] == nil {
						t.Errorf("<%s %s=%q>: no such id", n.Data, name, id)
					}
				}
			}
			if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && known[id] == nil {
				t.Errorf("link to #%s: no such id", id)
			}
		}
		if count != len(known) {
			t.Errorf("%d elements have an id, %d ids differ", count, len(known))
		}
	})
}

func TestEveryControlHasALabelAndEveryGroupALegend(t *testing.T) { // A4
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		labels := map[string]string{}
		for _, l := range elements(doc, "label") {
			labels[attr(l, "for")] = content(l)
		}
		controls := 0
		for _, n := range elements(doc, "input", "select", "textarea") {
			if attr(n, "type") == "hidden" {
				continue
			}
			controls++
			if labels[attr(n, "id")] == "" {
				t.Errorf("<%s name=%q> has no label", n.Data, attr(n, "name"))
			}
			if kind := attr(n, "type"); (kind == "radio" || kind == "checkbox") && within(n, "fieldset") == nil {
				t.Errorf("%s %q stands outside a group", kind, attr(n, "name"))
			}
		}
		if controls < 30 {
			t.Errorf("only %d controls: the gallery does not show all fields", controls)
		}
		for _, f := range elements(doc, "fieldset") {
			if first := elements(f, "legend"); len(first) != 1 || content(first[0]) == "" {
				t.Error("a group without a legend")
			}
		}
		for _, b := range elements(doc, "button", "a", "summary") {
			if content(b) == "" {
				t.Errorf("<%s> without words", b.Data)
			}
		}
	})
}

func TestAWrongFieldSaysSoToAScreenReader(t *testing.T) { // A5
	t.Parallel()
	doc := shells(t, "nl")["office"]
	known := ids(doc)
	mail := known["g-mail"]
	if attr(mail, "aria-invalid") != "true" || attr(mail, "aria-describedby") != "g-mail-hint g-mail-error" {
		t.Errorf("attributes %v", mail.Attr)
	}
	if got := content(known["g-mail-error"]); got != "Fout: Vul een e-mailadres in, zoals naam@voorbeeld.be" {
		t.Errorf("error text %q", got)
	}
	if got := attr(mail, "value"); got != hostile {
		t.Errorf("the value typed is not kept: %q", got)
	}
	if _, wrong := lookup(known["g-given"], "aria-invalid"); wrong {
		t.Error("a right field is marked wrong")
	}
	if _, required := lookup(known["g-given"], "required"); !required {
		t.Error("a required field does not say so")
	}
	alerts := 0
	for _, n := range elements(doc, "div") {
		if attr(n, "role") == "alert" {
			alerts++
		}
	}
	if alerts != 1 {
		t.Errorf("%d alerts, want the error summary alone", alerts)
	}
}

func TestHeadingsGoDownOneLevelAtATime(t *testing.T) { // A3
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		main := ids(doc)["main"]
		last, h1 := 0, 0
		for _, h := range elements(main, "h1", "h2", "h3", "h4") {
			level := int(h.Data[1] - '0')
			if level == 1 {
				h1++
			}
			if level > last+1 {
				t.Errorf("%s %q after level %d", h.Data, content(h), last)
			}
			last = level
		}
		if h1 != 1 || len(elements(doc, "h1")) != 1 {
			t.Errorf("%d h1, want one", h1)
		}
	})
}

func TestTheShellHasItsLandmarksAndStartsWithASkipLink(t *testing.T) { // A1, A2, A10
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		root := elements(doc, "html")[0]
		if attr(root, "lang") != "nl" || attr(root, "dir") != "ltr" || attr(root, "data-theme") != "dark" {
			t.Errorf("html attributes %v", root.Attr)
		}
		for _, name := range []string{"main", "header", "footer", "title"} {
			if n := len(elements(doc, name)); n < 1 || name == "main" && n != 1 {
				t.Errorf("%d <%s>", n, name)
			}
		}
		names := map[string]bool{}
		for _, nav := range elements(doc, "nav") {
			label := attr(nav, "aria-label")
			if label == "" || names[label] {
				t.Errorf("nav label %q is missing or used twice", label)
			}
			names[label] = true
		}
		first := elements(elements(doc, "body")[0], "a", "button", "input")[0]
		if attr(first, "href") != "#main" {
			t.Errorf("the first stop is %q, want the skip link", content(first))
		}
		if title := content(elements(doc, "title")[0]); !strings.HasPrefix(title, "Fout: ") || !strings.HasSuffix(title, "Product") {
			t.Errorf("title %q", title)
		}
	})
}

func TestTablesNameThemselvesTheirColumnsAndTheirCells(t *testing.T) { // A16, A18
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		for _, table := range elements(doc, "table") {
			if c := elements(table, "caption"); len(c) != 1 || content(c[0]) == "" {
				t.Error("a table without a caption")
			}
			for _, th := range elements(table, "th") {
				if s := attr(th, "scope"); s != "col" && s != "row" {
					t.Errorf("th %q has scope %q", content(th), s)
				}
			}
			for _, td := range elements(table, "td") {
				if attr(td, "data-label") == "" && attr(td, "colspan") == "" {
					t.Errorf("cell %q has no column name for a phone", content(td))
				}
			}
		}
	})
}

func TestDrawingsAreEitherDecorationOrNamed(t *testing.T) { // A8
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		named := 0
		for _, svg := range elements(doc, "svg") {
			if within(svg, "svg") != nil || attr(svg, "aria-hidden") == "true" {
				continue
			}
			named++
			title := elements(svg, "title")
			if attr(svg, "role") != "img" || len(title) != 1 || content(title[0]) == "" {
				t.Errorf("drawing without a name: %v", svg.Attr)
			}
		}
		if named < 4 {
			t.Errorf("%d named drawings, the gallery shows more", named)
		}
	})
}

func TestEveryPictogramThatIsUsedIsDrawn(t *testing.T) {
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		for _, use := range elements(doc, "use") {
			_, name, _ := strings.Cut(attr(use, "href"), "#")
			if _, err := os.Stat("../../../web/svg/" + name + ".svg"); err != nil {
				t.Errorf("pictogram %q is not drawn", name)
			}
		}
	})
}

func TestTheGalleryShowsEveryPictogramOfTheSprite(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir("../../../web/svg")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, use := range elements(shells(t, "nl")["office"], "use") {
		_, name, _ := strings.Cut(attr(use, "href"), "#")
		shown[name+".svg"] = true
	}
	for _, f := range files {
		if !shown[f.Name()] {
			t.Errorf("%s is not in Pictograms()", f.Name())
		}
	}
}
