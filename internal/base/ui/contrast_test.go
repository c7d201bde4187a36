package ui_test

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

// pair is a colour on the colours it may stand on, by token name.
type pair struct {
	front string
	on    []string
	min   float64 // WCAG 1.4.3: 4.5 for text; 1.4.11: 3 for lines and shapes
}

func pairs() []pair {
	paper := []string{"body-background", "ui-card", "ui-sunken", "surface-background"}
	soft := []string{"ui-info-soft", "ui-good-soft", "ui-warn-soft", "ui-bad-soft", "ui-neutral-soft"}
	list := []pair{
		{"text", append(paper, soft...), 4.5}, {"link", append(paper, soft...), 4.5},
		{"secondary-text", append(paper, "ui-info-soft"), 4.5},
		{"link-visited", paper, 4.5}, {"link-hover", paper, 4.5}, {"error", paper, 4.5}, {"success", paper, 4.5}, {"brand", paper, 4.5},
		{"surface-text", []string{"surface-background"}, 4.5}, {"focus-text", []string{"focus"}, 4.5},
		{"ui-header-text", []string{"ui-header"}, 4.5}, {"ui-header-line", []string{"ui-header"}, 3},
		{"ui-on-primary", []string{"ui-primary", "ui-primary-hover"}, 4.5}, {"ui-on-danger", []string{"ui-danger", "ui-danger-hover"}, 4.5},
		{"ui-primary", append(paper, "ui-info-soft"), 4.5},
		{"input-border", paper, 3}, {"ui-focus-ring", paper, 3},
	}
	for _, kind := range []string{"info", "good", "warn", "bad", "neutral"} {
		list = append(list, pair{"ui-" + kind, append(paper, "ui-"+kind+"-soft"), 4.5})
	}
	for i := 1; i <= 5; i++ {
		list = append(list, pair{"ui-chart-" + strconv.Itoa(i), []string{"ui-card"}, 3})
	}
	return list
}

func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("../../../web/tokens.json")
	if err != nil {
		t.Fatal(err)
	}
	var themes map[string]map[string]string
	if err := json.Unmarshal(data, &themes); err != nil {
		t.Fatal(err)
	}
	return themes
}

func TestEveryThemeHasTheContrastOfWCAG(t *testing.T) {
	t.Parallel()
	for name, theme := range themes(t) {
		for _, p := range pairs() {
			for _, on := range p.on {
				if got := contrast(t, theme[p.front], theme[on]); got < p.min {
					t.Errorf("%s: %s on %s is %.2f, want at least %.1f", name, p.front, on, got, p.min)
				}
			}
		}
	}
}

func TestTheHighContrastThemeReachesSevenToOne(t *testing.T) {
	t.Parallel()
	theme := themes(t)["contrast"]
	for _, p := range pairs() {
		for _, on := range p.on {
			if got := contrast(t, theme[p.front], theme[on]); p.min == 4.5 && got < 7 {
				t.Errorf("%s on %s is %.2f, want at least 7", p.front, on, got)
			}
		}
	}
}

func TestEveryThemeSetsTheSameTokens(t *testing.T) {
	t.Parallel()
	all := themes(t)
	for name, theme := range all {
		for token := range all["light"] {
			if theme[token] == "" {
				t.Errorf("theme %s lacks %s", name, token)
			}
		}
		if len(theme) != len(all["light"]) {
			t.Errorf("theme %s has %d tokens, light has %d", name, len(theme), len(all["light"]))
		}
	}
}

func TestContrastIsCountedAsWCAGDoes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#767676", "#ffffff", 4.54}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s = %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// contrast is the ratio of WCAG 2.2 between two colours #rrggbb.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 7 || hex[0] != '#' {
		t.Fatalf("colour %q is not #rrggbb", hex)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
