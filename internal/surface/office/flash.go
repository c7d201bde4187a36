package office

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
)

// flashKeep is how long the outcome of a change waits for the next page.
const flashKeep = time.Minute

// flash is what the cookie holds: a key and its arguments, no text.
type flash struct {
	Key  string `json:"k"`
	Args []any  `json:"a,omitempty"`
}

func (o *Office) setFlash(w http.ResponseWriter, key string, args []any) {
	raw, err := json.Marshal(flash{Key: key, Args: args})
	if err != nil || o.sign == nil {
		return
	}
	body := base64.RawURLEncoding.EncodeToString(raw)
	setCookie(w, "flash", body+"."+o.mac(body), flashKeep)
}

func (o *Office) mac(body string) string {
	h := hmac.New(sha256.New, o.sign)
	h.Write([]byte(body))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// takeFlash reads the outcome once; a cookie that this program did not sign counts as none.
func (o *Office) takeFlash(w http.ResponseWriter, r *http.Request) *ui.Flash {
	value := cookie(r, "flash")
	if value == "" || o.sign == nil {
		return nil
	}
	setCookie(w, "flash", "", 0)
	body, mac, _ := strings.Cut(value, ".")
	if !hmac.Equal([]byte(mac), []byte(o.mac(body))) {
		return nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(body)
	var f flash
	if err != nil || json.Unmarshal(raw, &f) != nil {
		return nil
	}
	return &ui.Flash{Kind: ui.Good, Text: i18n.T(r.Context(), f.Key, whole(f.Args)...)}
}

// whole gives numbers back their form: JSON reads every number as a fraction.
func whole(args []any) []any {
	for i, a := range args {
		if n, ok := a.(float64); ok && n == float64(int64(n)) {
			args[i] = int64(n)
		}
	}
	return args
}
