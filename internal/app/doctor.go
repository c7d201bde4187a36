package app

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net"
	"net/url"
	"os"
	"strconv"
	"syscall"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
)

type doctorCmd struct{}

// fact is one line of the doctor: what was found, and what to do when it is bad.
type fact struct {
	name, value, advice string
	bad                 bool
}

func problem(name string, err error, advice string) fact {
	return fact{name: name, value: oneLine(err.Error()), bad: true, advice: advice}
}

// Run shows the configuration without its secrets and checks the surroundings.
func (doctorCmd) Run(e *env) error {
	printFacts(e.stdout, configFacts(e.cfg))
	checks := []fact{dataFact(e.cfg), diskFact(e.cfg), keyFact(e.cfg), smtpFact(e.ctx, e.cfg), zoneFact()}
	checks = append(checks, databaseFacts(e.ctx, e.cfg)...)
	if printFacts(e.stdout, checks) > 0 {
		return errFindings
	}
	return nil
}

// printFacts writes a line per fact and counts the bad ones.
func printFacts(w io.Writer, facts []fact) (bad int) {
	for _, f := range facts {
		line := fmt.Sprintf("%-16s %s", f.name, f.value)
		if f.bad {
			bad++
			line += "  PROBLEM: " + f.advice
		}
		fmt.Fprintln(w, line)
	}
	return bad
}

func configFacts(c *Config) []fact {
	return []fact{
		{name: "version", value: version},
		{name: "--addr", value: c.Addr},
		{name: "--admin-addr", value: orNone(c.AdminAddr)},
		{name: "--url", value: c.publicURL()},
		{name: "--tls-cert", value: orNone(c.TLSCert)},
		{name: "--trusted-proxy", value: fmt.Sprint(c.TrustedProxy)},
		{name: "--data", value: c.Data},
		{name: "--database", value: redact(c.database())},
		{name: "--key-file", value: c.keyFile()},
		{name: "--smtp-host", value: orNone(c.SMTP.Host)},
		{name: "--smtp-password", value: redactSecret(c.SMTP.Password)},
	}
}

func orNone(s string) string {
	if s == "" {
		return "(none)"
	}
	return s
}

func redactSecret(s string) string {
	if s == "" {
		return "(none)"
	}
	return "(set)"
}

// redact takes the password out of an address.
func redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(unreadable)"
	}
	return u.Redacted()
}

func dataFact(c *Config) fact {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return problem("data folder", err, "choose another with --data")
	}
	f, err := os.CreateTemp(c.Data, ".doctor-*")
	if err != nil {
		return problem("data folder", err, "give this user the right to write there")
	}
	_ = f.Close()
	if err := os.Remove(f.Name()); err != nil {
		return problem("data folder", err, "give this user the right to write there")
	}
	return fact{name: "data folder", value: "can be written"}
}

// leastDisk is the free space under which the doctor warns, in bytes.
const leastDisk = 1 << 30

func diskFact(c *Config) fact {
	var st syscall.Statfs_t
	if err := syscall.Statfs(c.Data, &st); err != nil {
		return problem("disk", err, "check the disk of the data folder")
	}
	free := st.Bavail * uint64(st.Bsize)
	return fact{name: "disk", value: fmt.Sprintf("%d MB free", free>>20), bad: free < leastDisk, advice: "make room: at least 1 GB"}
}

func keyFact(c *Config) fact {
	info, err := os.Stat(c.keyFile())
	if os.IsNotExist(err) {
		return fact{name: "master keys", value: "not made yet; the first start makes them"}
	}
	if err != nil {
		return problem("master keys", err, "put the file back from your backup")
	}
	if info.Mode().Perm()&(fs.ModePerm&0o077) != 0 {
		return fact{name: "master keys", value: "others can read the file", bad: true, advice: "chmod 600 " + c.keyFile()}
	}
	keys, err := crypt.Load(c.keyFile())
	if err != nil {
		return problem("master keys", err, "put the file back from your backup")
	}
	return fact{name: "master keys", value: keys.String()}
}

func smtpFact(ctx context.Context, c *Config) fact {
	if c.SMTP.Host == "" {
		return fact{name: "mail", value: "no server set: mails are written to the data folder"}
	}
	dialer := net.Dialer{Timeout: 5 * time.Second}
	conn, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(c.SMTP.Host, strconv.Itoa(c.SMTP.Port)))
	if err != nil {
		return problem("mail", err, "check --smtp-host, --smtp-port and the firewall")
	}
	_ = conn.Close()
	return fact{name: "mail", value: "the server answers"}
}

func zoneFact() fact {
	if _, err := time.LoadLocation("Europe/Brussels"); err != nil {
		return problem("time zone", err, "install tzdata")
	}
	return fact{name: "time zone", value: "Europe/Brussels, now " + clock.Stamp(clock.System{}.Now())}
}

// mostDrift is how far the clocks may be apart, in seconds.
const mostDrift = 2

func databaseFacts(ctx context.Context, c *Config) []fact {
	d, err := openDB(ctx, c)
	if err != nil {
		return []fact{problem("database", err, "check that it runs and that the address is right")}
	}
	defer d.Close()
	facts, err := engineFacts(ctx, d)
	if err != nil {
		return append(facts, problem("database", err, "check that it runs"))
	}
	drift, err := clockDrift(ctx, d, clock.System{})
	if err != nil {
		return append(facts, problem("clock", err, "check the database"))
	}
	return append(facts, migrationFact(ctx, d),
		fact{name: "clock", value: fmt.Sprintf("%.1f s apart from the database", drift), bad: math.Abs(drift) > mostDrift, advice: "set both clocks with NTP"})
}

func migrationFact(ctx context.Context, d *db.DB) fact {
	state, err := d.Migrations(ctx)
	if err != nil {
		return problem("migrations", err, "check the database")
	}
	waiting := 0
	for _, s := range state {
		if !s.Applied {
			waiting++
		}
	}
	value := fmt.Sprintf("%d applied, %d waiting", len(state)-waiting, waiting)
	return fact{name: "migrations", value: value, bad: waiting > 0 && waiting < len(state), advice: "run `digibank migrate`"}
}
