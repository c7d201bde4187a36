package stat

// DurationBand is a band of duration in minutes, half-open.
type DurationBand struct {
	// Code is the stable name, to be translated as "duration_band.<code>".
	Code string
	// From is the first minute inside.
	From int
	// To is the first minute after it; 0 for the last band.
	To int
}

// DurationBands returns the bands of the help desk lists (4.10): under 30 minutes,
// 30 to 59, 60 to 119, and 120 or more.
func DurationBands() []DurationBand {
	return []DurationBand{{"u30", 0, 30}, {"30_59", 30, 60}, {"60_119", 60, 120}, {"120_plus", 120, 0}}
}

// BandOf returns the code of the band of a duration; less than nothing counts as
// nothing.
func BandOf(minutes int) string {
	bands := DurationBands()
	for _, b := range bands {
		if minutes < b.To {
			return b.Code
		}
	}
	return bands[len(bands)-1].Code
}
