// Command load measures the running program against floors that it brings along:
// a bare net/http server that does one prepared statement, or writes the same
// bytes, on the same database in the same run; and against PocketBase. It writes
// docs/bench.md. Ratios of one run are what counts: machines differ, and so do
// their neighbours.
//
//	go run ./test/load -digibank bin/digibank -pocketbase bin/pocketbase -out docs/bench.md
package main
