package i18n

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// checkFlat refuses what a JSON reader would let pass in silence: the same key
// twice in one file, a nested catalogue, and a plural form that does not exist.
func checkFlat(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("not a JSON object of keys and texts")
	}
	seen := make(map[string]bool)
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if seen[key] {
			return fmt.Errorf("key %q occurs twice", key)
		}
		seen[key] = true
		if err := checkValue(dec, key); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

func checkValue(dec *json.Decoder, key string) error {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return err
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return nil
	}
	forms := make(map[string]string)
	if err := json.Unmarshal(raw, &forms); err != nil {
		return fmt.Errorf("key %q is neither a text nor plural forms", key)
	}
	for form := range forms {
		if !slices.Contains(formNames(), form) {
			return fmt.Errorf("key %q has no plural form %q", key, form)
		}
	}
	if _, ok := forms["other"]; !ok {
		return fmt.Errorf("key %q lacks the plural form \"other\"", key)
	}
	return nil
}
