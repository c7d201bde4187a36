package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes.
const (
	exitDone  = 0
	exitFails = 1 // the thing asked for does not hold
	exitUsage = 2 // wrong use
)

// commands is the command line.
type commands struct {
	Config

	Serve   serveCmd   `cmd:"" help:"Run the program."`
	Demo    demoCmd    `cmd:"" help:"Serve a made-up region on loopback, to try everything."`
	Migrate migrateCmd `cmd:"" help:"Bring the database up to date."`
	Doctor  doctorCmd  `cmd:"" help:"Show the configuration and check the surroundings."`
	Verify  verifyCmd  `cmd:"" help:"Check the integrity of the whole database."`
	Routes  routesCmd  `cmd:"" help:"List what the program answers to, and the right that each needs."`
	Tenant  tenantCmd  `cmd:"" help:"Make and list digibanken."`
	User    userCmd    `cmd:"" help:"Make, reset and disable accounts."`
	Openapi openapiCmd `cmd:"" help:"Print the description of the API (OpenAPI 3.1)."`
	Version versionCmd `cmd:"" help:"Tell the version."`
}

// env is what a command runs in.
type env struct {
	ctx    context.Context
	cfg    *Config
	stdout io.Writer
	stderr io.Writer
}

// errFindings ends a command with exit code 1 after it printed its findings.
var errFindings = errors.New("")

// usageError is wrong use that only shows while running.
type usageError struct{ error }

// Main runs the command line and gives the exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var cmds commands
	parser, err := kong.New(&cmds, kong.Name("digibank"), kong.UsageOnError(),
		kong.Description("The program that runs a digibank: desk, people, places, and the proof of it all."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Writers(stdout, stderr))
	if err != nil {
		return report(stderr, err)
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		return report(stderr, usageError{fmt.Errorf("%w; see digibank --help", err)})
	}
	cmds.fill(chosen.Command())
	if err := errors.Join(cmds.readSecrets(), cmds.check()); err != nil {
		return report(stderr, usageError{err})
	}
	return report(stderr, chosen.Run(&env{ctx: ctx, cfg: &cmds.Config, stdout: stdout, stderr: stderr}))
}

// report prints one line about err and gives the exit code.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	if !errors.Is(err, errFindings) {
		fmt.Fprintln(stderr, "digibank: "+oneLine(explain(err)))
	}
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFails
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
