package account

import (
	"cmp"
	"context"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
	"digibank/internal/base/password"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/kit"
)

// Option is a part of a tenant that a grant can be limited to.
type Option struct {
	ID, Name string
}

// Lister lists the parts of one kind of the actor's tenant.
type Lister func(ctx context.Context, a actor.Actor) ([]Option, error)

// Tools is what the service works with.
type Tools struct {
	Kit       kit.Kit
	Policy    *access.Policy
	Queue     *job.Queue
	Hasher    *password.Hasher
	Passwords *password.Policy
	Mail      mail.Sender
	Texts     *i18n.Bundle
	Limits    map[LimitKind]Lister
	// TenantName gives the name of a digibank, for mails and passwords.
	TenantName func(ctx context.Context, tenantID string) (string, error)
}

// Config tunes the service; zero values mean the defaults.
type Config struct {
	BaseURL     string        // of the links in mails, such as https://digibank.example
	Product     string        // name in authenticator apps; "digibank"
	SessionIdle time.Duration // without a request; 2 hours (v5.0.0-7.3.1)
	SessionMax  time.Duration // since sign-in; 12 hours (v5.0.0-7.3.2)
	InviteTTL   time.Duration // of the link of an invitation; 7 days
	ResetTTL    time.Duration // of the link for a new password; 1 hour
	// SecondOptional lets every role in without a second factor. Only the demo
	// sets it: its passwords are printed anyway.
	SecondOptional bool
}

func (c Config) withDefaults() Config {
	c.Product = cmp.Or(c.Product, "digibank")
	c.SessionIdle = cmp.Or(c.SessionIdle, 2*time.Hour)
	c.SessionMax = cmp.Or(c.SessionMax, 12*time.Hour)
	c.InviteTTL = cmp.Or(c.InviteTTL, 7*24*time.Hour)
	c.ResetTTL = cmp.Or(c.ResetTTL, time.Hour)
	return c
}

// Service holds the use cases.
type Service struct {
	Tools
	kit kit.Kit
	cfg Config
}

// New returns the service.
func New(t Tools, c Config) *Service { return &Service{Tools: t, kit: t.Kit, cfg: c.withDefaults()} }

// Idle tells how long a session lives without a request.
func (s *Service) Idle() time.Duration { return s.cfg.SessionIdle }

// Today is the day it is in Brussels: grants hold by the civil date.
func (s *Service) Today() civil.Date { return civil.DateOf(s.kit.Clock.Now(), civil.Brussels()) }

func (s *Service) needsSecond(r actor.Role) bool { return !s.cfg.SecondOptional && NeedsSecond(r) }

// LimitOptions lists what a role can be limited to.
func (s *Service) LimitOptions(ctx context.Context, a actor.Actor, kind LimitKind) ([]Option, error) {
	list := s.Limits[kind]
	if list == nil {
		return nil, nil
	}
	return list(ctx, a)
}

// tenantName gives the name for a mail: that of the digibank, or of the program.
func (s *Service) tenantName(ctx context.Context, tenantID string) (string, error) {
	if tenantID == "" || s.TenantName == nil {
		return s.cfg.Product, nil
	}
	return s.TenantName(ctx, tenantID)
}
