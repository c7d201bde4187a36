package arch

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// workplace matches what belongs to the machine somebody works on, not to the
// product: folders of a home or a checkout, and addresses of a package mirror.
var workplace = regexp.MustCompile(`(?:^|[\s"'(=:])/(?:wor` + `k|roo` + `t|hom` + `e)/[a-z]|file:/` + `//|(?i)\b(?:goproxy|gonosumdb|_authToken|registry)\s*=\s*\S|https?://[a-z0-9.-]*(?:artifactory|nexus|verdaccio|mirror)\b`)

// unfinished matches marks of work that was left.
var unfinished = regexp.MustCompile(`\b(?:TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`)

// binary endings are not read.
var binaryFiles = []string{".png", ".jpg", ".ico", ".woff2", ".gz", ".db", ".bin", ".zip", ".xlsx"}

// suspect is a quick look for the words, so that few files are read line by line.
func suspect(raw []byte) bool {
	lower := bytes.ToLower(raw)
	for _, word := range []string{"/wor" + "k/", "/root/", "/home/", "file:/" + "//", "proxy", "gonosumdb", "_auth", "registry", "artifactory", "nexus", "verdaccio", "mirror", "to" + "do", "fix" + "me", "xx" + "x", "ha" + "ck"} {
		if bytes.Contains(lower, []byte(word)) {
			return true
		}
	}
	return false
}

// checkWords: the repository speaks of the product alone, and leaves nothing undone.
func checkWords(t *tree) []finding {
	var found []finding
	paths := slices.Clone(t.others)
	for _, p := range t.packages {
		for _, f := range p.files {
			paths = append(paths, f.path)
		}
	}
	for _, p := range paths {
		if slices.Contains(binaryFiles, path.Ext(p)) {
			continue
		}
		raw, err := fs.ReadFile(t.fsys, p)
		if err != nil || !suspect(raw) || !utf8.Valid(raw) {
			continue // removed meanwhile, without any such word, or no text
		}
		for _, line := range strings.Split(string(raw), "\n") {
			if !suspect([]byte(line)) {
				continue
			}
			if workplace.MatchString(line) {
				found = append(found, finding{"workplace", p, strings.TrimSpace(line[:min(len(line), 120)])})
			}
			if unfinished.MatchString(line) && (path.Ext(p) == ".go" || path.Ext(p) == ".templ" || path.Ext(p) == ".md") {
				found = append(found, finding{"unfinished", p, strings.TrimSpace(line[:min(len(line), 120)])})
			}
		}
	}
	return compact(found)
}

func TestTheRepositorySpeaksOfTheProductAlone(t *testing.T) {
	t.Parallel()
	holds(t, checkWords(theHouse(t)), "workplace", "unfinished")
}

func TestAFolderOfAMachineIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkWords(example(t, "-- a.md --\nSee /"+"work/notes first.\n-- b.go --\npackage b // TO"+"DO later\n-- c.sh --\nregi"+"stry=http://10.0.0.1\n-- d.md --\nOpen /office/help, work/life, https://home/x.\n")),
		"workplace a.md", "unfinished b.go", "workplace c.sh")
}
