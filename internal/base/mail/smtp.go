package mail

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Security says how the connection to the mail server is protected.
type Security string

// The ways to protect a connection.
const (
	StartTLS Security = "starttls" // starts plain and must switch to TLS; the default, port 587
	TLS      Security = "tls"      // TLS from the start, port 465
	Plain    Security = "none"     // no protection, for a server on the same machine, port 25
)

// defaultTimeout is how long one delivery may take.
const defaultTimeout = 20 * time.Second

// Config says how to reach the mail server. Only Host and From are required.
type Config struct {
	Host     string
	Port     int // 0 is the usual port of Security
	Security Security
	User     string
	Password string
	From     string // address
	FromName string
	Timeout  time.Duration  // 0 is 20 seconds
	Roots    *x509.CertPool // nil is that of the system
}

// SMTP sends through a mail server, one connection per message.
type SMTP struct{ config Config }

// NewSMTP checks the configuration; it does not connect.
func NewSMTP(c Config) (*SMTP, error) {
	c.Security = cmp.Or(c.Security, StartTLS)
	c.Timeout = cmp.Or(c.Timeout, defaultTimeout)
	c.Port = cmp.Or(c.Port, usualPort(c.Security))
	if _, err := address("sender's", c.From); err != nil {
		return nil, fmt.Errorf("set up mail: %w", err)
	}
	switch {
	case c.Host == "":
		return nil, errors.New("set up mail: the name of the mail server is missing")
	case c.Port == 0:
		return nil, fmt.Errorf("set up mail: security is %q, want starttls, tls or none", c.Security)
	case strings.ContainsFunc(c.FromName, unsafe):
		return nil, errors.New("set up mail: the name of the sender is not one line")
	case c.Security == Plain && c.User != "":
		return nil, errors.New("set up mail: a password is never sent over a connection without TLS")
	}
	return &SMTP{config: c}, nil
}

func usualPort(s Security) int {
	return map[Security]int{StartTLS: 587, TLS: 465, Plain: 25}[s]
}

// Send delivers a message. It succeeded when the server took it, even if the
// connection broke right after.
func (s *SMTP) Send(ctx context.Context, m Message) error {
	msg, err := compose(m, s.config.FromName, s.config.From)
	if err != nil {
		return err
	}
	client, err := gomail.NewClient(s.config.Host, s.options()...)
	if err != nil {
		return fmt.Errorf("set up mail: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeout)
	defer cancel()
	if err := client.DialAndSendWithContext(ctx, msg); err != nil && !msg.IsDelivered() {
		return failure(err)
	}
	return nil
}

func (s *SMTP) options() []gomail.Option {
	c := s.config
	out := []gomail.Option{
		gomail.WithPort(c.Port),
		gomail.WithTimeout(c.Timeout),
		gomail.WithTLSConfig(&tls.Config{ServerName: c.Host, RootCAs: c.Roots, MinVersion: tls.VersionTLS12}),
	}
	switch c.Security {
	case TLS:
		out = append(out, gomail.WithSSL())
	case Plain:
		out = append(out, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		out = append(out, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if c.User != "" {
		out = append(out, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(c.User), gomail.WithPassword(c.Password))
	}
	return out
}

// messageID returns a new identity that tells the sender's domain and nothing
// else: neither the machine nor the receiver.
func messageID(from string) string {
	_, domain, _ := strings.Cut(from, "@")
	return rand.Text() + "@" + domain
}
