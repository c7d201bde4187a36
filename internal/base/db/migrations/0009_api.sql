-- +goose Up
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

-- +goose Down
DROP TABLE api_idempotency;
