package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// result is what a scenario gave.
type result struct {
	perSecond float64
	p50, p95  time.Duration
	requests  int
	bytes     int64 // of one answer
}

// request makes the n-th request of a client.
type request func(client, n int) (*http.Request, error)

// drive sends requests from a number of clients, each waiting for its answer,
// for a while after a short warm-up. Any answer but want is a failure.
func drive(ctx context.Context, clients int, d time.Duration, want int, make request) (result, error) {
	if _, err := driveOnce(ctx, clients, time.Second, want, make); err != nil {
		return result{}, err
	}
	return driveOnce(ctx, clients, d, want, make)
}

func driveOnce(ctx context.Context, clients int, d time.Duration, want int, make request) (result, error) {
	transport := &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}
	defer transport.CloseIdleConnections()
	hc := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		times []time.Duration
		size  int64
		fail  error
	)
	start := time.Now()
	for client := range clients {
		wg.Go(func() {
			own, n, err := one(ctx, hc, client, want, make)
			mu.Lock()
			defer mu.Unlock()
			times, size = append(times, own...), max(size, n)
			if err != nil && fail == nil {
				fail = err
				cancel()
			}
		})
	}
	wg.Wait()
	took := time.Since(start)
	if fail != nil || len(times) == 0 {
		return result{}, fmt.Errorf("no measurement: %w", fail)
	}
	slices.Sort(times)
	return result{perSecond: float64(len(times)) / took.Seconds(), p50: times[len(times)/2], p95: times[len(times)*95/100], requests: len(times), bytes: size}, nil
}

// one is the loop of one client.
func one(ctx context.Context, hc *http.Client, client, want int, make request) (times []time.Duration, size int64, err error) {
	for n := 0; ctx.Err() == nil; n++ {
		req, err := make(client, n)
		if err != nil {
			return times, size, err
		}
		began := time.Now()
		resp, err := hc.Do(req)
		if err != nil {
			return times, size, err
		}
		read, err := io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
		if err != nil {
			return times, size, err
		}
		if resp.StatusCode != want {
			return times, size, fmt.Errorf("%s %s answered %d, want %d", req.Method, req.URL, resp.StatusCode, want)
		}
		times, size = append(times, time.Since(began)), read
	}
	return times, size, nil
}
