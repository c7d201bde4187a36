package geo

import "math"

// earthRadius is the mean radius of the earth in metres.
const earthRadius = 6371008.8

// Distance returns the metres between two points in degrees, as the crow flies
// (haversine).
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s := func(x float64) float64 { return math.Pow(math.Sin(x*rad/2), 2) }
	h := s(lat2-lat1) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*s(lon2-lon1)
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}
