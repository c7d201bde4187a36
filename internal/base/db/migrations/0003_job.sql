-- +goose Up
CREATE TABLE job (
    id           TEXT NOT NULL PRIMARY KEY, -- operational
    kind         TEXT NOT NULL,             -- operational
    args         TEXT NOT NULL,             -- operational
    state        TEXT NOT NULL,             -- operational
    unique_key   TEXT NOT NULL DEFAULT '',  -- operational
    due_at       TEXT NOT NULL,             -- operational
    attempts     BIGINT NOT NULL DEFAULT 0, -- operational
    max_attempts BIGINT NOT NULL,           -- operational
    last_error   TEXT NOT NULL DEFAULT '',  -- operational
    created_at   TEXT NOT NULL              -- operational
);
CREATE UNIQUE INDEX job_unique ON job (kind, unique_key) WHERE unique_key <> '';
CREATE INDEX job_due ON job (due_at, id);

CREATE TABLE job_schedule (
    kind    TEXT NOT NULL PRIMARY KEY, -- operational
    last_at TEXT NOT NULL              -- operational
);

-- +goose Down
DROP TABLE job_schedule;
DROP TABLE job;
