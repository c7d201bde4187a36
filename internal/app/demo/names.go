package demo

import (
	"math/rand/v2"

	"digibank/internal/platform/vocab"
)

// Given names by the years in which they were common, and family names. They are
// drawn apart, so that a pair means nobody.
var (
	elderWomen   = []string{"Maria", "Godelieve", "Jeannine", "Lucienne", "Rita", "Monique", "Denise", "Simonne", "Yvonne", "Agnes", "Georgette", "Paula", "Irène", "Jacqueline", "Annie", "Rosa", "Mariette", "Gilberte"}
	elderMen     = []string{"Roger", "Gilbert", "André", "Willy", "Jozef", "Marcel", "Albert", "Georges", "Etienne", "Lucien", "Robert", "Frans", "Daniël", "Omer", "Noël", "Gerard", "Walter", "Maurits"}
	middleWomen  = []string{"Ann", "Martine", "Carine", "Hilde", "Veerle", "Sabine", "Katrien", "Ingrid", "Nathalie", "Els", "Kristel", "Greet", "Wendy", "Sofie", "Fatma", "Elena", "Isabel", "Ilse"}
	middleMen    = []string{"Luc", "Marc", "Dirk", "Johan", "Patrick", "Peter", "Geert", "Filip", "Kurt", "Bart", "Stefaan", "Koen", "Wim", "Mehmet", "Ömer", "Ahmed", "Piotr", "Rik"}
	youngPeople  = []string{"Emma", "Lotte", "Noor", "Yasmine", "Elif", "Amina", "Laura", "Jonas", "Bram", "Mohamed", "Senne", "Arthur", "Ruben", "Yusuf", "Ibrahim", "Olena", "Aya", "Mats"}
	familyNames  = []string{"Janssens", "Maes", "Jacobs", "Willems", "Goossens", "Wouters", "De Smet", "Dubois", "Lambert", "Hermans", "Peeters", "Mertens", "Claeys", "Vandenberghe", "Desmet", "Verhaeghe", "Declercq", "Vanneste", "Debruyne", "Vandamme", "Lievens", "Verstraete", "Callens", "Demeyer", "Van den Bossche", "Van Damme", "De Backer", "Vermeulen", "Coppens", "Bogaert", "Devos", "Dewulf", "Haelewyn", "Lagast", "Monbaliu", "Pauwels", "Rommel", "Sabbe", "Tanghe", "Ureel", "Vlietinck", "Warlop", "Ysebaert", "Zwaenepoel", "Baert", "Cattoor", "D'Hondt", "Engels", "Feys", "Geldof", "Huyghe", "Inghelbrecht", "Kerckhof", "Logghe", "Muylle", "Nowak", "N'Diaye", "Özdemir", "Popescu", "Şahin", "El Amrani", "Kovalenko", "Nguyen", "Haddad", "Van Hecke", "Strubbe", "Steyaert", "Reynaert", "Quintens", "Platteeuw", "Vanhoutte", "Decoster", "Bonte", "Hoste", "Gheysens", "Lust"}
	helperNames  = []string{"Rita Vanhoutte", "Willy Decoster", "Monique Strubbe", "Luc Steyaert", "Annie Bonte", "Dirk Gheysens", "Hilde Platteeuw", "Etienne Lust", "Carine Hoste", "Roger Reynaert", "Martine Quintens", "Johan Feys", "Veerle Geldof", "André Tanghe", "Greet Sabbe", "Marc Logghe", "Ingrid Muylle", "Patrick Bogaert", "Els Huyghe", "Kurt Baert", "Sabine Cattoor", "Geert Warlop", "Katrien Rommel", "Noël Ureel", "Nathalie Engels", "Omer Lagast"}
	postcodeEdge = []string{"8000", "8310", "8380", "9990"}
)

// cohort is a part of the visitors by age.
type cohort struct {
	share            int // of 100
	youngest, oldest int // in years, today
	women, men       []string
	statuses         []vocab.SocialStatus
	regulars         float64 // how often they come back, against the average
}

// cohorts have the shape of a desk: most visitors are over sixty, one in seven
// users is young.
var cohorts = []cohort{
	{46, 70, 93, elderWomen, elderMen, []vocab.SocialStatus{vocab.StatusRetired}, 1.35},
	{22, 60, 69, elderWomen, middleMen, []vocab.SocialStatus{vocab.StatusRetired, vocab.StatusRetired, vocab.StatusWorking, vocab.StatusJobless}, 1.1},
	{18, 40, 59, middleWomen, middleMen, []vocab.SocialStatus{vocab.StatusWorking, vocab.StatusJobless, vocab.StatusIncapacitated, vocab.StatusHomemaker}, 0.8},
	{10, 25, 39, middleWomen, youngPeople, []vocab.SocialStatus{vocab.StatusJobless, vocab.StatusWorking, vocab.StatusHomemaker}, 0.6},
	{4, 18, 24, youngPeople, youngPeople, []vocab.SocialStatus{vocab.StatusStudent, vocab.StatusJobless}, 0.4},
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// weighted draws an index by weight.
func weighted(r *rand.Rand, weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	n := r.IntN(total)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}
