// Package job does work later: a mail after a commit, a rebuild at night. A job
// is a row with typed arguments, added in the transaction of what asked for it,
// so that neither exists without the other.
//
//   - A worker claims due rows by lease: it moves their due time forward and
//     keeps doing so while it works. A worker that dies loses its lease, and
//     another one, perhaps in another process, runs the job again.
//   - The number of the attempt fences: who lost its lease can no longer finish
//     or fail the job. Job.Finish does so inside the handler's own transaction;
//     database work done there happens exactly once.
//   - A failed job comes back after a growing pause, and after its last attempt
//     stays as a dead letter until somebody retries or drops it.
//   - A key makes a job unique for as long as it waits.
//   - Schedules add a job at their times; one process of several does it.
//
// States: ready, running, dead. A finished job is deleted.
// Tables: job, job_schedule.
package job
