package demo

import (
	"time"

	"digibank/internal/base/hours"
	"digibank/internal/platform/vocab"
)

var week = [...]time.Weekday{mon, tue, wed, thu, fri}

// bruggeNoord is the region of the newspaper article: 4 municipalities and 13
// digipunten, with wifi points in public buildings and computer rooms.
func bruggeNoord() plan {
	return plan{
		slug: "brugge-noord", name: "Digibank Brugge Noord", phone: "+3250000100", email: "hallo@bruggenoord.example",
		target: 1750, users: 1700, contacts: 15000, helpers: 26,
		towns: []town{
			{"31043", "8300", "Knokke-Heist", 41}, {"31004", "8370", "Blankenberge", 33},
			{"31006", "8340", "Damme", 17}, {"31042", "8377", "Zuienkerke", 9},
		},
		places: append(noordDesks(), noordRooms()...),
	}
}

func noordDesks() []site {
	help, lend := []string{"digipunt"}, []string{"digipunt", "lending"}
	full := []string{"help", "public_computer", "wifi", "printer", "scanner", "wheelchair_access", "charging"}[1:]
	some := []string{"wifi", "wheelchair_access"}
	step := []string{"step_free", "accessible_toilet"}
	return []site{
		{"Digipunt bibliotheek Blankenberge", "Kerkstraat 100", "Blankenberge", 51.3131, 3.1317, vocab.KindFixed, []string{"digipunt", "lending", "course"}, "library", full, step, 17,
			[]turn{{days: []time.Weekday{mon, wed, fri}, start: "9u", end: "12u"}, {days: []time.Weekday{tue, thu}, start: "14u", end: "17u"}, {days: []time.Weekday{sat}, start: "10u", end: "12u"}},
			"Kom binnen met al je digitale vragen. Je hoeft geen afspraak te maken."},
		{"Digipunt Sociaal Huis Blankenberge", "Hoogstraat 20", "Blankenberge", 51.3118, 3.1362, vocab.KindFixed, lend, "social_house", some, step, 10,
			[]turn{{days: week[:], start: "9u", end: "11u30"}}, "Hulp bij formulieren, premies en een toestel lenen."},
		{"Digipunt dienstencentrum aan zee", "Zeelaan 8", "Blankenberge", 51.3149, 3.1263, vocab.KindFixed, help, "service_centre", some, step, 8,
			[]turn{{days: []time.Weekday{tue, fri}, start: "13u30", end: "16u"}}, ""},
		{"Antennepunt Uitkerke", "Dorpsplein 3", "Blankenberge", 51.3022, 3.1457, vocab.KindAntenna, help, "neighbourhood_house", []string{"wifi"}, nil, 3,
			[]turn{{days: []time.Weekday{thu}, start: "9u30", end: "11u30", every: 2}}, ""},
		{"Digipunt bibliotheek Knokke-Heist", "Maxim Willemspad 1", "Knokke-Heist", 51.3470, 3.2850, vocab.KindFixed, []string{"digipunt", "lending", "course"}, "library", full, step, 18,
			[]turn{{days: []time.Weekday{mon, tue, thu}, start: "14u", end: "17u"}, {days: []time.Weekday{wed, sat}, start: "10u", end: "12u30"}}, "Onze digihelpers zitten naast je en doen het samen met jou."},
		{"Digipunt Sociaal Huis Knokke-Heist", "Kraaiennestplein 1", "Knokke-Heist", 51.3420, 3.2790, vocab.KindFixed, lend, "social_house", some, step, 11,
			[]turn{{days: []time.Weekday{mon, wed, fri}, start: "9u", end: "12u"}}, ""},
		{"Antennepunt Heist", "Pannenstraat 12", "Knokke-Heist", 51.3370, 3.2360, vocab.KindAntenna, help, "service_centre", some, step, 7,
			[]turn{{days: []time.Weekday{tue}, start: "9u", end: "12u"}, {days: []time.Weekday{mon}, start: "18u", end: "20u"}}, ""},
		{"Pop-up Duinbergen", "Duinbergenlaan 40", "Knokke-Heist", 51.3440, 3.2550, vocab.KindPopUp, help, "neighbourhood_house", []string{"wifi"}, nil, 3,
			[]turn{{days: []time.Weekday{wed}, start: "14u", end: "16u", every: 2, offset: 1}}, ""},
		{"Digipunt bibliotheek Damme", "Jacob van Maerlantstraat 3", "Damme", 51.2510, 3.2810, vocab.KindFixed, []string{"digipunt", "lending", "course"}, "library", full, step, 9,
			[]turn{{days: []time.Weekday{tue, thu}, start: "9u", end: "12u"}, {days: []time.Weekday{sat}, start: "10u", end: "12u"}}, ""},
		{"Antennepunt Moerkerke", "Visserstraat 2", "Damme", 51.2420, 3.3460, vocab.KindAntenna, help, "town_hall", some, nil, 3,
			[]turn{{days: []time.Weekday{mon}, start: "15u", end: "17u", nth: 4}, {days: []time.Weekday{mon}, start: "15u", end: "17u", nth: 2}}, ""},
		{"Antennepunt Sijsele", "Dorpsstraat 110", "Damme", 51.2050, 3.3210, vocab.KindAntenna, help, "neighbourhood_house", some, nil, 4,
			[]turn{{days: []time.Weekday{wed}, start: "13u30", end: "16u"}}, ""},
		{"Digipunt gemeentehuis Zuienkerke", "Kerkstraat 17", "Zuienkerke", 51.2650, 3.1560, vocab.KindFixed, lend, "town_hall", some, step, 5,
			[]turn{{days: []time.Weekday{tue}, start: "9u", end: "12u"}, {days: []time.Weekday{thu}, start: "16u", end: "18u30"}}, ""},
		{"Digibus Polder", "Meetkerkestraat 1", "Zuienkerke", 51.2360, 3.1500, vocab.KindMobile, help, "", []string{"wifi"}, nil, 2,
			[]turn{{days: []time.Weekday{fri}, start: "13u30", end: "16u30"}}, "De digibus komt langs met wifi en laptops."},
	}
}

// noordRooms are the computer rooms and the wifi points.
func noordRooms() []site {
	wifi := []string{"wifi"}
	open := []turn{{days: week[:], start: "9u", end: "17u"}}
	long := []turn{{days: []time.Weekday{mon, tue, wed, thu, fri, sat, time.Sunday}, start: "7u", end: "22u"}}
	return []site{
		{"Computerruimte bibliotheek Damme", "Jacob van Maerlantstraat 3", "Damme", 51.2510, 3.2810, vocab.KindPublicComputerRoom, []string{"wifi", "course"}, "library", []string{"public_computer", "wifi", "printer", "weekend_open", "evening_open"}, []string{"step_free"}, 0, long, "Zelf werken kan elke dag van 7 tot 22 uur."},
		{"Computerruimte Blankenberge", "Kerkstraat 100", "Blankenberge", 51.3131, 3.1317, vocab.KindPublicComputerRoom, []string{"wifi", "course"}, "library", []string{"public_computer", "wifi", "printer"}, nil, 0, open, ""},
		{"Wifi stadhuis Blankenberge", "J.F. Kennedyplein 1", "Blankenberge", 51.3128, 3.1330, vocab.KindFixed, wifi, "town_hall", wifi, nil, 0, open, ""},
		{"Wifi sporthal Knokke-Heist", "Olivierpad 1", "Knokke-Heist", 51.3400, 3.2900, vocab.KindFixed, wifi, "", wifi, nil, 0, open, ""},
		{"Wifi gemeentehuis Damme", "Vissersstraat 2", "Damme", 51.2500, 3.2820, vocab.KindFixed, wifi, "town_hall", wifi, nil, 0, open, ""},
		{"Wifi gemeentehuis Zuienkerke", "Kerkstraat 17", "Zuienkerke", 51.2650, 3.1560, vocab.KindFixed, wifi, "town_hall", wifi, nil, 0, open, ""},
	}
}

// bruggeWest is the neighbour: small, and invisible from Brugge Noord.
func bruggeWest() plan {
	return plan{
		slug: "brugge-west", name: "Digibank Brugge West", phone: "+3250000200", email: "hallo@bruggewest.example",
		target: 1500, users: 60, contacts: 180, helpers: 4,
		towns: []town{{"31033", "8820", "Torhout", 45}, {"31040", "8210", "Zedelgem", 20}, {"31022", "8020", "Oostkamp", 20}, {"31012", "8490", "Jabbeke", 8}, {"31003", "8730", "Beernem", 7}},
		places: []site{
			{"Digipunt bibliotheek Torhout", "Ravenhofstraat 1", "Torhout", 51.0660, 3.1010, vocab.KindFixed, []string{"digipunt"}, "library", []string{"wifi"}, nil, 6, []turn{{days: []time.Weekday{wed, sat}, start: "9u", end: "12u"}, {days: []time.Weekday{tue}, start: "15u", end: "18u"}}, ""},
			{"Digipunt Beernem", "Bloemendalestraat 112", "Beernem", 51.1300, 3.3300, vocab.KindFixed, []string{"digipunt"}, "town_hall", []string{"wifi"}, nil, 2, []turn{{days: []time.Weekday{sat}, start: "10u", end: "12u"}}, ""},
			{"Digipunt Oostkamp", "Brugsestraat 45", "Oostkamp", 51.1550, 3.2350, vocab.KindFixed, []string{"digipunt"}, "library", []string{"wifi"}, nil, 2, []turn{{days: []time.Weekday{mon}, start: "14u", end: "17u", nth: hours.Last}}, ""},
		},
	}
}
