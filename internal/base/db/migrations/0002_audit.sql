-- +goose Up
CREATE TABLE audit_head (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- event_store
    seq       BIGINT NOT NULL,           -- event_store
    hash      TEXT NOT NULL              -- event_store
);

CREATE TABLE audit_entry (
    tenant_id  TEXT NOT NULL,   -- event_store
    seq        BIGINT NOT NULL, -- event_store
    at         TEXT NOT NULL,   -- event_store
    actor_id   TEXT NOT NULL,   -- event_store
    actor_name TEXT NOT NULL,   -- event_store
    actor_role TEXT NOT NULL,   -- event_store
    channel    TEXT NOT NULL,   -- event_store
    action     TEXT NOT NULL,   -- event_store
    kind       TEXT NOT NULL,   -- event_store
    object_id  TEXT NOT NULL,   -- event_store
    person_id  TEXT NOT NULL,   -- event_store
    reason     TEXT NOT NULL,   -- event_store
    result     TEXT NOT NULL,   -- event_store
    prev_hash  TEXT NOT NULL,   -- event_store
    hash       TEXT NOT NULL,   -- event_store
    PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX audit_person ON audit_entry (tenant_id, person_id, seq);

-- +goose Down
DROP TABLE audit_entry;
DROP TABLE audit_head;
