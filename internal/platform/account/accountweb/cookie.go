package accountweb

import (
	"net/http"
)

// cookieName is bound to this host over TLS by its prefix (v5.0.0-3.3.1, 3.3.3).
const cookieName = "__Host-digibank"

// setSession puts a session into the browser until it closes; the server ends
// it earlier. No script reads it (3.3.4), no foreign page posts with it (3.3.2).
func setSession(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: token, Path: "/",
		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

func dropSession(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Path: "/", MaxAge: -1,
		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

func sessionToken(r *http.Request) string {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return ""
	}
	return c.Value
}
