package mail

import (
	"context"
	"slices"
	"sync"
)

// Memory keeps messages, for tests of who sends them. The zero value is ready.
type Memory struct {
	mu       sync.Mutex
	messages []Message
}

// Send keeps a message, after the same checks as a real sender makes.
func (s *Memory) Send(ctx context.Context, m Message) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := m.check(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = append(s.messages, m)
	return nil
}

// Sent returns what was sent so far, oldest first.
func (s *Memory) Sent() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.messages)
}
