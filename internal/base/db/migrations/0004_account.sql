-- +goose Up
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
CREATE UNIQUE INDEX account_email_once ON account (email_norm, tenant_id);
CREATE UNIQUE INDEX account_client ON account (tenant_id, client_id) WHERE client_id <> '';
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

CREATE TABLE login_throttle (
    key_hash      TEXT NOT NULL PRIMARY KEY, -- access_log
    failures      BIGINT NOT NULL,           -- access_log
    blocked_until TEXT NOT NULL DEFAULT '',  -- access_log
    updated_at    TEXT NOT NULL              -- access_log
);

-- +goose Down
DROP TABLE login_throttle;
DROP TABLE api_token;
DROP TABLE session;
DROP TABLE account_recovery;
DROP TABLE account_link;
DROP TABLE account_grant;
DROP TABLE account;
