package arch

import (
	"bufio"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
)

// catalogues gives the folders of the tree that hold texts in locale/.
func catalogues(t *tree) []string {
	var out []string
	for _, p := range t.others {
		if path.Base(p) == "nl.json" && path.Base(path.Dir(p)) == "locale" {
			out = append(out, path.Dir(path.Dir(p)))
		}
	}
	return out
}

// readTexts reads texts.txt: "computed | prefix | reason" for keys that the code
// puts together, "b1 | key | reason" for a Dutch text that may be hard.
func readTexts(t *testing.T) (computed []string, except map[string]string) {
	t.Helper()
	f, err := os.Open("texts.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	except = map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, "|", 3)
		if len(parts) < 3 || len(strings.Fields(parts[2])) < 3 {
			t.Fatalf("texts.txt: %q: write kind | key | a reason", line)
		}
		switch key := strings.TrimSpace(parts[1]); strings.TrimSpace(parts[0]) {
		case "computed":
			computed = append(computed, key)
		case "b1":
			except[key] = strings.TrimSpace(parts[2])
		default:
			t.Fatalf("texts.txt: %q is neither computed nor b1", line)
		}
	}
	return computed, except
}

// Every key that the code uses has a text in Dutch, French and English, every
// text is used, no two subjects share a key, and the Dutch is at level B1.
func TestTheWordsOfTheWholeProgramAreThereInThreeLanguages(t *testing.T) {
	t.Parallel()
	all := theHouse(t)
	computed, except := readTexts(t)
	var texts []fs.FS
	for _, dir := range catalogues(all) {
		texts = append(texts, os.DirFS(path.Join(root, dir)))
	}
	if len(texts) < 5 {
		t.Fatalf("only %d catalogues found", len(texts))
	}
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: texts, Source: []string{path.Join(root, "internal")}, Computed: computed, Except: except})
}

// checkComputed: a prefix that is listed for keys that the code puts together
// still has keys.
func checkComputed(computed []string, keys map[string]bool) []finding {
	var found []finding
	for _, prefix := range computed {
		used := false
		for key := range keys {
			used = used || strings.HasPrefix(key, prefix)
		}
		if !used {
			found = append(found, finding{"computed", prefix, "no key starts with it"})
		}
	}
	return found
}

func TestListedPrefixesOfKeysAreInUse(t *testing.T) {
	t.Parallel()
	computed, _ := readTexts(t)
	keys := map[string]bool{}
	for _, key := range theWords(t).Keys(i18n.Default) {
		keys[key] = true
	}
	for _, f := range checkComputed(computed, keys) {
		t.Error(f)
	}
	bites(t, checkComputed([]string{"desk.state.", "gone."}, map[string]bool{"desk.state.open": true}), "computed gone.")
}
