package dbtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
)

// testPort is the name of the Unix socket only; the server does not listen on TCP.
const testPort = "54329"

// startPostgres finds the server that another test process started, or starts
// one, in a fixed directory of this user's under the temporary one. It keeps
// nothing durable, and `make test` stops it at the end.
func startPostgres() (*postgres, error) {
	bin, err := postgresBin()
	if err != nil {
		return nil, err
	}
	owner, err := postgresOwner()
	if err != nil {
		return nil, err
	}
	root := filepath.Join(os.TempDir(), "digibank-postgres-"+strconv.Itoa(os.Getuid()))
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, err
	}
	unlock, err := lockFile(filepath.Join(root, "lock"))
	if err != nil {
		return nil, err
	}
	defer unlock()
	c := cluster{bin: bin, root: root, owner: owner}
	if err := c.ensure(); err != nil {
		return nil, err
	}
	return &postgres{dir: root, port: testPort}, nil
}

// cluster is the server's files and programs.
type cluster struct {
	bin, root string
	owner     *syscall.Credential // nil: the present user
}

func (c cluster) data() string { return filepath.Join(c.root, "data") }

func (c cluster) ensure() error {
	if c.run("pg_ctl", "-D", c.data(), "status") == nil {
		return nil
	}
	if c.owner != nil {
		if err := os.Chown(c.root, int(c.owner.Uid), int(c.owner.Gid)); err != nil {
			return err
		}
	}
	if _, err := os.Stat(filepath.Join(c.data(), "PG_VERSION")); err != nil {
		if err := os.RemoveAll(c.data()); err != nil {
			return err
		}
		if err := c.run("initdb", "-D", c.data(), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"); err != nil {
			return err
		}
	}
	opts := fmt.Sprintf("-c listen_addresses='' -c unix_socket_directories='%s' -c port=%s -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=400 -c shared_buffers=128MB -c autovacuum=off -c max_wal_size=256MB", c.root, testPort)
	return c.run("pg_ctl", "-D", c.data(), "-l", filepath.Join(c.root, "log"), "-w", "-t", "60", "-o", opts, "start")
}

func (c cluster) run(name string, args ...string) error {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Dir = c.root
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.owner, Setsid: true}
	out, err := os.CreateTemp("", "digibank-pg-")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out // a file, so that the started server does not hold a pipe
	if err := cmd.Run(); err != nil {
		text, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(string(text)))
	}
	return nil
}

func postgresBin() (string, error) {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	sort.Sort(sort.Reverse(sort.StringSlice(dirs)))
	for _, dir := range dirs {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			return dir, nil
		}
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", errors.New("not installed; `make deps-test` installs Debian's postgresql")
}

// postgresOwner is who the server runs as: itself, or the user postgres when
// the tests run as root, which PostgreSQL refuses.
func postgresOwner() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func lockFile(path string) (func(), error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		_ = f.Close()
		return nil, err
	}
	return func() { _ = f.Close() }, nil
}
