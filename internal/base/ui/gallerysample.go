package ui

import "strconv"

// Made-up content of the gallery. It holds what breaks weak pages: long names,
// marks, and text that looks like markup.
const (
	sampleGiven   = "Şule-N'Diaye"
	sampleFamily  = "Van den Bossche-Vandenbroucke"
	sampleHostile = `"><script>alert('x')</script> & <b onclick=alert(1)>vet</b>`
)

func sampleLanguages() []Option {
	return []Option{{Value: "nl", Text: "Nederlands"}, {Value: "fr", Text: "Français"}, {Value: "ar", Text: "العربية", Group: "Met tolk"}, {Value: "tr", Text: "Türkçe", Group: "Met tolk"}}
}

func sampleTowns() []Option {
	return []Option{{Value: "31004", Text: "Blankenberge"}, {Value: "31005", Text: "Brugge"}, {Value: "31006", Text: "Damme"}, {Value: "31043", Text: "Knokke-Heist"}, {Value: "31042", Text: "Zuienkerke"}}
}

func sampleTiles() []Choice {
	return []Choice{
		{Value: "email", Label: "E-mail", Hint: "adres maken, bijlage sturen", Icon: "email", Checked: true},
		{Value: "banking", Label: "Bankieren en kopen", Hint: "app van de bank, tickets", Icon: "banking_shopping"},
		{Value: "health", Label: "Gezondheid online", Hint: "dossier, afspraak bij de dokter", Icon: "health"},
		{Value: "safety", Label: "Veiligheid", Hint: "verdacht bericht", Icon: "digital_safety"},
		{Value: "files", Label: "Bestanden en foto's", Icon: "manage_files"},
		{Value: "ai", Label: "Slimme hulpjes", Hint: "nu nog niet", Icon: "ai", Disabled: true},
	}
}

func sampleDevices() []Row {
	good := Tag{Text: "In voorraad", Kind: Good}.View()
	late := Tag{Text: "Te laat", Kind: Bad}.View()
	return []Row{
		{ID: "device-1", Cells: []Cell{{Text: "Laptop 0042", URL: "#lists"}, {Text: "Laptop"}, {Content: good}, {Text: "12"}, {Text: "€ 250"}}},
		{Cells: []Cell{{Text: "Tablet 0007", URL: "#work"}, {Text: "Tablet"}, {Content: late}, {Text: "7"}, {Text: "€ 180"}}},
		{Cells: []Cell{{Text: sampleHostile}, {Text: ""}, {Text: "Weg"}, {Text: "0"}, {Text: "€ 110"}}},
	}
}

func sampleThemes() []Datum {
	return []Datum{{Label: "E-mail", Value: 214}, {Label: "Bankieren en kopen", Value: 167}, {Label: "Gezondheid online", Value: 98}, {Label: "Sociale media en videobellen met de familie", Value: 64}, {Label: "Werk zoeken"}}
}

func sampleWeeks() []Datum {
	values := []float64{12, 15, 9, 18, 22, 20, 17, 24, 26, 31, 28, 34, 30}
	weeks := make([]Datum, len(values))
	for i, v := range values {
		weeks[i] = Datum{Label: "w" + strconv.Itoa(i+1), Value: v}
	}
	return weeks
}

func sampleMonths() []string { return []string{"jan", "feb", "mrt", "apr", "mei", "jun"} }
