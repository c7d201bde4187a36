-- +goose Up
CREATE TABLE contact (
    tenant_id     TEXT NOT NULL REFERENCES tenant (id), -- subsidy_evidence
    id            TEXT NOT NULL,   -- subsidy_evidence
    version       BIGINT NOT NULL, -- subsidy_evidence
    current       BIGINT NOT NULL, -- subsidy_evidence
    state         TEXT NOT NULL,   -- subsidy_evidence
    client_id     TEXT NOT NULL,   -- operational
    at            TEXT NOT NULL,   -- subsidy_evidence
    minutes       BIGINT NOT NULL, -- subsidy_evidence
    channel       TEXT NOT NULL,   -- subsidy_evidence
    place_id      TEXT NOT NULL,   -- subsidy_evidence
    place_nis     TEXT NOT NULL,   -- subsidy_evidence
    partner_id    TEXT NOT NULL,   -- subsidy_evidence
    helper_id     TEXT NOT NULL,   -- subsidy_evidence
    who           TEXT NOT NULL,   -- subsidy_evidence
    person_id     TEXT NOT NULL,   -- identity
    known_before  TEXT NOT NULL,   -- attribute
    age_band      TEXT NOT NULL,   -- attribute
    gender        TEXT NOT NULL,   -- attribute
    nis           TEXT NOT NULL,   -- attribute
    birth_year    BIGINT NOT NULL, -- attribute
    social_status TEXT NOT NULL,   -- attribute
    objective     TEXT NOT NULL,   -- subsidy_evidence
    language      TEXT NOT NULL,   -- attribute
    autonomy      TEXT NOT NULL,   -- subsidy_evidence
    urgent        BIGINT NOT NULL, -- subsidy_evidence
    urgent_reason TEXT NOT NULL,   -- case_note
    note          TEXT NOT NULL,   -- case_note
    gist          TEXT NOT NULL,   -- subsidy_evidence
    ledger_id     TEXT NOT NULL,   -- subsidy_evidence
    logged_at     TEXT NOT NULL,   -- subsidy_evidence
    logged_by     TEXT NOT NULL,   -- subsidy_evidence
    written_at    TEXT NOT NULL,   -- subsidy_evidence
    written_by    TEXT NOT NULL,   -- subsidy_evidence
    reason        TEXT NOT NULL,   -- case_note
    PRIMARY KEY (tenant_id, id, version)
);
CREATE UNIQUE INDEX contact_client ON contact (tenant_id, client_id) WHERE client_id <> '';
CREATE INDEX contact_place ON contact (tenant_id, place_id, at, id) WHERE current = 1;
CREATE INDEX contact_at ON contact (tenant_id, at, id) WHERE current = 1;
CREATE INDEX contact_person ON contact (tenant_id, person_id, at, id) WHERE current = 1 AND person_id <> '';

CREATE TABLE question (
    tenant_id     TEXT NOT NULL,   -- subsidy_evidence
    contact_id    TEXT NOT NULL,   -- subsidy_evidence
    version       BIGINT NOT NULL, -- subsidy_evidence
    n             BIGINT NOT NULL, -- subsidy_evidence
    theme         TEXT NOT NULL,   -- subsidy_evidence
    admin_theme   TEXT NOT NULL,   -- subsidy_evidence
    service       TEXT NOT NULL,   -- subsidy_evidence
    service_other TEXT NOT NULL,   -- case_note
    outcome       TEXT NOT NULL,   -- subsidy_evidence
    referred_to   TEXT NOT NULL,   -- subsidy_evidence
    referred_name TEXT NOT NULL,   -- case_note
    materials     TEXT NOT NULL,   -- subsidy_evidence
    PRIMARY KEY (tenant_id, contact_id, version, n),
    FOREIGN KEY (tenant_id, contact_id, version) REFERENCES contact (tenant_id, id, version)
);

CREATE TABLE followup (
    tenant_id  TEXT NOT NULL REFERENCES tenant (id), -- operational
    id         TEXT NOT NULL,            -- operational
    client_id  TEXT NOT NULL,            -- operational
    version    BIGINT NOT NULL,          -- operational
    contact_id TEXT NOT NULL,            -- operational
    person_id  TEXT NOT NULL,            -- identity
    place_id   TEXT NOT NULL,            -- operational
    place_nis  TEXT NOT NULL,            -- operational
    partner_id TEXT NOT NULL,            -- operational
    kind       TEXT NOT NULL,            -- operational
    due_day    TEXT NOT NULL,            -- operational
    owner_id   TEXT NOT NULL,            -- operational
    state      TEXT NOT NULL,            -- operational
    outcome    TEXT NOT NULL,            -- operational
    note       TEXT NOT NULL,            -- case_note
    attempts   BIGINT NOT NULL DEFAULT 0, -- operational
    created_at TEXT NOT NULL,            -- operational
    created_by TEXT NOT NULL,            -- operational
    ended_at   TEXT NOT NULL DEFAULT '', -- operational
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX followup_client ON followup (tenant_id, client_id) WHERE client_id <> '';
CREATE INDEX followup_due ON followup (tenant_id, state, due_day, id);
CREATE INDEX followup_contact ON followup (tenant_id, contact_id) WHERE contact_id <> '';

CREATE TABLE followup_attempt (
    tenant_id   TEXT NOT NULL,   -- operational
    followup_id TEXT NOT NULL,   -- operational
    n           BIGINT NOT NULL, -- operational
    at          TEXT NOT NULL,   -- operational
    by_id       TEXT NOT NULL,   -- operational
    channel     TEXT NOT NULL,   -- operational
    result      TEXT NOT NULL,   -- operational
    PRIMARY KEY (tenant_id, followup_id, n),
    FOREIGN KEY (tenant_id, followup_id) REFERENCES followup (tenant_id, id)
);

-- +goose Down
DROP TABLE followup_attempt;
DROP TABLE followup;
DROP TABLE question;
DROP TABLE contact;
