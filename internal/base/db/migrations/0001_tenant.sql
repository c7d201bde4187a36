-- +goose Up
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

-- +goose Down
DROP TABLE partner;
DROP TABLE tenant_municipality;
DROP TABLE tenant;
