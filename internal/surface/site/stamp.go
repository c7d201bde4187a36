package site

import (
	"context"
	"sync"

	"digibank/internal/platform/place"
)

// stamps asks how fresh the pages of a digibank are. Visitors who come while a
// question is on its way share the next one, so that a crowd costs few
// statements. Nobody gets the answer to a question asked before they came: a
// change that was saved is seen by every later visitor.
type stamps struct {
	ask func(ctx context.Context, slug string) (place.Stamp, error)
	mu  sync.Mutex
	on  map[string]*asking // by address of the digibank, while somebody asks
}

// asking is a question on its way, and who waits for the next one.
type asking struct {
	next *answer
}

// answer is the outcome of one question for all who share it.
type answer struct {
	ctx   context.Context // of the first who waits, without its end
	done  chan struct{}
	stamp place.Stamp
	err   error
}

func newStamps(ask func(context.Context, string) (place.Stamp, error)) *stamps {
	return &stamps{ask: ask, on: map[string]*asking{}}
}

// get gives the stamp as it is now.
func (s *stamps) get(ctx context.Context, slug string) (place.Stamp, error) {
	s.mu.Lock()
	a, busy := s.on[slug]
	if !busy {
		a = &asking{}
		s.on[slug] = a
		s.mu.Unlock()
		defer s.handOver(slug, a)
		return s.ask(ctx, slug)
	}
	if a.next == nil {
		a.next = &answer{ctx: context.WithoutCancel(ctx), done: make(chan struct{})}
	}
	mine := a.next
	s.mu.Unlock()
	select {
	case <-mine.done:
		return mine.stamp, mine.err
	case <-ctx.Done():
		return place.Stamp{}, ctx.Err()
	}
}

// handOver starts the next question when somebody waits for one.
func (s *stamps) handOver(slug string, a *asking) {
	s.mu.Lock()
	next := a.next
	a.next = nil
	if next == nil {
		delete(s.on, slug)
	}
	s.mu.Unlock()
	if next == nil {
		return
	}
	go func() {
		defer s.handOver(slug, a)
		defer close(next.done)
		next.stamp, next.err = s.ask(next.ctx, slug)
	}()
}
