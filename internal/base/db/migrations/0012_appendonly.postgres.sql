-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER service_kept BEFORE UPDATE ON service
    FOR EACH ROW WHEN (old.replaced_by <> '' OR new.hash <> old.hash OR new.id <> old.id OR new.tenant_id <> old.tenant_id)
    EXECUTE FUNCTION append_only();
CREATE TRIGGER service_whole BEFORE DELETE ON service
    FOR EACH ROW EXECUTE FUNCTION append_only();

-- +goose Down
DROP TRIGGER service_whole ON service;
DROP TRIGGER service_kept ON service;
DROP TRIGGER audit_entry_kept ON audit_entry;
DROP FUNCTION append_only();
