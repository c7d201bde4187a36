package app

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Config is everything that can be set, by flag or by environment. Secrets can
// be given as the name of a file that holds them.
type Config struct {
	Data         string `help:"Folder of the database, the key and files. Default: 'data'; for the demo a temporary one." env:"DIGIBANK_DATA" placeholder:"DIR" group:"Data"`
	Database     string `help:"postgres:// address. Without it: SQLite in the data folder." env:"DIGIBANK_DATABASE" placeholder:"URL" group:"Data"`
	DatabaseFile string `help:"File that holds the postgres:// address." env:"DIGIBANK_DATABASE_FILE" placeholder:"FILE" group:"Data"`
	KeyFile      string `help:"File of the master keys. Default: 'key' in the data folder." env:"DIGIBANK_KEY_FILE" placeholder:"FILE" group:"Data"`

	Addr         string   `help:"Address to listen on." default:"127.0.0.1:8080" env:"DIGIBANK_ADDR" group:"Web"`
	AdminAddr    string   `help:"Address for /metrics; none by default." env:"DIGIBANK_ADMIN_ADDR" group:"Web"`
	URL          string   `help:"Public address, such as https://digibank.example, for links in mail." env:"DIGIBANK_URL" group:"Web"`
	TLSCert      string   `help:"Certificate file (PEM); with --tls-key the program speaks HTTPS itself." env:"DIGIBANK_TLS_CERT" placeholder:"FILE" group:"Web"`
	TLSKey       string   `help:"Key file of the certificate (PEM)." env:"DIGIBANK_TLS_KEY" placeholder:"FILE" group:"Web"`
	RedirectAddr string   `help:"Address that only sends plain HTTP on to --url." env:"DIGIBANK_REDIRECT_ADDR" group:"Web"`
	TrustedProxy []string `help:"Address or network of a proxy whose X-Forwarded-For is believed." env:"DIGIBANK_TRUSTED_PROXY" placeholder:"CIDR" group:"Web"`
	APIRate      float64  `help:"Requests per second that one API token may make on average." default:"100" env:"DIGIBANK_API_RATE" group:"Web"`

	BreachedPasswords string `help:"File of leaked passwords (sorted upper-case SHA-1, one a line): none of them is accepted." env:"DIGIBANK_BREACHED_PASSWORDS" placeholder:"FILE" group:"Web"`

	SMTP SMTP `embed:"" prefix:"smtp-" envprefix:"DIGIBANK_SMTP_" group:"Mail"`

	demo bool // set by the demo command only

	SecurityContact string `help:"Where to report a hole in security, such as mailto:security@digibank.example." env:"DIGIBANK_SECURITY_CONTACT" group:"Web"`
}

// SMTP is how mail leaves.
type SMTP struct {
	Host         string `help:"Mail server; without it mail is kept and not sent." env:"HOST"`
	Port         int    `help:"Port of the mail server." default:"587" env:"PORT"`
	User         string `help:"User name at the mail server." env:"USER"`
	Password     string `help:"Password at the mail server." env:"PASSWORD"`
	PasswordFile string `help:"File that holds the password." env:"PASSWORD_FILE" placeholder:"FILE"`
	From         string `help:"Sender of mails, such as digibank@example.be." env:"FROM"`
	TLS          string `help:"starttls, tls or none (loopback only)." enum:"starttls,tls,none" default:"starttls" env:"TLS"`
}

// fill sets what depends on the command.
func (c *Config) fill(command string) {
	if c.Data == "" && command != "demo" {
		c.Data = "data"
	}
}

// readSecrets replaces the names of secret files by what they hold.
func (c *Config) readSecrets() error {
	return errors.Join(
		readSecret(c.DatabaseFile, &c.Database),
		readSecret(c.SMTP.PasswordFile, &c.SMTP.Password),
	)
}

func readSecret(file string, into *string) error {
	if file == "" {
		return nil
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("cannot read the secret file: %w", err)
	}
	*into = strings.TrimSpace(string(raw))
	return nil
}

// check says what is wrong with the configuration.
func (c *Config) check() error {
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return errors.New("--tls-cert and --tls-key belong together: give both or none")
	}
	if c.Database != "" && !strings.HasPrefix(c.Database, "postgres://") && !strings.HasPrefix(c.Database, "postgresql://") {
		return errors.New("--database must start with postgres://; leave it out for SQLite")
	}
	if c.URL != "" {
		u, err := url.Parse(c.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return errors.New("--url must look like https://digibank.example")
		}
		c.URL = u.Scheme + "://" + u.Host
	}
	if c.RedirectAddr != "" && !strings.HasPrefix(c.URL, "https://") {
		return errors.New("--redirect-addr needs an https:// address in --url")
	}
	return nil
}

// database is the address that db.Open takes.
func (c *Config) database() string {
	if c.Database != "" {
		return c.Database
	}
	return filepath.Join(c.Data, "digibank.db")
}

// keyFile is where the master keys are.
func (c *Config) keyFile() string {
	if c.KeyFile != "" {
		return c.KeyFile
	}
	return filepath.Join(c.Data, "key")
}

// publicURL is how the program is reached from outside, without a slash at the end.
func (c *Config) publicURL() string {
	switch {
	case c.URL != "":
		return c.URL
	case c.TLSCert != "":
		return "https://" + c.Addr
	}
	return "http://" + c.Addr
}
