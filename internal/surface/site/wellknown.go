package site

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"digibank/internal/base/i18n"
	"digibank/internal/platform/actor"
)

// policyPath is where the page for people who found a weakness stands.
const policyPath = "/.well-known/security-policy"

// securityLife is how long a security.txt holds; RFC 9116 asks for under a year.
const securityLife = 180 * 24 * time.Hour

// securityTxt answers /.well-known/security.txt (RFC 9116).
func (s *Site) securityTxt(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	base := s.base(r)
	contact := s.SecurityContact
	if contact == "" {
		contact = base + policyPath
	}
	expires := s.Clock.Now().UTC().Truncate(24 * time.Hour).Add(securityLife)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, _ = fmt.Fprintf(w, "Contact: %s\nExpires: %s\nPreferred-Languages: nl, fr, en\nCanonical: %s/.well-known/security.txt\nPolicy: %s%s\n",
		contact, expires.Format(time.RFC3339), base, base, policyPath)
	return nil
}

// securityPolicy tells who found a weakness what to do and what to expect.
func (s *Site) securityPolicy(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	lang := i18n.Match(r.Header.Get("Accept-Language"))
	raw, err := s.render(r.Context(), lang, policy(s.SecurityContact))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.Header().Set("Vary", "Accept-Language")
	_, _ = w.Write(raw) // who went away needs no answer
	return nil
}

// robots lets search engines find the public pages and nothing else.
func (s *Site) robots(w http.ResponseWriter, _ *http.Request, _ actor.Actor) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, _ = fmt.Fprint(w, "User-agent: *\nDisallow: /office/\nDisallow: /api/\nDisallow: /login\nAllow: /\n")
	return nil
}

// favicon sends old browsers to the icon that pages name.
func (s *Site) favicon(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	w.Header().Set("Cache-Control", "public, max-age=86400")
	http.Redirect(w, r, s.Assets.URL("icon.svg"), http.StatusFound)
	return nil
}

// base is the address of this installation.
func (s *Site) base(r *http.Request) string {
	if s.BaseURL != "" {
		return s.BaseURL
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// contactText is the address of the security contact as people read it.
func contactText(contact string) string { return strings.TrimPrefix(contact, "mailto:") }
