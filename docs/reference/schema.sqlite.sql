-- Generated from a migrated database; see internal/base/db/migrations.

CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,   -- account
    tenant_id     TEXT NOT NULL,               -- account
    email         TEXT NOT NULL,               -- account
    email_norm    TEXT NOT NULL,               -- account
    name          TEXT NOT NULL,               -- account
    name_key      TEXT NOT NULL,               -- account
    lang          TEXT NOT NULL,               -- account
    state         TEXT NOT NULL,               -- account
    password_hash TEXT NOT NULL DEFAULT '',    -- account
    totp_secret   TEXT NOT NULL DEFAULT '',    -- account
    totp_step     BIGINT NOT NULL DEFAULT 0,   -- account
    client_id     TEXT NOT NULL DEFAULT '',    -- operational
    version       BIGINT NOT NULL DEFAULT 1,   -- operational
    created_at    TEXT NOT NULL,               -- operational
    updated_at    TEXT NOT NULL                -- operational
);

CREATE UNIQUE INDEX account_client ON account (tenant_id, client_id) WHERE client_id <> '';

CREATE UNIQUE INDEX account_email_once ON account (email_norm, tenant_id);

CREATE INDEX account_list ON account (tenant_id, name_key, id);

CREATE TABLE account_grant (
    id         TEXT NOT NULL PRIMARY KEY,             -- account
    tenant_id  TEXT NOT NULL,                         -- account
    account_id TEXT NOT NULL REFERENCES account (id), -- account
    role       TEXT NOT NULL,                         -- account
    nis        TEXT NOT NULL DEFAULT '',              -- account
    place_id   TEXT NOT NULL DEFAULT '',              -- account
    partner_id TEXT NOT NULL DEFAULT '',              -- account
    from_day   TEXT NOT NULL,                         -- account
    to_day     TEXT NOT NULL DEFAULT ''               -- account
);

CREATE INDEX account_grant_of ON account_grant (account_id, from_day);

CREATE TABLE account_link (
    token_hash TEXT NOT NULL PRIMARY KEY,             -- account
    tenant_id  TEXT NOT NULL,                         -- account
    account_id TEXT NOT NULL REFERENCES account (id), -- account
    purpose    TEXT NOT NULL,                         -- account
    expires_at TEXT NOT NULL                          -- account
);

CREATE INDEX account_link_of ON account_link (account_id);

CREATE TABLE account_recovery (
    account_id TEXT NOT NULL REFERENCES account (id), -- account
    tenant_id  TEXT NOT NULL,                         -- account
    code_hash  TEXT NOT NULL,                         -- account
    PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE api_idempotency (
    tenant_id  TEXT NOT NULL,            -- operational
    key_hash   TEXT NOT NULL,            -- operational
    body_hash  TEXT NOT NULL,            -- operational
    effect_id  TEXT NOT NULL,            -- operational
    lease_end  TEXT NOT NULL,            -- operational
    answer     TEXT NOT NULL DEFAULT '', -- operational
    created_at TEXT NOT NULL,            -- operational
    PRIMARY KEY (tenant_id, key_hash)
);

CREATE TABLE api_token (
    id         TEXT NOT NULL PRIMARY KEY,             -- account
    token_hash TEXT NOT NULL UNIQUE,                  -- account
    tenant_id  TEXT NOT NULL,                         -- account
    account_id TEXT NOT NULL REFERENCES account (id), -- account
    name       TEXT NOT NULL,                         -- account
    role       TEXT NOT NULL,                         -- account
    nis        TEXT NOT NULL DEFAULT '',              -- account
    place_id   TEXT NOT NULL DEFAULT '',              -- account
    partner_id TEXT NOT NULL DEFAULT '',              -- account
    to_day     TEXT NOT NULL,                         -- account
    used_day   TEXT NOT NULL DEFAULT '',              -- access_log
    created_at TEXT NOT NULL,                         -- account
    revoked_at TEXT NOT NULL DEFAULT ''               -- account
);

CREATE INDEX api_token_of ON api_token (tenant_id, account_id, id);

CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_entry_whole BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

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

CREATE TABLE audit_head (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- event_store
    seq       BIGINT NOT NULL,           -- event_store
    hash      TEXT NOT NULL              -- event_store
);

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

CREATE INDEX contact_at ON contact (tenant_id, at, id) WHERE current = 1;

CREATE UNIQUE INDEX contact_client ON contact (tenant_id, client_id) WHERE client_id <> '';

CREATE INDEX contact_person ON contact (tenant_id, person_id, at, id) WHERE current = 1 AND person_id <> '';

CREATE INDEX contact_place ON contact (tenant_id, place_id, at, id) WHERE current = 1;

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

CREATE INDEX counted_first ON counted (tenant_id, counting_id, counts, first_day, subject);

CREATE INDEX counted_key ON counted (tenant_id, counting_id, pseudo_key) WHERE pseudo_key <> '';

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

CREATE TABLE counting_version (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- operational
    version   BIGINT NOT NULL            -- operational
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

CREATE INDEX followup_contact ON followup (tenant_id, contact_id) WHERE contact_id <> '';

CREATE INDEX followup_due ON followup (tenant_id, state, due_day, id);

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

CREATE TABLE fund (
    id            TEXT NOT NULL PRIMARY KEY,             -- operational
    tenant_id     TEXT NOT NULL REFERENCES tenant (id),  -- operational
    client_id     TEXT NOT NULL,                         -- operational
    name          TEXT NOT NULL,                         -- operational
    kind          TEXT NOT NULL,                         -- operational
    funder        TEXT NOT NULL,                         -- operational
    from_day      TEXT NOT NULL,                         -- operational
    to_day        TEXT NOT NULL,                         -- operational
    amount_cents  BIGINT NOT NULL,                       -- operational
    chosen_target BIGINT NOT NULL,                       -- operational
    tier_mode     TEXT NOT NULL,                         -- operational
    below_first   TEXT NOT NULL,                         -- operational
    keep_until    TEXT NOT NULL DEFAULT '',              -- operational
    banner        TEXT NOT NULL DEFAULT '',              -- public
    counting_id   TEXT NOT NULL REFERENCES counting (id), -- operational
    version       BIGINT NOT NULL DEFAULT 1,             -- operational
    created_at    TEXT NOT NULL,                         -- operational
    updated_at    TEXT NOT NULL                          -- operational
);

CREATE UNIQUE INDEX fund_client ON fund (tenant_id, client_id);

CREATE INDEX fund_period ON fund (tenant_id, from_day, id);

CREATE TABLE fund_tier (
    tenant_id  TEXT NOT NULL,                      -- operational
    fund_id    TEXT NOT NULL REFERENCES fund (id), -- operational
    n          BIGINT NOT NULL,                    -- operational
    from_users BIGINT NOT NULL,                    -- operational
    to_users   BIGINT NOT NULL,                    -- operational
    adds_cents BIGINT NOT NULL,                    -- operational
    PRIMARY KEY (tenant_id, fund_id, n)
);

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

CREATE INDEX job_due ON job (due_at, id);

CREATE UNIQUE INDEX job_unique ON job (kind, unique_key) WHERE unique_key <> '';

CREATE TABLE job_schedule (
    kind    TEXT NOT NULL PRIMARY KEY, -- operational
    last_at TEXT NOT NULL              -- operational
);

CREATE TABLE login_throttle (
    key_hash      TEXT NOT NULL PRIMARY KEY, -- access_log
    failures      BIGINT NOT NULL,           -- access_log
    blocked_until TEXT NOT NULL DEFAULT '',  -- access_log
    updated_at    TEXT NOT NULL              -- access_log
);

CREATE TABLE partner (
    id              TEXT NOT NULL PRIMARY KEY,            -- public
    tenant_id       TEXT NOT NULL REFERENCES tenant (id), -- public
    name            TEXT NOT NULL,                        -- public
    kind            TEXT NOT NULL,                        -- public
    controller_kind TEXT NOT NULL,                        -- public
    partner_role    TEXT NOT NULL,                        -- public
    kbo             TEXT NOT NULL DEFAULT '',             -- public
    website         TEXT NOT NULL DEFAULT '',             -- public
    from_day        TEXT NOT NULL,                        -- public
    to_day          TEXT NOT NULL DEFAULT '',             -- public
    version         BIGINT NOT NULL DEFAULT 1,            -- operational
    created_at      TEXT NOT NULL,                        -- operational
    updated_at      TEXT NOT NULL                         -- operational
);

CREATE UNIQUE INDEX partner_name ON partner (tenant_id, name);

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

CREATE INDEX person_contact_blind ON person_contact (tenant_id, blind);

CREATE INDEX person_contact_person ON person_contact (tenant_id, person_id);

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

CREATE INDEX person_merge_into ON person_merge (tenant_id, into_id);

CREATE UNIQUE INDEX person_merge_once ON person_merge (tenant_id, from_id) WHERE undone_at = '';

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

CREATE TABLE person_tag (
    tenant_id  TEXT NOT NULL, -- operational
    person_id  TEXT NOT NULL REFERENCES person (id), -- identity
    tag        TEXT NOT NULL, -- attribute
    created_at TEXT NOT NULL, -- operational
    PRIMARY KEY (tenant_id, person_id, tag)
);

CREATE TABLE place (
    id                 TEXT NOT NULL PRIMARY KEY,            -- public
    tenant_id          TEXT NOT NULL REFERENCES tenant (id), -- public
    client_id          TEXT NOT NULL,                        -- operational
    slug               TEXT NOT NULL,                        -- public
    name               TEXT NOT NULL,                        -- public
    sort_name          TEXT NOT NULL,                        -- public
    search             TEXT NOT NULL,                        -- public
    kind               TEXT NOT NULL,                        -- public
    roles              TEXT NOT NULL,                        -- public
    host_kind          TEXT NOT NULL DEFAULT '',             -- public
    street             TEXT NOT NULL DEFAULT '',             -- public
    postcode           TEXT NOT NULL DEFAULT '',             -- public
    locality           TEXT NOT NULL DEFAULT '',             -- public
    nis                TEXT NOT NULL,                        -- public
    lat_e6             BIGINT NOT NULL DEFAULT 0,            -- public
    lon_e6             BIGINT NOT NULL DEFAULT 0,            -- public
    accessibility      TEXT NOT NULL DEFAULT '',             -- public
    access_note        TEXT NOT NULL DEFAULT '',             -- public
    facilities         TEXT NOT NULL DEFAULT '',             -- public
    languages          TEXT NOT NULL DEFAULT '',             -- public
    phone              TEXT NOT NULL DEFAULT '',             -- public
    email              TEXT NOT NULL DEFAULT '',             -- public
    partner_id         TEXT NOT NULL DEFAULT '',             -- operational
    lead_id            TEXT NOT NULL DEFAULT '',             -- operational
    access_mode        TEXT NOT NULL,                        -- public
    opened_on          TEXT NOT NULL DEFAULT '',             -- public
    closed_on          TEXT NOT NULL DEFAULT '',             -- public
    listed             BIGINT NOT NULL,                      -- operational
    closed_on_holidays BIGINT NOT NULL,                      -- public
    description_nl     TEXT NOT NULL DEFAULT '',             -- public
    description_fr     TEXT NOT NULL DEFAULT '',             -- public
    description_en     TEXT NOT NULL DEFAULT '',             -- public
    version            BIGINT NOT NULL DEFAULT 1,            -- operational
    created_at         TEXT NOT NULL,                        -- operational
    updated_at         TEXT NOT NULL,                        -- operational
    UNIQUE (tenant_id, slug),
    UNIQUE (tenant_id, client_id)
);

CREATE INDEX place_list ON place (tenant_id, sort_name, id);

CREATE TABLE place_computer (
    tenant_id TEXT NOT NULL,                       -- public
    place_id  TEXT NOT NULL REFERENCES place (id), -- public
    position  BIGINT NOT NULL,                     -- operational
    name      TEXT NOT NULL,                       -- operational
    working   BIGINT NOT NULL,                     -- public
    software  TEXT NOT NULL DEFAULT '',            -- public
    PRIMARY KEY (tenant_id, place_id, position)
);

CREATE TABLE place_exception (
    id            TEXT NOT NULL PRIMARY KEY,           -- operational
    tenant_id     TEXT NOT NULL,                       -- operational
    place_id      TEXT NOT NULL REFERENCES place (id), -- public
    client_id     TEXT NOT NULL,                       -- operational
    kind          TEXT NOT NULL,                       -- public
    first_day     TEXT NOT NULL,                       -- public
    last_day      TEXT NOT NULL,                       -- public
    times         TEXT NOT NULL DEFAULT '',            -- public
    reason        TEXT NOT NULL DEFAULT '',            -- public
    appointment   TEXT NOT NULL,                       -- public
    service       TEXT NOT NULL DEFAULT '',            -- public
    created_at    TEXT NOT NULL,                       -- operational
    removed_at    TEXT NOT NULL DEFAULT '',            -- operational
    UNIQUE (tenant_id, client_id)
);

CREATE INDEX place_exception_place ON place_exception (tenant_id, place_id, last_day);

CREATE TABLE place_offer (
    tenant_id     TEXT NOT NULL,                       -- public
    place_id      TEXT NOT NULL REFERENCES place (id), -- public
    position      BIGINT NOT NULL,                     -- operational
    topic         TEXT NOT NULL,                       -- public
    offered       BIGINT NOT NULL,                     -- public
    limit_visitor TEXT NOT NULL DEFAULT '',            -- public
    limit_helper  TEXT NOT NULL DEFAULT '',            -- operational
    referral      TEXT NOT NULL DEFAULT '',            -- public
    PRIMARY KEY (tenant_id, place_id, topic)
);

CREATE TABLE place_revision (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- operational
    revision  BIGINT NOT NULL            -- operational
);

CREATE TABLE place_rule (
    id            TEXT NOT NULL PRIMARY KEY,           -- operational
    tenant_id     TEXT NOT NULL,                       -- operational
    place_id      TEXT NOT NULL REFERENCES place (id), -- public
    client_id     TEXT NOT NULL,                       -- operational
    weekdays      TEXT NOT NULL,                       -- public
    start_time    TEXT NOT NULL,                       -- public
    end_time      TEXT NOT NULL,                       -- public
    freq          TEXT NOT NULL,                       -- public
    every_weeks   BIGINT NOT NULL DEFAULT 1,           -- public
    anchor        TEXT NOT NULL DEFAULT '',            -- public
    nth           BIGINT NOT NULL DEFAULT 0,           -- public
    valid_from    TEXT NOT NULL DEFAULT '',            -- public
    valid_to      TEXT NOT NULL DEFAULT '',            -- public
    season_first  TEXT NOT NULL DEFAULT '',            -- public
    season_last   TEXT NOT NULL DEFAULT '',            -- public
    appointment   TEXT NOT NULL,                       -- public
    service       TEXT NOT NULL DEFAULT '',            -- public
    version       BIGINT NOT NULL DEFAULT 1,           -- operational
    created_at    TEXT NOT NULL,                       -- operational
    removed_at    TEXT NOT NULL DEFAULT '',            -- operational
    UNIQUE (tenant_id, client_id)
);

CREATE INDEX place_rule_place ON place_rule (tenant_id, place_id);

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

CREATE TABLE search_doc (
    id        INTEGER PRIMARY KEY, -- operational
    tenant_id TEXT NOT NULL,       -- operational
    kind      TEXT NOT NULL,       -- operational
    doc_id    TEXT NOT NULL,       -- operational
    body      TEXT NOT NULL        -- identity
);

CREATE UNIQUE INDEX search_doc_key ON search_doc (tenant_id, kind, doc_id);

CREATE TABLE search_form (
    code TEXT NOT NULL, -- operational
    form TEXT NOT NULL, -- identity
    word TEXT NOT NULL, -- identity
    PRIMARY KEY (code, form, word)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_term USING fts5 (
    terms, -- identity
    content = '', contentless_delete = 1, detail = none, prefix = '5 6 7', tokenize = 'ascii'
);

CREATE TABLE search_word (
    code TEXT NOT NULL,   -- operational
    word TEXT NOT NULL,   -- identity
    uses BIGINT NOT NULL, -- operational
    PRIMARY KEY (code, word)
) WITHOUT ROWID;

CREATE TRIGGER service_kept BEFORE UPDATE ON service
WHEN old.replaced_by <> '' OR new.hash <> old.hash OR new.id <> old.id OR new.tenant_id <> old.tenant_id
BEGIN
    SELECT RAISE(ABORT, 'a row of the ledger is marked once and never changed');
END;

CREATE TRIGGER service_whole BEFORE DELETE ON service
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

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

CREATE INDEX service_day ON service (tenant_id, day, id);

CREATE UNIQUE INDEX service_evidence ON service (tenant_id, evidence_kind, evidence_id) WHERE replaced_by = '';

CREATE INDEX service_person ON service (tenant_id, person_id, day) WHERE person_id <> '';

CREATE TABLE service_key (
    tenant_id  TEXT NOT NULL, -- counting_key
    period_id  TEXT NOT NULL, -- counting_key
    key        TEXT NOT NULL, -- counting_key
    service_id TEXT NOT NULL, -- counting_key
    PRIMARY KEY (tenant_id, period_id, key, service_id)
);

CREATE INDEX service_key_service ON service_key (tenant_id, service_id, period_id, key);

CREATE TABLE session (
    id            TEXT NOT NULL PRIMARY KEY,             -- access_log
    token_hash    TEXT NOT NULL UNIQUE,                  -- account
    tenant_id     TEXT NOT NULL,                         -- account
    account_id    TEXT NOT NULL REFERENCES account (id), -- account
    factors       BIGINT NOT NULL,                       -- account
    enrol_secret  TEXT NOT NULL DEFAULT '',              -- account
    device        TEXT NOT NULL DEFAULT '',              -- access_log
    network       TEXT NOT NULL DEFAULT '',              -- access_log
    created_at    TEXT NOT NULL,                         -- access_log
    seen_at       TEXT NOT NULL,                         -- access_log
    expires_at    TEXT NOT NULL                          -- account
);

CREATE INDEX session_of ON session (account_id);

CREATE TABLE tenant (
    id           TEXT NOT NULL PRIMARY KEY, -- public
    slug         TEXT NOT NULL UNIQUE,      -- public
    name         TEXT NOT NULL,             -- public
    phone        TEXT NOT NULL DEFAULT '',  -- public
    email        TEXT NOT NULL DEFAULT '',  -- public
    banner       TEXT NOT NULL DEFAULT '',  -- public
    languages    TEXT NOT NULL DEFAULT 'nl,fr,en', -- public
    version      BIGINT NOT NULL DEFAULT 1, -- operational
    created_at   TEXT NOT NULL,             -- operational
    closed_at    TEXT NOT NULL DEFAULT ''   -- operational
);

CREATE TABLE tenant_municipality (
    tenant_id TEXT NOT NULL REFERENCES tenant (id), -- public
    nis       TEXT NOT NULL,                        -- public
    from_day  TEXT NOT NULL,                        -- public
    to_day    TEXT NOT NULL DEFAULT '',             -- public
    PRIMARY KEY (tenant_id, nis, from_day)
);
