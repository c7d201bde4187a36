package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"time"

	_ "modernc.org/sqlite" // the floor talks to the driver without the program's own layer
)

// The floor: one prepared statement per request and nothing else, with the same
// durability as the program.

const (
	floorList = `SELECT c.id, c.at, c.minutes, c.channel, c.place_id, c.helper_id, c.gist, c.person_id, c.age_band, c.urgent
		FROM contact c WHERE c.tenant_id = $1 AND c.current = 1 AND c.place_id = $2 AND c.channel = $3 AND c.gist LIKE $4 ORDER BY c.at DESC, c.id DESC LIMIT 50`

	floorTable = `CREATE TABLE IF NOT EXISTS bench_floor (id TEXT PRIMARY KEY, at TEXT NOT NULL, place TEXT NOT NULL, minutes BIGINT NOT NULL, note TEXT NOT NULL)`

	floorInsert = `INSERT INTO bench_floor (id, at, place, minutes, note) VALUES ($1, $2, $3, $4, $5)`
)

func openFloor(path string, conns int, readOnly bool) (*sql.DB, error) {
	q := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "busy_timeout(5000)", "cache_size(-16384)", "temp_store(MEMORY)"}}
	if readOnly {
		q["_pragma"] = append(q["_pragma"], "query_only(ON)")
	}
	d, err := sql.Open("sqlite", "file:"+path+"?"+q.Encode())
	if err == nil {
		d.SetMaxOpenConns(conns)
		d.SetMaxIdleConns(conns)
	}
	return d, err
}

func serveFloor(o options) error {
	w, err := openFloor(o.database, 1, false)
	if err != nil {
		return err
	}
	if _, err := w.Exec(floorTable); err != nil {
		return err
	}
	insert, err := w.Prepare(floorInsert)
	if err != nil {
		return err
	}
	r, err := openFloor(o.database, runtime.NumCPU(), true)
	if err != nil {
		return err
	}
	list, err := r.Prepare(floorList)
	if err != nil {
		return err
	}
	page, err := os.ReadFile(o.bytes)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /insert", func(w http.ResponseWriter, r *http.Request) {
		now := time.Now()
		id := strconv.FormatInt(now.UnixNano(), 36) + r.Header.Get("X-Client")
		if _, err := insert.ExecContext(context.Background(), id, now.UTC().Format(time.RFC3339Nano), "place", 15, "note"); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusCreated)
	})
	mux.HandleFunc("GET /list", func(w http.ResponseWriter, r *http.Request) { floorRows(w, r, list) })
	mux.HandleFunc("GET /bytes", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(page)
	})
	mux.HandleFunc("GET /readyz", func(http.ResponseWriter, *http.Request) {})
	return http.ListenAndServe(o.floor, mux)
}

// floorRows reads the fifty rows and writes them as JSON.
func floorRows(w http.ResponseWriter, r *http.Request, list *sql.Stmt) {
	q := r.URL.Query()
	rows, err := list.QueryContext(r.Context(), q.Get("tenant"), q.Get("place"), q.Get("channel"), "% "+q.Get("theme")+":%")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	out := make([][10]string, 0, 50)
	for rows.Next() {
		var row [10]string
		dest := make([]any, len(row))
		for i := range row {
			dest[i] = &row[i]
		}
		if err := rows.Scan(dest...); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		out = append(out, row)
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out)
}
