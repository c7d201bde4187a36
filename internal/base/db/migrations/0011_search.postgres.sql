-- +goose Up
CREATE TABLE search_doc (
    tenant_id TEXT NOT NULL,     -- operational
    kind      TEXT NOT NULL,     -- operational
    doc_id    TEXT NOT NULL,     -- operational
    body      TEXT NOT NULL,     -- identity
    terms     TSVECTOR NOT NULL, -- identity
    PRIMARY KEY (tenant_id, kind, doc_id)
);
CREATE INDEX search_doc_terms ON search_doc USING gin (terms) WITH (fastupdate = off);

CREATE TABLE search_word (
    code TEXT NOT NULL,   -- operational
    word TEXT NOT NULL,   -- identity
    uses BIGINT NOT NULL, -- operational
    PRIMARY KEY (code, word)
);

CREATE TABLE search_form (
    code TEXT NOT NULL, -- operational
    form TEXT NOT NULL, -- identity
    word TEXT NOT NULL, -- identity
    PRIMARY KEY (code, form, word)
);

-- +goose Down
DROP TABLE search_form;
DROP TABLE search_word;
DROP TABLE search_doc;
