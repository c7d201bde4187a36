-- +goose Up
CREATE TABLE search_doc (
    id        INTEGER PRIMARY KEY, -- operational
    tenant_id TEXT NOT NULL,       -- operational
    kind      TEXT NOT NULL,       -- operational
    doc_id    TEXT NOT NULL,       -- operational
    body      TEXT NOT NULL        -- identity
);
CREATE UNIQUE INDEX search_doc_key ON search_doc (tenant_id, kind, doc_id);

CREATE VIRTUAL TABLE search_word USING fts5 (
    terms, -- identity
    content = '', contentless_delete = 1, detail = none, prefix = '5 6 7', tokenize = 'ascii'
);

CREATE VIRTUAL TABLE search_near USING fts5 (
    terms, -- identity
    content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

-- +goose Down
DROP TABLE search_near;
DROP TABLE search_word;
DROP TABLE search_doc;
