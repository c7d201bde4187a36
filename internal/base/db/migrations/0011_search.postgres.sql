-- +goose Up
CREATE TABLE search_doc (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- operational
    tenant_id TEXT NOT NULL,     -- operational
    kind      TEXT NOT NULL,     -- operational
    doc_id    TEXT NOT NULL,     -- operational
    body      TEXT NOT NULL,     -- identity
    terms     TSVECTOR NOT NULL  -- identity
);
CREATE UNIQUE INDEX search_doc_key ON search_doc (tenant_id, kind, doc_id);
CREATE INDEX search_doc_terms ON search_doc USING gin (terms) WITH (fastupdate = off);

-- +goose Down
DROP TABLE search_doc;
