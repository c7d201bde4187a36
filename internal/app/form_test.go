package app

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// form is a form as a page shows it.
type form struct {
	page   string // where it was found
	method string // "get" or "post"
	action string // path, without a query
	fields []field
}

// field is what one name of a form can send.
type field struct {
	name   string
	kind   string // hidden, text, choice or button
	values []string
	preset []string // what it sends when nobody touches it
}

// key tells forms apart.
func (f form) key() string {
	names := make([]string, 0, len(f.fields))
	for _, fd := range f.fields {
		names = append(names, fd.name)
	}
	slices.Sort(names)
	return f.method + " " + f.action + " " + strings.Join(slices.Compact(names), " ")
}

// typed says whether somebody types something into it that is kept.
func (f form) typed() bool {
	return f.method == "post" && slices.ContainsFunc(f.fields, func(fd field) bool { return fd.kind == "text" })
}

// formsOf reads the forms of a page.
func formsOf(page string, root *html.Node) []form {
	var out []form
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "form" {
			continue
		}
		f := form{page: page, method: strings.ToLower(attr(n, "method")), action: attr(n, "action")}
		if f.action == "" {
			f.action = page
		}
		f.action, _, _ = strings.Cut(f.action, "?")
		for c := range n.Descendants() {
			if c.Type == html.ElementNode {
				f.read(c)
			}
		}
		out = append(out, f)
	}
	return out
}

// read takes over one element of a form.
func (f *form) read(n *html.Node) {
	name, value := attr(n, "name"), attr(n, "value")
	if name == "" {
		return
	}
	switch n.Data {
	case "textarea":
		f.add(name, "text", text(n), true)
	case "button":
		f.add(name, "button", value, false)
	case "select":
		for o := range n.Descendants() {
			if o.Type == html.ElementNode && o.Data == "option" {
				f.add(name, "choice", attr(o, "value"), has(o, "selected"))
			}
		}
	case "input":
		switch kind := attr(n, "type"); kind {
		case "radio", "checkbox":
			f.add(name, "choice", value, has(n, "checked"))
		case "hidden":
			f.add(name, "hidden", value, true)
		case "submit":
			f.add(name, "button", value, false)
		default:
			f.add(name, "text", value, true)
		}
	}
}

func (f *form) add(name, kind, value string, preset bool) {
	i := slices.IndexFunc(f.fields, func(fd field) bool { return fd.name == name })
	if i < 0 {
		f.fields = append(f.fields, field{name: name, kind: kind})
		i = len(f.fields) - 1
	}
	f.fields[i].values = append(f.fields[i].values, value)
	if preset {
		f.fields[i].preset = append(f.fields[i].preset, value)
	}
}

// filled gives what somebody sends who fills in everything as it should be; n
// chooses the button.
func (f form) filled(n int, newID func() string) url.Values {
	out := url.Values{}
	for _, fd := range f.fields {
		switch {
		case fd.name == "client_id":
			out.Set(fd.name, newID())
		case fd.kind == "button":
			out.Set(fd.name, fd.values[n%len(fd.values)])
		case len(fd.preset) > 0 && strings.Join(fd.preset, "") != "":
			out[fd.name] = slices.Clone(fd.preset)
		case fd.kind == "choice":
			out.Set(fd.name, fd.values[len(fd.values)-1])
		default:
			out.Set(fd.name, sensible(fd.name))
		}
	}
	return out
}

// sensible is what a field takes, as far as its name tells.
func sensible(name string) string {
	for part, value := range map[string]string{"email": "an@example.be", "phone": "050 12 34 56", "postcode": "8300", "born": "1950", "year": "1950", "first": "vandaag", "last": "over 3 dagen",
		"from": "1/3/2026", "to": "1/4/2030", "start": "9u", "end": "12u", "times": "9u-12u", "amount": "1000", "target": "100", "minutes": "15", "slug": "ergens-anders", "lat": "51,2", "lon": "3,2"} {
		if strings.Contains(name, part) {
			return value
		}
	}
	return "Jan"
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// text is the text inside an element.
func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// foreign lists what stands in a page that the program does not write: elements
// of its visitors, handlers, scripts and styles inside the page, odd addresses.
func foreign(root *html.Node) []string {
	var out []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "probe" || n.Data == "iframe" || n.Data == "object" || n.Data == "base" || n.Data == "style":
			out = append(out, "<"+n.Data+">")
		case n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/ld+json":
			out = append(out, "script: "+text(n))
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc":
				out = append(out, a.Key+"="+a.Val)
			case slices.Contains([]string{"href", "src", "action", "formaction", "data", "xlink:href"}, a.Key) &&
				(strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:") || strings.HasPrefix(value, "//") || strings.HasPrefix(value, "vbscript:")):
				out = append(out, a.Key+"="+a.Val)
			}
		}
	}
	return out
}
