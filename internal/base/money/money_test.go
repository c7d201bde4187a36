package money_test

import (
	"math"
	"testing"

	"digibank/internal/base/money"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAmountsForReaders(t *testing.T) {
	t.Parallel()
	tests := map[money.Cents][5]string{
		0:              {"€\u00a00,00", "0,00\u00a0€", "€0.00", "€\u00a00", "0.00"},
		5:              {"€\u00a00,05", "0,05\u00a0€", "€0.05", "€\u00a00,05", "0.05"},
		6000:           {"€\u00a060,00", "60,00\u00a0€", "€60.00", "€\u00a060", "60.00"},
		123450:         {"€\u00a01.234,50", "1\u00a0234,50\u00a0€", "€1,234.50", "€\u00a01.234,50", "1234.50"},
		-100001:        {"-€\u00a01.000,01", "-1\u00a0000,01\u00a0€", "-€1,000.01", "-€\u00a01.000,01", "-1000.01"},
		12345678901234: {"€\u00a0123.456.789.012,34", "123\u00a0456\u00a0789\u00a0012,34\u00a0€", "€123,456,789,012.34", "€\u00a0123.456.789.012,34", "123456789012.34"},
		math.MinInt64:  {"-€\u00a092.233.720.368.547.758,08", "-92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0€", "-€92,233,720,368,547,758.08", "-€\u00a092.233.720.368.547.758,08", "-92233720368547758.08"},
	}
	for c, want := range tests {
		got := [5]string{c.Format("nl"), c.Format("fr-BE"), c.Format("en"), c.Short("nl"), c.String()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAmountsAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]money.Cents{
		"60": 6000, "€ 60": 6000, "60 EUR": 6000, "60 euro": 6000, "1.234,50": 123450, "€ 1.234,50": 123450, "1234,5": 123450,
		"1 234,50 €": 123450, "1,234.50": 123450, "12.50": 1250, "-12,50": -1250, "- € 5": -500, "1.234": 123400,
		"1,234": 123400, "1.234.567,89": 123456789, "0,05": 5, "0": 0, "12345678901234": 1234567890123400,
	} {
		if got, err := money.Parse(in); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "€", "-", "abc", "1.2.3", "1,2,3", "1.23.456", "12,", ",5", "0.123", "12,345.6789", "1e5", "--5", "1..2", "123456789012345678", "1.234.56,7", "5-"} {
		if got, err := money.Parse(in); err == nil {
			t.Errorf("Parse(%q) = %d, want an error", in, got)
		}
	}
}

func TestEveryAmountReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := money.Cents(rapid.Int64Range(-1e15, 1e15).Draw(t, "cents"))
		for _, s := range []string{c.Format("nl"), c.Format("fr"), c.Format("en"), c.Short("nl"), c.Short("en"), c.String()} {
			if got, err := money.Parse(s); err != nil || got != c {
				t.Fatalf("%q reads as %d, %v; want %d", s, got, err, c)
			}
		}
	})
}

func TestNoCentIsLostInADivision(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([]money.Cents{34, 33, 33}, money.Cents(100).Allocate([]int64{1, 1, 1})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]money.Cents{100, 0}, money.Cents(100).Allocate([]int64{0, -3})); diff != "" {
		t.Error(diff)
	}
	if n := len(money.Cents(100).Allocate(nil)); n != 0 {
		t.Errorf("%d parts of nobody", n)
	}
	rapid.Check(t, func(t *rapid.T) {
		c := money.Cents(rapid.Int64Range(-1e15, 1e15).Draw(t, "amount"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e12), 1, 9).Draw(t, "weights")
		parts, sum, total := c.Allocate(weights), money.Cents(0), 0.0
		for i, p := range parts {
			sum += p
			total += float64(weights[i])
		}
		if sum != c {
			t.Fatalf("the parts %v add up to %d, not %d", parts, sum, c)
		}
		for i, p := range parts {
			if total > 0 && math.Abs(float64(p)-float64(c)*float64(weights[i])/total) > 1.01 {
				t.Fatalf("part %d of %d over %v is %d", i, c, weights, p)
			}
		}
	})
}

func TestKilometreRates(t *testing.T) {
	t.Parallel()
	r, err := money.ParseRate("0.3707")
	if err != nil || r != 3707 {
		t.Fatalf("%d, %v", r, err)
	}
	for metres, want := range map[int64]money.Cents{0: 0, 1000: 37, 10_000: 371, 12_345: 458, -1000: -37, 135: 5, 134: 5, 121: 4} {
		if got := r.Times(metres, 1000); got != want {
			t.Errorf("%d m cost %d cents, want %d", metres, got, want)
		}
	}
	if got := money.Rate(50).Times(1, 1); got != 1 {
		t.Errorf("half a cent is rounded away from zero, got %d", got)
	}
	for _, in := range []string{"", "-0.3707", "0.37071", "x"} {
		if r, err := money.ParseRate(in); err == nil {
			t.Errorf("ParseRate(%q) = %d, want an error", in, r)
		}
	}
	if r, err := money.ParseRate("0,4"); err != nil || r != 4000 {
		t.Errorf("0,4 is %d, %v", r, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"€ 1.234,50", "1,234.50", "-5", "0,05", "1 234 €"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := money.Parse(s)
		if err != nil {
			return
		}
		if again, err := money.Parse(c.Format("nl")); err != nil || again != c {
			t.Fatalf("%q is %d, shown as %q, reads as %d, %v", s, c, c.Format("nl"), again, err)
		}
	})
}
