// Command pocketbase is the peer of the benchmark: PocketBase with the tables of
// the desk, filled with as many contacts as the demo, on loopback. It is a module
// of its own, so that the program does not depend on it.
package main

import (
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"time"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

const (
	places   = 13
	people   = 1700
	contacts = 15000
)

// main runs `pocketbase serve --http ADDR --dir DIR`; the data are made at the
// first start. Signing in is with bench@example.com, in the collection helpers.
func main() {
	app := pocketbase.New()
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		if err := fill(e.App); err != nil {
			return err
		}
		return e.Next()
	})
	if err := app.Start(); err != nil {
		log.Fatal(err)
	}
}

func fill(app core.App) error {
	if _, err := app.FindCollectionByNameOrId("contacts"); err == nil {
		return nil
	}
	place, person, err := parents(app)
	if err != nil {
		return err
	}
	contact, question, err := tables(app, place, person)
	if err != nil {
		return err
	}
	return app.RunInTransaction(func(tx core.App) error { return rows(tx, place, person, contact, question) })
}

// parents makes the places, the people and the helper who signs in.
func parents(app core.App) (place, person *core.Collection, err error) {
	signedIn := types.Pointer("@request.auth.id != ''")
	helpers := core.NewAuthCollection("helpers")
	if err := app.Save(helpers); err != nil {
		return nil, nil, err
	}
	helper := core.NewRecord(helpers)
	helper.SetEmail("bench@example.com")
	helper.SetPassword(os.Getenv("BENCH_PASSWORD"))
	helper.SetVerified(true)
	if err := app.Save(helper); err != nil {
		return nil, nil, err
	}
	place = core.NewBaseCollection("places")
	place.Fields.Add(&core.TextField{Name: "name"})
	person = core.NewBaseCollection("people")
	person.Fields.Add(&core.TextField{Name: "given_name"}, &core.TextField{Name: "family_name"}, &core.NumberField{Name: "birth_year"})
	for _, c := range []*core.Collection{place, person} {
		c.ListRule, c.ViewRule = signedIn, signedIn
		if err := app.Save(c); err != nil {
			return nil, nil, err
		}
	}
	return place, person, nil
}

func tables(app core.App, place, person *core.Collection) (contact, question *core.Collection, err error) {
	signedIn := types.Pointer("@request.auth.id != ''")
	contact = core.NewBaseCollection("contacts")
	contact.Fields.Add(
		&core.DateField{Name: "at", Required: true}, &core.RelationField{Name: "place", CollectionId: place.Id, MaxSelect: 1, Required: true},
		&core.RelationField{Name: "person", CollectionId: person.Id, MaxSelect: 1}, &core.TextField{Name: "channel", Required: true},
		&core.NumberField{Name: "minutes"}, &core.TextField{Name: "theme"}, &core.TextField{Name: "note"},
	)
	contact.AddIndex("contact_at", false, "at", "")
	contact.AddIndex("contact_place", false, "place, at", "")
	contact.ListRule, contact.CreateRule = signedIn, signedIn
	if err := app.Save(contact); err != nil {
		return nil, nil, err
	}
	question = core.NewBaseCollection("questions")
	question.Fields.Add(&core.RelationField{Name: "contact", CollectionId: contact.Id, MaxSelect: 1, Required: true}, &core.TextField{Name: "theme"}, &core.TextField{Name: "outcome"})
	question.ListRule, question.CreateRule = signedIn, signedIn
	return contact, question, app.Save(question)
}

func rows(app core.App, place, person, contact, question *core.Collection) error {
	rnd := rand.New(rand.NewPCG(1, 2))
	var placeIDs, personIDs []string
	add := func(c *core.Collection, ids *[]string, values map[string]any) error {
		r := core.NewRecord(c)
		r.Load(values)
		err := app.SaveNoValidate(r)
		if ids != nil {
			*ids = append(*ids, r.Id)
		}
		return err
	}
	for i := range places {
		if err := add(place, &placeIDs, map[string]any{"name": fmt.Sprintf("Digipunt %d", i)}); err != nil {
			return err
		}
	}
	for i := range people {
		if err := add(person, &personIDs, map[string]any{"given_name": "Jan", "family_name": fmt.Sprintf("Peeters%d", i), "birth_year": 1950}); err != nil {
			return err
		}
	}
	themes := []string{"email", "health", "learn_device", "banking_shopping", "manage_files"}
	now := time.Now()
	for i := range contacts {
		var id []string
		err := add(contact, &id, map[string]any{"at": now.Add(-time.Duration(contacts-i) * 105 * time.Minute), "place": placeIDs[rnd.IntN(places)], "person": personIDs[rnd.IntN(people)],
			"channel": "onsite", "minutes": 15, "theme": themes[rnd.IntN(len(themes))]})
		if err != nil {
			return err
		}
		if err := add(question, nil, map[string]any{"contact": id[0], "theme": "email", "outcome": "solved"}); err != nil {
			return err
		}
	}
	return nil
}
