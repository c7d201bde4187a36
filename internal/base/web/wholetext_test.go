package web

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"digibank/internal/base/errs"
)

func TestAnAddressThatIsNoTextGoesNoFurther(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]int{
		"/office/people/1?q=caf%C3%A9&n=%zz": 200, "/caf%C3%A9": 200, "/?a=b=%00": 400, "/?%FF=x": 400, "/?q=a%00b": 400, "/?q=%ED%A0%80": 400,
		"/%00": 404, "/a%00b/c": 404, "/%FF?q=%00": 404, "/%ED%A0%80": 404,
	} {
		h := WholeText(func(w http.ResponseWriter, _ *http.Request, err error) { w.WriteHeader(Status(errs.KindOf(err))) })(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if w.Code != want {
			t.Errorf("%s answers %d, want %d", address, w.Code, want)
		}
	}
}
