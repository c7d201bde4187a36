package office

import (
	"net/http"
	"time"
)

// preference is how long a choice of language or colours is kept.
const preference = 365 * 24 * time.Hour

// setCookie sets a cookie that belongs to this host alone and that no script
// reads. v5.0.0-3.3.1 to 3.3.4
func setCookie(w http.ResponseWriter, name, value string, keep time.Duration) {
	http.SetCookie(w, hostCookie(name, value, keep))
}

func hostCookie(name, value string, keep time.Duration) *http.Cookie {
	age := int(keep.Seconds())
	if value == "" {
		age = -1
	}
	return &http.Cookie{
		Name: "__Host-" + name, Value: value, Path: "/", MaxAge: age,
		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}

// setTheme keeps the choice of colours. It is the one cookie that a script may
// read and write: the switch applies at once where scripts run.
func setTheme(w http.ResponseWriter, value string, keep time.Duration) {
	c := hostCookie("theme", value, keep)
	c.HttpOnly = false
	http.SetCookie(w, c)
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie("__Host-" + name)
	if err != nil {
		return ""
	}
	return c.Value
}
