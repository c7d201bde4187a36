package geo

import (
	"encoding/json"
	"fmt"
)

// ring is a closed line of points, longitude first.
type ring [][2]float64

// outline is the shape of one municipality.
type outline struct {
	rings []ring
	raw   json.RawMessage // the GeoJSON geometry as it stands in the data
}

// feature is one entry of the embedded GeoJSON.
type feature struct {
	Geometry   json.RawMessage `json:"geometry"`
	Properties struct {
		NIS string `json:"nis"`
	} `json:"properties"`
}

// loadOutlines reads the embedded outlines; a fault in them is a fault in the
// program.
func loadOutlines() map[string]outline {
	b, err := files.ReadFile("data/outlines-2025.geojson")
	if err != nil {
		panic("geo: " + err.Error())
	}
	var all struct {
		Features []feature `json:"features"`
	}
	if err := json.Unmarshal(b, &all); err != nil {
		panic("geo: outlines: " + err.Error())
	}
	out := make(map[string]outline, len(all.Features))
	for _, f := range all.Features {
		rings, err := ringsOf(f.Geometry)
		if err != nil {
			panic("geo: outline " + f.Properties.NIS + ": " + err.Error())
		}
		out[f.Properties.NIS] = outline{rings, f.Geometry}
	}
	return out
}

// ringsOf reads the rings of a Polygon or MultiPolygon.
func ringsOf(geometry json.RawMessage) ([]ring, error) {
	var g struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(geometry, &g); err != nil {
		return nil, err
	}
	switch g.Type {
	case "Polygon":
		var rings []ring
		err := json.Unmarshal(g.Coordinates, &rings)
		return rings, err
	case "MultiPolygon":
		var parts [][]ring
		err := json.Unmarshal(g.Coordinates, &parts)
		var rings []ring
		for _, p := range parts {
			rings = append(rings, p...)
		}
		return rings, err
	}
	return nil, fmt.Errorf("geometry %q", g.Type)
}

// GeoJSON returns a FeatureCollection of the outlines of today's municipalities
// with these codes, each with "nis" and "name", for a map in the browser or open
// data. Unknown codes are left out.
func (a *Atlas) GeoJSON(nis []string) ([]byte, error) {
	type properties struct {
		NIS  string `json:"nis"`
		Name string `json:"name"`
	}
	type out struct {
		Type       string          `json:"type"`
		Properties properties      `json:"properties"`
		Geometry   json.RawMessage `json:"geometry"`
	}
	features := []out{}
	for _, code := range nis {
		if o, ok := a.outlines()[code]; ok {
			m, _ := a.Municipality(code)
			features = append(features, out{"Feature", properties{code, m.Name}, o.raw})
		}
	}
	return json.Marshal(map[string]any{"type": "FeatureCollection", "features": features})
}
