-- Generated from a migrated database; see internal/base/db/migrations.

CREATE TABLE account (
    id text NOT NULL,
    tenant_id text NOT NULL,
    email text NOT NULL,
    email_norm text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    lang text NOT NULL,
    state text NOT NULL,
    password_hash text NOT NULL DEFAULT ''::text,
    totp_secret text NOT NULL DEFAULT ''::text,
    totp_step bigint NOT NULL DEFAULT 0,
    client_id text NOT NULL DEFAULT ''::text,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX account_client ON public.account USING btree (tenant_id, client_id) WHERE (client_id <> ''::text);

CREATE UNIQUE INDEX account_email_once ON public.account USING btree (email_norm, tenant_id);

CREATE INDEX account_list ON public.account USING btree (tenant_id, name_key, id);

CREATE TABLE account_grant (
    id text NOT NULL,
    tenant_id text NOT NULL,
    account_id text NOT NULL,
    role text NOT NULL,
    nis text NOT NULL DEFAULT ''::text,
    place_id text NOT NULL DEFAULT ''::text,
    partner_id text NOT NULL DEFAULT ''::text,
    from_day text NOT NULL,
    to_day text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (account_id) REFERENCES account(id),
    PRIMARY KEY (id)
);

CREATE INDEX account_grant_of ON public.account_grant USING btree (account_id, from_day);

CREATE TABLE account_link (
    token_hash text NOT NULL,
    tenant_id text NOT NULL,
    account_id text NOT NULL,
    purpose text NOT NULL,
    expires_at text NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account(id),
    PRIMARY KEY (token_hash)
);

CREATE INDEX account_link_of ON public.account_link USING btree (account_id);

CREATE TABLE account_recovery (
    account_id text NOT NULL,
    tenant_id text NOT NULL,
    code_hash text NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account(id),
    PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE api_idempotency (
    tenant_id text NOT NULL,
    key_hash text NOT NULL,
    body_hash text NOT NULL,
    effect_id text NOT NULL,
    lease_end text NOT NULL,
    answer text NOT NULL DEFAULT ''::text,
    created_at text NOT NULL,
    PRIMARY KEY (tenant_id, key_hash)
);

CREATE TABLE api_token (
    id text NOT NULL,
    token_hash text NOT NULL,
    tenant_id text NOT NULL,
    account_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    nis text NOT NULL DEFAULT ''::text,
    place_id text NOT NULL DEFAULT ''::text,
    partner_id text NOT NULL DEFAULT ''::text,
    to_day text NOT NULL,
    used_day text NOT NULL DEFAULT ''::text,
    created_at text NOT NULL,
    revoked_at text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (account_id) REFERENCES account(id),
    PRIMARY KEY (id),
    UNIQUE (token_hash)
);

CREATE INDEX api_token_of ON public.api_token USING btree (tenant_id, account_id, id);

CREATE TABLE audit_entry (
    tenant_id text NOT NULL,
    seq bigint NOT NULL,
    at text NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    channel text NOT NULL,
    action text NOT NULL,
    kind text NOT NULL,
    object_id text NOT NULL,
    person_id text NOT NULL,
    reason text NOT NULL,
    result text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);

CREATE INDEX audit_person ON public.audit_entry USING btree (tenant_id, person_id, seq);

CREATE TRIGGER audit_entry_kept BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TABLE audit_head (
    tenant_id text NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (tenant_id)
);

CREATE TABLE contact (
    tenant_id text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    current bigint NOT NULL,
    state text NOT NULL,
    client_id text NOT NULL,
    at text NOT NULL,
    minutes bigint NOT NULL,
    channel text NOT NULL,
    place_id text NOT NULL,
    place_nis text NOT NULL,
    partner_id text NOT NULL,
    helper_id text NOT NULL,
    who text NOT NULL,
    person_id text NOT NULL,
    known_before text NOT NULL,
    age_band text NOT NULL,
    gender text NOT NULL,
    nis text NOT NULL,
    birth_year bigint NOT NULL,
    social_status text NOT NULL,
    objective text NOT NULL,
    language text NOT NULL,
    autonomy text NOT NULL,
    urgent bigint NOT NULL,
    urgent_reason text NOT NULL,
    note text NOT NULL,
    gist text NOT NULL,
    ledger_id text NOT NULL,
    logged_at text NOT NULL,
    logged_by text NOT NULL,
    written_at text NOT NULL,
    written_by text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (tenant_id, id, version),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);

CREATE INDEX contact_at ON public.contact USING btree (tenant_id, at, id) WHERE (current = 1);

CREATE UNIQUE INDEX contact_client ON public.contact USING btree (tenant_id, client_id) WHERE (client_id <> ''::text);

CREATE INDEX contact_person ON public.contact USING btree (tenant_id, person_id, at, id) WHERE ((current = 1) AND (person_id <> ''::text));

CREATE INDEX contact_place ON public.contact USING btree (tenant_id, place_id, at, id) WHERE (current = 1);

CREATE TABLE counted (
    tenant_id text NOT NULL,
    counting_id text NOT NULL,
    subject text NOT NULL,
    confidence text NOT NULL,
    first_day text NOT NULL,
    first_service text NOT NULL,
    services bigint NOT NULL,
    pseudo_key text NOT NULL,
    counts bigint NOT NULL,
    PRIMARY KEY (tenant_id, counting_id, subject)
);

CREATE INDEX counted_first ON public.counted USING btree (tenant_id, counting_id, counts, first_day, subject);

CREATE INDEX counted_key ON public.counted USING btree (tenant_id, counting_id, pseudo_key) WHERE (pseudo_key <> ''::text);

CREATE TABLE counting (
    id text NOT NULL,
    tenant_id text NOT NULL,
    from_day text NOT NULL,
    to_day text NOT NULL,
    rule_code text NOT NULL,
    rule_version bigint NOT NULL,
    period_id text NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX counting_tenant ON public.counting USING btree (tenant_id, from_day, to_day);

CREATE TABLE counting_period (
    id text NOT NULL,
    tenant_id text NOT NULL,
    name text NOT NULL,
    letters bigint NOT NULL,
    secret text NOT NULL,
    created_at text NOT NULL,
    destroyed_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (id)
);

CREATE INDEX counting_period_tenant ON public.counting_period USING btree (tenant_id, id);

CREATE TABLE counting_rule (
    tenant_id text NOT NULL,
    code text NOT NULL,
    version bigint NOT NULL,
    definition text NOT NULL,
    reason text NOT NULL,
    created_at text NOT NULL,
    PRIMARY KEY (tenant_id, code, version)
);

CREATE TABLE counting_version (
    tenant_id text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id)
);

CREATE TABLE followup (
    tenant_id text NOT NULL,
    id text NOT NULL,
    client_id text NOT NULL,
    version bigint NOT NULL,
    contact_id text NOT NULL,
    person_id text NOT NULL,
    place_id text NOT NULL,
    place_nis text NOT NULL,
    partner_id text NOT NULL,
    kind text NOT NULL,
    due_day text NOT NULL,
    owner_id text NOT NULL,
    state text NOT NULL,
    outcome text NOT NULL,
    note text NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    created_at text NOT NULL,
    created_by text NOT NULL,
    ended_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);

CREATE UNIQUE INDEX followup_client ON public.followup USING btree (tenant_id, client_id) WHERE (client_id <> ''::text);

CREATE INDEX followup_contact ON public.followup USING btree (tenant_id, contact_id) WHERE (contact_id <> ''::text);

CREATE INDEX followup_due ON public.followup USING btree (tenant_id, state, due_day, id);

CREATE TABLE followup_attempt (
    tenant_id text NOT NULL,
    followup_id text NOT NULL,
    n bigint NOT NULL,
    at text NOT NULL,
    by_id text NOT NULL,
    channel text NOT NULL,
    result text NOT NULL,
    PRIMARY KEY (tenant_id, followup_id, n),
    FOREIGN KEY (tenant_id, followup_id) REFERENCES followup(tenant_id, id)
);

CREATE TABLE fund (
    id text NOT NULL,
    tenant_id text NOT NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    funder text NOT NULL,
    from_day text NOT NULL,
    to_day text NOT NULL,
    amount_cents bigint NOT NULL,
    chosen_target bigint NOT NULL,
    tier_mode text NOT NULL,
    below_first text NOT NULL,
    keep_until text NOT NULL DEFAULT ''::text,
    banner text NOT NULL DEFAULT ''::text,
    counting_id text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    FOREIGN KEY (counting_id) REFERENCES counting(id),
    PRIMARY KEY (id),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);

CREATE UNIQUE INDEX fund_client ON public.fund USING btree (tenant_id, client_id);

CREATE INDEX fund_period ON public.fund USING btree (tenant_id, from_day, id);

CREATE TABLE fund_tier (
    tenant_id text NOT NULL,
    fund_id text NOT NULL,
    n bigint NOT NULL,
    from_users bigint NOT NULL,
    to_users bigint NOT NULL,
    adds_cents bigint NOT NULL,
    FOREIGN KEY (fund_id) REFERENCES fund(id),
    PRIMARY KEY (tenant_id, fund_id, n)
);

CREATE TABLE job (
    id text NOT NULL,
    kind text NOT NULL,
    args text NOT NULL,
    state text NOT NULL,
    unique_key text NOT NULL DEFAULT ''::text,
    due_at text NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    max_attempts bigint NOT NULL,
    last_error text NOT NULL DEFAULT ''::text,
    created_at text NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX job_due ON public.job USING btree (due_at, id);

CREATE UNIQUE INDEX job_unique ON public.job USING btree (kind, unique_key) WHERE (unique_key <> ''::text);

CREATE TABLE job_schedule (
    kind text NOT NULL,
    last_at text NOT NULL,
    PRIMARY KEY (kind)
);

CREATE TABLE login_throttle (
    key_hash text NOT NULL,
    failures bigint NOT NULL,
    blocked_until text NOT NULL DEFAULT ''::text,
    updated_at text NOT NULL,
    PRIMARY KEY (key_hash)
);

CREATE TABLE partner (
    id text NOT NULL,
    tenant_id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    controller_kind text NOT NULL,
    partner_role text NOT NULL,
    kbo text NOT NULL DEFAULT ''::text,
    website text NOT NULL DEFAULT ''::text,
    from_day text NOT NULL,
    to_day text NOT NULL DEFAULT ''::text,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);

CREATE UNIQUE INDEX partner_name ON public.partner USING btree (tenant_id, name);

CREATE TABLE person (
    id text NOT NULL,
    tenant_id text NOT NULL,
    client_id text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    root_id text NOT NULL,
    merged_into text NOT NULL DEFAULT ''::text,
    given_name text NOT NULL,
    family_name text NOT NULL,
    birth_year bigint NOT NULL DEFAULT 0,
    gender text NOT NULL DEFAULT ''::text,
    postcode text NOT NULL DEFAULT ''::text,
    nis text NOT NULL DEFAULT ''::text,
    language text NOT NULL DEFAULT ''::text,
    preferred_channel text NOT NULL DEFAULT ''::text,
    social_status text NOT NULL DEFAULT ''::text,
    searched text NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    updated_at text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);

CREATE UNIQUE INDEX person_client ON public.person USING btree (tenant_id, client_id);

CREATE INDEX person_root ON public.person USING btree (tenant_id, root_id);

CREATE TABLE person_contact (
    id text NOT NULL,
    tenant_id text NOT NULL,
    person_id text NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    blind text NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    removed_at text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (person_id) REFERENCES person(id),
    PRIMARY KEY (id)
);

CREATE INDEX person_contact_blind ON public.person_contact USING btree (tenant_id, blind);

CREATE INDEX person_contact_person ON public.person_contact USING btree (tenant_id, person_id);

CREATE TABLE person_merge (
    id text NOT NULL,
    tenant_id text NOT NULL,
    from_id text NOT NULL,
    into_id text NOT NULL,
    changes text NOT NULL,
    merged_at text NOT NULL,
    merged_by text NOT NULL,
    author text NOT NULL,
    undone_at text NOT NULL DEFAULT ''::text,
    undone_by text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (from_id) REFERENCES person(id),
    FOREIGN KEY (into_id) REFERENCES person(id),
    PRIMARY KEY (id)
);

CREATE INDEX person_merge_into ON public.person_merge USING btree (tenant_id, into_id);

CREATE UNIQUE INDEX person_merge_once ON public.person_merge USING btree (tenant_id, from_id) WHERE (undone_at = ''::text);

CREATE TABLE person_note (
    id text NOT NULL,
    tenant_id text NOT NULL,
    person_id text NOT NULL,
    class text NOT NULL,
    body text NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    author text NOT NULL,
    removed_at text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (person_id) REFERENCES person(id),
    PRIMARY KEY (id)
);

CREATE INDEX person_note_person ON public.person_note USING btree (tenant_id, person_id, created_at);

CREATE TABLE person_pair (
    tenant_id text NOT NULL,
    low_id text NOT NULL,
    high_id text NOT NULL,
    score bigint NOT NULL,
    reasons text NOT NULL,
    found_at text NOT NULL,
    decided_at text NOT NULL DEFAULT ''::text,
    decided_by text NOT NULL DEFAULT ''::text,
    FOREIGN KEY (high_id) REFERENCES person(id),
    FOREIGN KEY (low_id) REFERENCES person(id),
    PRIMARY KEY (tenant_id, low_id, high_id)
);

CREATE TABLE person_recent (
    tenant_id text NOT NULL,
    account_id text NOT NULL,
    person_id text NOT NULL,
    seen_at text NOT NULL,
    FOREIGN KEY (person_id) REFERENCES person(id),
    PRIMARY KEY (tenant_id, account_id, person_id)
);

CREATE TABLE person_tag (
    tenant_id text NOT NULL,
    person_id text NOT NULL,
    tag text NOT NULL,
    created_at text NOT NULL,
    FOREIGN KEY (person_id) REFERENCES person(id),
    PRIMARY KEY (tenant_id, person_id, tag)
);

CREATE TABLE place (
    id text NOT NULL,
    tenant_id text NOT NULL,
    client_id text NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    sort_name text NOT NULL,
    search text NOT NULL,
    kind text NOT NULL,
    roles text NOT NULL,
    host_kind text NOT NULL DEFAULT ''::text,
    street text NOT NULL DEFAULT ''::text,
    postcode text NOT NULL DEFAULT ''::text,
    locality text NOT NULL DEFAULT ''::text,
    nis text NOT NULL,
    lat_e6 bigint NOT NULL DEFAULT 0,
    lon_e6 bigint NOT NULL DEFAULT 0,
    accessibility text NOT NULL DEFAULT ''::text,
    access_note text NOT NULL DEFAULT ''::text,
    facilities text NOT NULL DEFAULT ''::text,
    languages text NOT NULL DEFAULT ''::text,
    phone text NOT NULL DEFAULT ''::text,
    email text NOT NULL DEFAULT ''::text,
    partner_id text NOT NULL DEFAULT ''::text,
    lead_id text NOT NULL DEFAULT ''::text,
    access_mode text NOT NULL,
    opened_on text NOT NULL DEFAULT ''::text,
    closed_on text NOT NULL DEFAULT ''::text,
    listed bigint NOT NULL,
    closed_on_holidays bigint NOT NULL,
    description_nl text NOT NULL DEFAULT ''::text,
    description_fr text NOT NULL DEFAULT ''::text,
    description_en text NOT NULL DEFAULT ''::text,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (tenant_id, client_id),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id),
    UNIQUE (tenant_id, slug)
);

CREATE INDEX place_list ON public.place USING btree (tenant_id, sort_name, id);

CREATE TABLE place_computer (
    tenant_id text NOT NULL,
    place_id text NOT NULL,
    position bigint NOT NULL,
    name text NOT NULL,
    working bigint NOT NULL,
    software text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (tenant_id, place_id, "position"),
    FOREIGN KEY (place_id) REFERENCES place(id)
);

CREATE TABLE place_exception (
    id text NOT NULL,
    tenant_id text NOT NULL,
    place_id text NOT NULL,
    client_id text NOT NULL,
    kind text NOT NULL,
    first_day text NOT NULL,
    last_day text NOT NULL,
    times text NOT NULL DEFAULT ''::text,
    reason text NOT NULL DEFAULT ''::text,
    appointment text NOT NULL,
    service text NOT NULL DEFAULT ''::text,
    created_at text NOT NULL,
    removed_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (id),
    FOREIGN KEY (place_id) REFERENCES place(id),
    UNIQUE (tenant_id, client_id)
);

CREATE INDEX place_exception_place ON public.place_exception USING btree (tenant_id, place_id, last_day);

CREATE TABLE place_offer (
    tenant_id text NOT NULL,
    place_id text NOT NULL,
    position bigint NOT NULL,
    topic text NOT NULL,
    offered bigint NOT NULL,
    limit_visitor text NOT NULL DEFAULT ''::text,
    limit_helper text NOT NULL DEFAULT ''::text,
    referral text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (tenant_id, place_id, topic),
    FOREIGN KEY (place_id) REFERENCES place(id)
);

CREATE TABLE place_revision (
    tenant_id text NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (tenant_id)
);

CREATE TABLE place_rule (
    id text NOT NULL,
    tenant_id text NOT NULL,
    place_id text NOT NULL,
    client_id text NOT NULL,
    weekdays text NOT NULL,
    start_time text NOT NULL,
    end_time text NOT NULL,
    freq text NOT NULL,
    every_weeks bigint NOT NULL DEFAULT 1,
    anchor text NOT NULL DEFAULT ''::text,
    nth bigint NOT NULL DEFAULT 0,
    valid_from text NOT NULL DEFAULT ''::text,
    valid_to text NOT NULL DEFAULT ''::text,
    season_first text NOT NULL DEFAULT ''::text,
    season_last text NOT NULL DEFAULT ''::text,
    appointment text NOT NULL,
    service text NOT NULL DEFAULT ''::text,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    removed_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (id),
    FOREIGN KEY (place_id) REFERENCES place(id),
    UNIQUE (tenant_id, client_id)
);

CREATE INDEX place_rule_place ON public.place_rule USING btree (tenant_id, place_id);

CREATE TABLE question (
    tenant_id text NOT NULL,
    contact_id text NOT NULL,
    version bigint NOT NULL,
    n bigint NOT NULL,
    theme text NOT NULL,
    admin_theme text NOT NULL,
    service text NOT NULL,
    service_other text NOT NULL,
    outcome text NOT NULL,
    referred_to text NOT NULL,
    referred_name text NOT NULL,
    materials text NOT NULL,
    PRIMARY KEY (tenant_id, contact_id, version, n),
    FOREIGN KEY (tenant_id, contact_id, version) REFERENCES contact(tenant_id, id, version)
);

CREATE TABLE rollup (
    tenant_id text NOT NULL,
    dim text NOT NULL,
    day text NOT NULL,
    item text NOT NULL,
    kind text NOT NULL,
    services bigint NOT NULL,
    questions bigint NOT NULL,
    minutes bigint NOT NULL,
    PRIMARY KEY (tenant_id, dim, day, item, kind)
);

CREATE TABLE search_doc (
    tenant_id text NOT NULL,
    kind text NOT NULL,
    doc_id text NOT NULL,
    body text NOT NULL,
    terms tsvector NOT NULL,
    PRIMARY KEY (tenant_id, kind, doc_id)
);

CREATE INDEX search_doc_terms ON public.search_doc USING gin (terms) WITH (fastupdate=off);

CREATE TABLE search_form (
    code text NOT NULL,
    form text NOT NULL,
    word text NOT NULL,
    PRIMARY KEY (code, form, word)
);

CREATE TABLE search_word (
    code text NOT NULL,
    word text NOT NULL,
    uses bigint NOT NULL,
    PRIMARY KEY (code, word)
);

CREATE TABLE service (
    id text NOT NULL,
    tenant_id text NOT NULL,
    kind text NOT NULL,
    evidence_kind text NOT NULL,
    evidence_id text NOT NULL,
    evidence_version bigint NOT NULL,
    at text NOT NULL,
    day text NOT NULL,
    place_id text NOT NULL,
    partner_id text NOT NULL,
    helper_id text NOT NULL,
    channel text NOT NULL,
    objective text NOT NULL,
    themes text NOT NULL,
    minutes bigint NOT NULL,
    person_id text NOT NULL,
    known_before text NOT NULL,
    age_band text NOT NULL,
    gender text NOT NULL,
    nis text NOT NULL,
    birth_year bigint NOT NULL,
    replaces text NOT NULL,
    hash text NOT NULL,
    replaced_by text NOT NULL DEFAULT ''::text,
    ended_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (id)
);

CREATE INDEX service_day ON public.service USING btree (tenant_id, day, id);

CREATE UNIQUE INDEX service_evidence ON public.service USING btree (tenant_id, evidence_kind, evidence_id) WHERE (replaced_by = ''::text);

CREATE INDEX service_person ON public.service USING btree (tenant_id, person_id, day) WHERE (person_id <> ''::text);

CREATE TRIGGER service_kept BEFORE UPDATE ON public.service FOR EACH ROW WHEN (((old.replaced_by <> ''::text) OR (new.hash <> old.hash) OR (new.id <> old.id) OR (new.tenant_id <> old.tenant_id))) EXECUTE FUNCTION append_only();

CREATE TRIGGER service_whole BEFORE DELETE ON public.service FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TABLE service_key (
    tenant_id text NOT NULL,
    period_id text NOT NULL,
    key text NOT NULL,
    service_id text NOT NULL,
    PRIMARY KEY (tenant_id, period_id, key, service_id)
);

CREATE INDEX service_key_service ON public.service_key USING btree (tenant_id, service_id, period_id, key);

CREATE TABLE session (
    id text NOT NULL,
    token_hash text NOT NULL,
    tenant_id text NOT NULL,
    account_id text NOT NULL,
    factors bigint NOT NULL,
    enrol_secret text NOT NULL DEFAULT ''::text,
    device text NOT NULL DEFAULT ''::text,
    network text NOT NULL DEFAULT ''::text,
    created_at text NOT NULL,
    seen_at text NOT NULL,
    expires_at text NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account(id),
    PRIMARY KEY (id),
    UNIQUE (token_hash)
);

CREATE INDEX session_of ON public.session USING btree (account_id);

CREATE TABLE tenant (
    id text NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    phone text NOT NULL DEFAULT ''::text,
    email text NOT NULL DEFAULT ''::text,
    banner text NOT NULL DEFAULT ''::text,
    languages text NOT NULL DEFAULT 'nl,fr,en'::text,
    version bigint NOT NULL DEFAULT 1,
    created_at text NOT NULL,
    closed_at text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (id),
    UNIQUE (slug)
);

CREATE TABLE tenant_municipality (
    tenant_id text NOT NULL,
    nis text NOT NULL,
    from_day text NOT NULL,
    to_day text NOT NULL DEFAULT ''::text,
    PRIMARY KEY (tenant_id, nis, from_day),
    FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
