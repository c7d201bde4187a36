package arch

import (
	"fmt"
	"go/ast"
	"reflect"
	"strings"
	"testing"
)

// configPage writes every setting of the program as a table, from the tags of
// app.Config.
func configPage(t *tree) string {
	var b strings.Builder
	b.WriteString("# Configuration\n\nGenerated from `internal/app/config.go`. A flag wins over the environment. `digibank doctor` prints what is in force, without secrets.\n\n| flag | environment | default | what |\n|---|---|---|---|\n")
	p := t.find("internal/app")
	if p == nil {
		return ""
	}
	for _, f := range p.files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && (spec.Name.Name == "Config" || spec.Name.Name == "SMTP") && f.plain() {
				if s, ok := spec.Type.(*ast.StructType); ok {
					configRows(&b, spec.Name.Name, s)
				}
			}
			return true
		})
	}
	return b.String()
}

func configRows(b *strings.Builder, name string, s *ast.StructType) {
	flag, env := "", ""
	if name == "SMTP" {
		flag, env = "smtp-", "DIGIBANK_SMTP_"
	}
	for _, field := range s.Fields.List {
		if field.Tag == nil || len(field.Names) == 0 {
			continue
		}
		tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`"))
		if help := tag.Get("help"); help != "" {
			fmt.Fprintf(b, "| `--%s%s` | `%s%s` | %s | %s |\n", flag, kebab(field.Names[0].Name), env, tag.Get("env"), tag.Get("default"), help)
		}
	}
}

// kebab writes AdminAddr as admin-addr and TLSCert as tls-cert.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		lowerBefore := i > 0 && name[i-1] >= 'a'
		lowerAfter := i+1 < len(name) && name[i+1] >= 'a'
		if upper && i > 0 && (lowerBefore || lowerAfter) {
			b.WriteByte('-')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}

func TestCommittedConfiguration(t *testing.T) {
	t.Parallel()
	golden(t, "configuration.md", configPage(theHouse(t)))
}

func TestASettingIsNamedAsItsFlag(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Addr": "addr", "AdminAddr": "admin-addr", "TLSCert": "tls-cert", "URL": "url", "KeyFile": "key-file"} {
		if got := kebab(name); got != want {
			t.Errorf("%s is written %s, want %s", name, got, want)
		}
	}
}
