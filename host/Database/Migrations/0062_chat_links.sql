-- A test chat can be shared by a link that nobody can guess: to read, or to play on. Only the hash of its secret is kept.
create table chat_link (
    id uuid not null constraint chat_link_pk primary key,
    secret_hash bytea not null constraint chat_link_secret_key unique,
    flow_id uuid not null constraint chat_link_flow_fk references flow on delete cascade,
    business_id uuid not null constraint chat_link_business_fk references business,
    document text not null,
    moves jsonb not null,
    may_play boolean not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index chat_link_flow on chat_link (flow_id);

alter table chat_link enable row level security;
create policy chat_link_business on chat_link to porfin_app
    using (business_id = nullif(current_setting('porfin.business', true), '')::uuid)
    with check (business_id = nullif(current_setting('porfin.business', true), '')::uuid);
grant select, insert, update, delete on chat_link to porfin_app;
