package grant

import (
	"testing"

	"pgregory.net/rapid"

	"digibank/internal/base/civil"
	"digibank/internal/base/money"
	"digibank/internal/platform/reach"
)

func extension(mode TierMode, target int) Fund {
	return Fund{Tiers: Extension2025(), Mode: mode, Below: BelowFull, ChosenTarget: target, Days: civil.Days(civil.MustDate(2025, 1, 1), civil.MustDate(2026, 7, 31))}
}

// The vectors of domain/programme.md §4, in euro.
func TestEveryTierModePaysWhatTheHandbookSays(t *testing.T) {
	t.Parallel()
	for _, v := range []struct{ users, onEntry, onFull, proRata int }{
		{1000, 350000, 350000, 350000},
		{1001, 450000, 350000, 350200},
		{1200, 450000, 350000, 390000},
		{1500, 450000, 450000, 450000},
		{1501, 480000, 450000, 450120},
		{1600, 480000, 450000, 462000},
		{1750, 480000, 480000, 480000},
		{1751, 500000, 500000, 500000},
	} {
		for mode, want := range map[TierMode]int{OnEntry: v.onEntry, OnFull: v.onFull, ProRata: v.proRata} {
			if got := extension(mode, 0).Earned(v.users); got != money.Cents(want*100) {
				t.Errorf("%d users, %s: earned %v, want %d euro", v.users, mode, got, want)
			}
		}
	}
}

func TestTheChosenTargetCapsWhatIsEarned(t *testing.T) {
	t.Parallel()
	for _, mode := range TierModes() {
		for _, users := range []int{1500, 1501, 1751, 99999} {
			if got := extension(mode, 1500).Earned(users); got > 45000000 {
				t.Errorf("%d users, %s: earned %v with a target of 1500", users, mode, got)
			}
		}
	}
}

func TestBelowTheFirstTierTheFundDecides(t *testing.T) {
	t.Parallel()
	f := extension(OnEntry, 0)
	for below, want := range map[BelowFirst]money.Cents{BelowFull: 35000000, BelowProRata: 17500000, BelowNone: 0} {
		f.Below = below
		if got := f.Earned(500); got != want {
			t.Errorf("500 users, %s: earned %v, want %v", below, got, want)
		}
	}
}

func TestMoreUsersNeverEarnLessAndNeverAboveTheTarget(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := extension(rapid.SampledFrom(TierModes()).Draw(t, "mode"), rapid.IntRange(0, 2000).Draw(t, "target"))
		f.Below = rapid.SampledFrom(BelowFirsts()).Draw(t, "below")
		n := rapid.IntRange(0, 2500).Draw(t, "users")
		if f.Earned(n+1) < f.Earned(n) {
			t.Fatalf("%d users earn %v, one more earns %v", n, f.Earned(n), f.Earned(n+1))
		}
		if f.ChosenTarget > 0 && f.Earned(n) > f.Earned(f.ChosenTarget) {
			t.Fatalf("%d users earn more than the target of %d", n, f.ChosenTarget)
		}
		if at, ok := f.Next(n); ok && f.Earned(at) <= f.Earned(n) {
			t.Fatalf("the next step at %d earns nothing", at)
		}
	})
}

// The example of domain/reporting.md §6: 820 after 300 of 577 days.
func TestTheStraightLineForecastOfTheHandbook(t *testing.T) {
	t.Parallel()
	f := extension(OnEntry, 0)
	if f.Days.Len() != 577 {
		t.Fatalf("the period has %d days, want 577", f.Days.Len())
	}
	fc := Project(f, 820, nil, f.Days.From.AddDays(299))
	if fc.DaysDone != 300 || fc.Linear != 1577 || fc.Tier != 2 {
		t.Errorf("forecast %+v, want 1577 users after 300 days, in the third tier", fc)
	}
}

func TestTheForecastNeverLeavesThePeriod(t *testing.T) {
	t.Parallel()
	f := extension(OnEntry, 0)
	rapid.Check(t, func(t *rapid.T) {
		today := f.Days.From.AddDays(rapid.IntRange(-100, 900).Draw(t, "day"))
		users := rapid.IntRange(0, 3000).Draw(t, "users")
		fresh := []reach.Day{{Day: today.AddDays(-3), Sums: reach.Sums{Services: rapid.IntRange(0, 20).Draw(t, "fresh")}}}
		fc := Project(f, users, fresh, today)
		if fc.DaysDone < 0 || fc.DaysDone > fc.DaysTotal {
			t.Fatalf("%d of %d days", fc.DaysDone, fc.DaysTotal)
		}
		if fc.Linear < users || fc.Recent < users || fc.LastYear < users {
			t.Fatalf("a forecast below the %d users already reached: %+v", users, fc)
		}
		if fc.DaysDone == fc.DaysTotal && fc.Linear != users {
			t.Fatalf("after the end the forecast is %d, not the result %d", fc.Linear, users)
		}
	})
}
