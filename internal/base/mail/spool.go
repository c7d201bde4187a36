package mail

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Spool writes messages as .eml files into a directory instead of sending them.
type Spool struct{ dir, from, fromName string }

// NewSpool makes the directory if needed, readable by its owner only.
func NewSpool(dir, fromName, from string) (*Spool, error) {
	if _, err := address("sender's", from); err != nil {
		return nil, fmt.Errorf("set up mail: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("set up mail: %w", err)
	}
	return &Spool{dir: dir, from: from, fromName: fromName}, nil
}

// Send writes one file. Names sort by time and tell nothing of the receiver; a
// file that ends in .eml is complete.
func (s *Spool) Send(ctx context.Context, m Message) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("spool mail: %w", err)
	}
	msg, err := compose(m, s.fromName, s.from)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(s.dir, time.Now().UTC().Format("20060102T150405.000000")+"-*.part")
	if err != nil {
		return fmt.Errorf("spool mail: %w", err)
	}
	_, err = msg.WriteTo(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("spool mail: %w", errors.Join(err, os.Remove(f.Name())))
	}
	whole := f.Name()[:len(f.Name())-len(filepath.Ext(f.Name()))] + ".eml"
	if err := os.Rename(f.Name(), whole); err != nil {
		return fmt.Errorf("spool mail: %w", err)
	}
	return nil
}
