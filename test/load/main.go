package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// options are set by flags.
type options struct {
	digibank   string        // the program's binary
	pocketbase string        // the peer's binary; empty: leave it out
	out        string        // the report
	seconds    time.Duration // per scenario
	floor      string        // address: run as the floor server
	database   string        // of the floor server
	bytes      string        // file of bytes that the floor server answers
}

func main() {
	var o options
	flag.StringVar(&o.digibank, "digibank", "bin/digibank", "binary to measure")
	flag.StringVar(&o.pocketbase, "pocketbase", "", "binary of the peer; empty leaves it out")
	flag.StringVar(&o.out, "out", "", "file of the report; empty prints it")
	flag.DurationVar(&o.seconds, "for", 8*time.Second, "how long each scenario runs")
	flag.StringVar(&o.floor, "floor", "", "run as the floor server on this address")
	flag.StringVar(&o.database, "floor-database", "", "database of the floor server")
	flag.StringVar(&o.bytes, "floor-bytes", "", "file of what the floor server writes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.floor != "" {
		return serveFloor(o)
	}
	report, err := measure(ctx, o)
	if err != nil {
		return err
	}
	if o.out == "" {
		fmt.Print(report)
		return nil
	}
	return os.WriteFile(o.out, []byte(report), 0o644)
}
