-- +goose Up
CREATE TABLE search_doc (
    id        INTEGER PRIMARY KEY, -- operational
    tenant_id TEXT NOT NULL,       -- operational
    kind      TEXT NOT NULL,       -- operational
    doc_id    TEXT NOT NULL,       -- operational
    body      TEXT NOT NULL        -- identity
);
CREATE UNIQUE INDEX search_doc_key ON search_doc (tenant_id, kind, doc_id);

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

CREATE TABLE search_form (
    code TEXT NOT NULL, -- operational
    form TEXT NOT NULL, -- identity
    word TEXT NOT NULL, -- identity
    PRIMARY KEY (code, form, word)
) WITHOUT ROWID;

-- +goose Down
DROP TABLE search_form;
DROP TABLE search_word;
DROP TABLE search_term;
DROP TABLE search_doc;
