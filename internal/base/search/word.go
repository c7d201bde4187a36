package search

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"

	"digibank/internal/base/text"
)

// Limits of what is indexed and asked; longer texts are cut.
const (
	maxWords = 12 // words per document or question
	maxRunes = 40 // letters per word
)

// codeSize is the length of the code in front of every term. The prefix index of
// FTS5 in the migration counts on it.
const codeSize = 4

// part is the part of the index that belongs to a tenant and kind. Two tenants
// that share a code by chance are still told apart by the columns of the document.
type part struct{ words, facets string }

func partOf(tenant, kind string) part {
	return part{words: code(tenant, kind, "word"), facets: code(tenant, kind, "facet")}
}

func code(tenant, kind, use string) string {
	sum := sha256.Sum256([]byte(tenant + "\x00" + kind + "\x00" + use))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:codeSize])
}

// word and facet are the terms that stand in the index.
func (p part) word(w string) string  { return p.words + plain(w) }
func (p part) facet(f string) string { return p.facets + plain(f) }

// words folds a text into at most maxWords words.
func words(s string) []string {
	list := text.Tokens(s)
	if len(list) > maxWords {
		list = list[:maxWords]
	}
	for i, w := range list {
		if text.Runes(w) > maxRunes {
			list[i] = string([]rune(w)[:maxRunes])
		}
	}
	return list
}

// particle says whether a word belongs to the family name that follows it.
func particle(w string) bool {
	switch w {
	case "van", "de", "den", "der", "het", "t", "ter", "ten", "te", "vande", "vanden", "vander",
		"la", "le", "du", "des", "el", "al", "ben", "ait", "di", "da", "von", "s", "d", "op", "in", "aan":
		return true
	}
	return false
}

// glue joins particles to the word behind them: "jan van den bossche" becomes
// "jan vandenbossche". Particles at the end stay apart.
func glue(list []string) []string {
	var out []string
	head := 0
	for i, w := range list {
		if particle(w) && i < len(list)-1 {
			continue
		}
		out = append(out, strings.Join(list[head:i+1], ""))
		head = i + 1
	}
	return out
}

// spellings are the ways to cut a text into words: as written, and glued.
func spellings(s string) [][]string {
	plain := words(s)
	if len(plain) == 0 {
		return nil
	}
	if glued := glue(plain); !slices.Equal(glued, plain) {
		return [][]string{plain, glued}
	}
	return [][]string{plain}
}

// vocabulary is every word under which a text is found.
func vocabulary(s string) []string {
	all := slices.Concat(spellings(s)...)
	slices.Sort(all)
	return slices.Compact(all)
}

// plain writes a word in small letters and digits only, so that no engine can
// cut or fold it in its own way: other letters become q and their code point.
func plain(w string) string {
	var b strings.Builder
	for _, r := range w {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteString("q" + strconv.FormatInt(int64(r), 16))
		}
	}
	return b.String()
}
