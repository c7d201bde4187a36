-- +goose Up
CREATE TABLE person (
    id                TEXT NOT NULL PRIMARY KEY,            -- identity
    tenant_id         TEXT NOT NULL REFERENCES tenant (id), -- operational
    client_id         TEXT NOT NULL,                        -- operational
    version           BIGINT NOT NULL DEFAULT 1,            -- operational
    root_id           TEXT NOT NULL,                        -- identity
    merged_into       TEXT NOT NULL DEFAULT '',             -- identity
    given_name        TEXT NOT NULL,                        -- identity
    family_name       TEXT NOT NULL,                        -- identity
    birth_year        BIGINT NOT NULL DEFAULT 0,            -- attribute
    gender            TEXT NOT NULL DEFAULT '',             -- attribute
    postcode          TEXT NOT NULL DEFAULT '',             -- attribute
    nis               TEXT NOT NULL DEFAULT '',             -- attribute
    language          TEXT NOT NULL DEFAULT '',             -- attribute
    preferred_channel TEXT NOT NULL DEFAULT '',             -- attribute
    social_status     TEXT NOT NULL DEFAULT '',             -- attribute
    searched          TEXT NOT NULL,                        -- access_log
    created_at        TEXT NOT NULL,                        -- operational
    created_by        TEXT NOT NULL,                        -- operational
    updated_at        TEXT NOT NULL                         -- operational
);
CREATE UNIQUE INDEX person_client ON person (tenant_id, client_id);
CREATE INDEX person_root ON person (tenant_id, root_id);

CREATE TABLE person_contact (
    id         TEXT NOT NULL PRIMARY KEY,  -- operational
    tenant_id  TEXT NOT NULL,              -- operational
    person_id  TEXT NOT NULL REFERENCES person (id), -- identity
    kind       TEXT NOT NULL,              -- identity
    value      TEXT NOT NULL,              -- identity
    blind      TEXT NOT NULL,              -- identity
    created_at TEXT NOT NULL,              -- operational
    created_by TEXT NOT NULL,              -- operational
    removed_at TEXT NOT NULL DEFAULT ''    -- operational
);
CREATE INDEX person_contact_person ON person_contact (tenant_id, person_id);
CREATE INDEX person_contact_blind ON person_contact (tenant_id, blind);

CREATE TABLE person_tag (
    tenant_id  TEXT NOT NULL, -- operational
    person_id  TEXT NOT NULL REFERENCES person (id), -- identity
    tag        TEXT NOT NULL, -- attribute
    created_at TEXT NOT NULL, -- operational
    PRIMARY KEY (tenant_id, person_id, tag)
);

CREATE TABLE person_note (
    id         TEXT NOT NULL PRIMARY KEY,  -- operational
    tenant_id  TEXT NOT NULL,              -- operational
    person_id  TEXT NOT NULL REFERENCES person (id), -- identity
    class      TEXT NOT NULL,              -- case_note
    body       TEXT NOT NULL,              -- case_note
    created_at TEXT NOT NULL,              -- operational
    created_by TEXT NOT NULL,              -- operational
    author     TEXT NOT NULL,              -- account
    removed_at TEXT NOT NULL DEFAULT ''    -- operational
);
CREATE INDEX person_note_person ON person_note (tenant_id, person_id, created_at);

CREATE TABLE person_merge (
    id         TEXT NOT NULL PRIMARY KEY,  -- operational
    tenant_id  TEXT NOT NULL,              -- operational
    from_id    TEXT NOT NULL REFERENCES person (id), -- identity
    into_id    TEXT NOT NULL REFERENCES person (id), -- identity
    changes    TEXT NOT NULL,              -- identity
    merged_at  TEXT NOT NULL,              -- operational
    merged_by  TEXT NOT NULL,              -- account
    author     TEXT NOT NULL,              -- account
    undone_at  TEXT NOT NULL DEFAULT '',   -- operational
    undone_by  TEXT NOT NULL DEFAULT ''    -- account
);
CREATE UNIQUE INDEX person_merge_once ON person_merge (tenant_id, from_id) WHERE undone_at = '';
CREATE INDEX person_merge_into ON person_merge (tenant_id, into_id);

CREATE TABLE person_pair (
    tenant_id  TEXT NOT NULL,             -- operational
    low_id     TEXT NOT NULL REFERENCES person (id), -- identity
    high_id    TEXT NOT NULL REFERENCES person (id), -- identity
    score      BIGINT NOT NULL,           -- operational
    reasons    TEXT NOT NULL,             -- operational
    found_at   TEXT NOT NULL,             -- operational
    decided_at TEXT NOT NULL DEFAULT '',  -- operational
    decided_by TEXT NOT NULL DEFAULT '',  -- account
    PRIMARY KEY (tenant_id, low_id, high_id)
);

CREATE TABLE person_recent (
    tenant_id  TEXT NOT NULL, -- access_log
    account_id TEXT NOT NULL, -- access_log
    person_id  TEXT NOT NULL REFERENCES person (id), -- access_log
    seen_at    TEXT NOT NULL, -- access_log
    PRIMARY KEY (tenant_id, account_id, person_id)
);

-- +goose Down
DROP TABLE person_recent;
DROP TABLE person_pair;
DROP TABLE person_merge;
DROP TABLE person_note;
DROP TABLE person_tag;
DROP TABLE person_contact;
DROP TABLE person;
