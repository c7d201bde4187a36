-- +goose Up
CREATE TABLE service (
    id               TEXT NOT NULL PRIMARY KEY,  -- subsidy_evidence
    tenant_id        TEXT NOT NULL,              -- subsidy_evidence
    kind             TEXT NOT NULL,              -- subsidy_evidence
    evidence_kind    TEXT NOT NULL,              -- subsidy_evidence
    evidence_id      TEXT NOT NULL,              -- subsidy_evidence
    evidence_version BIGINT NOT NULL,            -- subsidy_evidence
    at               TEXT NOT NULL,              -- subsidy_evidence
    day              TEXT NOT NULL,              -- subsidy_evidence
    place_id         TEXT NOT NULL,              -- subsidy_evidence
    partner_id       TEXT NOT NULL,              -- subsidy_evidence
    helper_id        TEXT NOT NULL,              -- subsidy_evidence
    channel          TEXT NOT NULL,              -- subsidy_evidence
    objective        TEXT NOT NULL,              -- subsidy_evidence
    themes           TEXT NOT NULL,              -- subsidy_evidence
    minutes          BIGINT NOT NULL,            -- subsidy_evidence
    person_id        TEXT NOT NULL,              -- subsidy_evidence
    known_before     TEXT NOT NULL,              -- subsidy_evidence
    age_band         TEXT NOT NULL,              -- subsidy_evidence
    gender           TEXT NOT NULL,              -- subsidy_evidence
    nis              TEXT NOT NULL,              -- subsidy_evidence
    birth_year       BIGINT NOT NULL,            -- attribute
    replaces         TEXT NOT NULL,              -- subsidy_evidence
    hash             TEXT NOT NULL,              -- subsidy_evidence
    replaced_by      TEXT NOT NULL DEFAULT '',   -- subsidy_evidence
    ended_at         TEXT NOT NULL DEFAULT ''    -- subsidy_evidence
);
CREATE UNIQUE INDEX service_evidence ON service (tenant_id, evidence_kind, evidence_id) WHERE replaced_by = '';
CREATE INDEX service_day ON service (tenant_id, day, id);
CREATE INDEX service_person ON service (tenant_id, person_id, day) WHERE person_id <> '';

CREATE TABLE service_key (
    tenant_id  TEXT NOT NULL, -- counting_key
    period_id  TEXT NOT NULL, -- counting_key
    key        TEXT NOT NULL, -- counting_key
    service_id TEXT NOT NULL, -- counting_key
    PRIMARY KEY (tenant_id, period_id, key, service_id)
);
CREATE INDEX service_key_service ON service_key (tenant_id, service_id, period_id, key);

CREATE TABLE counting_period (
    id           TEXT NOT NULL PRIMARY KEY,  -- operational
    tenant_id    TEXT NOT NULL,              -- operational
    name         TEXT NOT NULL,              -- operational
    letters      BIGINT NOT NULL,            -- operational
    secret       TEXT NOT NULL,              -- counting_key
    created_at   TEXT NOT NULL,              -- operational
    destroyed_at TEXT NOT NULL DEFAULT ''    -- operational
);
CREATE INDEX counting_period_tenant ON counting_period (tenant_id, id);

CREATE TABLE counting_rule (
    tenant_id  TEXT NOT NULL,   -- operational
    code       TEXT NOT NULL,   -- operational
    version    BIGINT NOT NULL, -- operational
    definition TEXT NOT NULL,   -- operational
    reason     TEXT NOT NULL,   -- operational
    created_at TEXT NOT NULL,   -- operational
    PRIMARY KEY (tenant_id, code, version)
);

CREATE TABLE counting (
    id           TEXT NOT NULL PRIMARY KEY, -- operational
    tenant_id    TEXT NOT NULL,             -- operational
    from_day     TEXT NOT NULL,             -- operational
    to_day       TEXT NOT NULL,             -- operational
    rule_code    TEXT NOT NULL,             -- operational
    rule_version BIGINT NOT NULL,           -- operational
    period_id    TEXT NOT NULL              -- operational
);
CREATE INDEX counting_tenant ON counting (tenant_id, from_day, to_day);

CREATE TABLE counting_version (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- operational
    version   BIGINT NOT NULL            -- operational
);

CREATE TABLE counted (
    tenant_id     TEXT NOT NULL,   -- subsidy_evidence
    counting_id   TEXT NOT NULL,   -- subsidy_evidence
    subject       TEXT NOT NULL,   -- counting_key
    confidence    TEXT NOT NULL,   -- subsidy_evidence
    first_day     TEXT NOT NULL,   -- subsidy_evidence
    first_service TEXT NOT NULL,   -- subsidy_evidence
    services      BIGINT NOT NULL, -- subsidy_evidence
    pseudo_key    TEXT NOT NULL,   -- counting_key
    counts        BIGINT NOT NULL, -- subsidy_evidence
    PRIMARY KEY (tenant_id, counting_id, subject)
);
CREATE INDEX counted_key ON counted (tenant_id, counting_id, pseudo_key) WHERE pseudo_key <> '';
CREATE INDEX counted_first ON counted (tenant_id, counting_id, counts, first_day, subject);

CREATE TABLE rollup (
    tenant_id TEXT NOT NULL,   -- subsidy_evidence
    dim       TEXT NOT NULL,   -- subsidy_evidence
    day       TEXT NOT NULL,   -- subsidy_evidence
    item      TEXT NOT NULL,   -- subsidy_evidence
    kind      TEXT NOT NULL,   -- subsidy_evidence
    services  BIGINT NOT NULL, -- subsidy_evidence
    questions BIGINT NOT NULL, -- subsidy_evidence
    minutes   BIGINT NOT NULL, -- subsidy_evidence
    PRIMARY KEY (tenant_id, dim, day, item, kind)
);

-- +goose Down
DROP TABLE rollup;
DROP TABLE counted;
DROP TABLE counting_version;
DROP TABLE counting;
DROP TABLE counting_rule;
DROP TABLE counting_period;
DROP TABLE service_key;
DROP TABLE service;
