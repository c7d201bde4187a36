package browser_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/totp"
)

var shownSecret = regexp.MustCompile(`[?&;]secret=([A-Z2-7]+)`)

// halfway is somebody with a second step who has given only the password.
func (w *world) halfway(t *testing.T) *visitor {
	t.Helper()
	v, role := w.visit(t, "technician"), "technician"
	email, password := w.account(t, role)
	found := shownSecret.FindStringSubmatch(v.ask("/office/account/second-factor", nil).body)
	if found == nil {
		t.Fatal("no secret is shown")
	}
	code, err := totp.Code(found[1], time.Now())
	if err != nil {
		t.Fatal(err)
	}
	got := v.ask("/office/account/second-factor", url.Values{"code": {code}, "current": {password}})
	if got.status != http.StatusOK {
		t.Fatalf("setting up the second step gives status %d", got.status)
	}
	half := &visitor{t: t, world: w}
	got = half.ask("/login", url.Values{"email": {email}, "password": {password}})
	if to := got.header.Get("Location"); got.status != http.StatusSeeOther || !strings.HasPrefix(to, "/login/second-factor") {
		t.Fatalf("the password alone leads with status %d to %q", got.status, to)
	}
	return half
}
