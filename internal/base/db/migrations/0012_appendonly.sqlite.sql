-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_entry_whole BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER service_kept BEFORE UPDATE ON service
WHEN old.replaced_by <> '' OR new.hash <> old.hash OR new.id <> old.id OR new.tenant_id <> old.tenant_id
BEGIN
    SELECT RAISE(ABORT, 'a row of the ledger is marked once and never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER service_whole BEFORE DELETE ON service
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER service_whole;
DROP TRIGGER service_kept;
DROP TRIGGER audit_entry_whole;
DROP TRIGGER audit_entry_kept;
