package mail_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// delivery is what a server took in.
type delivery struct {
	from, to, data, user string
	encrypted            bool
}

// server is a real SMTP server on a port of its own.
type server struct {
	port  int
	roots *x509.CertPool

	mu    sync.Mutex
	taken []delivery
}

// kind says what server a test wants.
type kind struct {
	startTLS, tls bool
	refuse        *smtp.SMTPError // answer to the receiver
	vanish        bool            // closes the connection after taking the message
}

func newServer(t *testing.T, k kind) *server {
	t.Helper()
	cert, roots := certificate(t)
	s := &server{roots: roots}
	srv := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		return &session{server: s, kind: k, conn: c}, nil
	}))
	srv.Domain, srv.ReadTimeout, srv.WriteTimeout = "localhost", 5*time.Second, 5*time.Second
	srv.ErrorLog = log.New(io.Discard, "", 0)
	settings := &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12}
	if k.startTLS {
		srv.TLSConfig = settings
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.port = l.Addr().(*net.TCPAddr).Port
	if k.tls {
		l = tls.NewListener(l, settings)
	}
	if k.vanish {
		l = vanishing{l, s}
	}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	return s
}

func (s *server) deliveries() []delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken
}

type session struct {
	server *server
	kind   kind
	conn   *smtp.Conn
	got    delivery
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "digibank" || password != "geheim" {
			return errors.New("wrong password")
		}
		s.got.user = user
		return nil
	}), nil
}

func (s *session) Reset()        { s.got = delivery{user: s.got.user} }
func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.got.from = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.kind.refuse != nil {
		return s.kind.refuse
	}
	s.got.to += to
	return nil
}

func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.got.data = string(data)
	_, s.got.encrypted = s.conn.TLSConnectionState()
	s.server.mu.Lock()
	s.server.taken = append(s.server.taken, s.got)
	s.server.mu.Unlock()
	return nil
}

// vanishing breaks a connection at the first command after a message was taken.
type vanishing struct {
	net.Listener
	server *server
}

func (v vanishing) Accept() (net.Conn, error) {
	c, err := v.Listener.Accept()
	return vanishingConn{c, v.server}, err
}

type vanishingConn struct {
	net.Conn
	server *server
}

func (c vanishingConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if len(c.server.deliveries()) > 0 {
		return 0, errors.Join(io.EOF, c.Close())
	}
	return n, err
}

// certificate makes one for 127.0.0.1.
func certificate(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// header returns the lines before the first empty one.
func header(data string) string {
	head, _, _ := strings.Cut(data, "\r\n\r\n")
	return head
}
