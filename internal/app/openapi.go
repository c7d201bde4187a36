package app

type openapiCmd struct{}

// Run prints the description of the API.
func (openapiCmd) Run(e *env) error {
	p, err := dryProgram(*e.cfg)
	if err != nil {
		return err
	}
	_, err = e.stdout.Write(p.openapi())
	return err
}
