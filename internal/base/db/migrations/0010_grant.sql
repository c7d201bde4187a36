-- +goose Up
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

-- +goose Down
DROP TABLE fund_tier;
DROP TABLE fund;
