package chart

// Value is one figure of a series.
type Value struct {
	// N is the figure, in the unit of the chart; below zero counts as zero.
	N int64
	// Missing says that there is no figure, because none was entered or it is
	// suppressed (K4, K5).
	Missing bool
}

// Series is one row of figures.
type Series struct {
	// Name stands in the legend.
	Name string
	// Values has one figure per label of the chart.
	Values []Value
}

// Chart is what is to be drawn.
type Chart struct {
	// Title names the chart for a screen reader.
	Title string
	// Description says in a sentence what it shows.
	Description string
	// Labels stand under the groups of bars or points: months, themes.
	Labels []string
	// Series are the rows, in order.
	Series []Series
	// Format writes a figure; nil writes it plain.
	Format func(int64) string
	// Missing is what stands in the place of a missing figure, such as "*".
	Missing string
}

// Of returns a series of known figures.
func Of(name string, figures ...int) Series {
	s := Series{Name: name}
	for _, n := range figures {
		s.Values = append(s.Values, Value{N: int64(n)})
	}
	return s
}

// top returns the largest figure.
func (c Chart) top() int64 {
	var most int64
	for _, s := range c.Series {
		for _, v := range s.Values {
			if !v.Missing {
				most = max(most, v.N)
			}
		}
	}
	return most
}

// at returns the figure of a series at a label; beyond its end it is missing.
func (s Series) at(i int) Value {
	if i >= len(s.Values) {
		return Value{Missing: true}
	}
	return s.Values[i]
}
