-- +goose Up
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

CREATE TABLE place_computer (
    tenant_id TEXT NOT NULL,                       -- public
    place_id  TEXT NOT NULL REFERENCES place (id), -- public
    position  BIGINT NOT NULL,                     -- operational
    name      TEXT NOT NULL,                       -- operational
    working   BIGINT NOT NULL,                     -- public
    software  TEXT NOT NULL DEFAULT '',            -- public
    PRIMARY KEY (tenant_id, place_id, position)
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

CREATE TABLE place_revision (
    tenant_id TEXT NOT NULL PRIMARY KEY, -- operational
    revision  BIGINT NOT NULL            -- operational
);

-- +goose Down
DROP TABLE place_revision;
DROP TABLE place_exception;
DROP TABLE place_rule;
DROP TABLE place_computer;
DROP TABLE place_offer;
DROP TABLE place;
