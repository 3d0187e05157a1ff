-- The durable line needs its tables: who writes (account, contact, conversation), what runs (flow, instance), what came and goes (message, inbox, outbox), what happened (journal).
--
-- Rows that every message touches (contact to journal) carry business_id without a foreign key: the check would lock the one business row for each of
-- thousands of messages a second. Their business_id is copied from the account's row by the only code that writes them.

create table flow (
    id uuid constraint flow_pk primary key,
    business_id uuid not null constraint flow_business_fk references business,
    definition_id text not null,
    name text not null,
    published_version int,
    created_at timestamptz not null,
    constraint flow_definition_uq unique (business_id, definition_id)
);

create table flow_version (
    flow_id uuid not null constraint flow_version_flow_fk references flow on delete cascade,
    version int not null,
    business_id uuid not null constraint flow_version_business_fk references business,
    document text not null,
    -- The versions of the business's other flows, by definition id, that it may run as parts of itself: those that were published when it was.
    parts jsonb not null default '{}',
    note text,
    author text,
    published_at timestamptz not null,
    constraint flow_version_pk primary key (flow_id, version)
);

create table account (
    id uuid constraint account_pk primary key,
    business_id uuid not null constraint account_business_fk references business,
    kind text not null,
    phone_number_id text not null constraint account_phone_number_uq unique,
    waba_id text,
    display text not null,
    secrets bytea,
    flow_id uuid constraint account_flow_fk references flow on delete set null,
    messages_per_second int not null default 80,
    created_at timestamptz not null
);
create index account_business_ix on account (business_id);

create table contact (
    id uuid constraint contact_pk primary key,
    business_id uuid not null,
    address text not null,
    name text,
    created_at timestamptz not null,
    constraint contact_address_uq unique (business_id, address)
);

create table conversation (
    id uuid constraint conversation_pk primary key,
    business_id uuid not null,
    account_id uuid not null,
    contact_id uuid,
    address text not null,
    profile_name text,
    last_inbound_at timestamptz,
    last_at timestamptz not null,
    created_at timestamptz not null,
    constraint conversation_address_uq unique (account_id, address)
) with (fillfactor = 80);
create index conversation_latest_ix on conversation (business_id, last_at desc);

-- Every host takes ids in blocks and gives them out in order, so that they need not be asked back.
create sequence message_id increment by 10000;

create table message (
    id bigint constraint message_pk primary key,
    business_id uuid not null,
    account_id uuid not null,
    conversation_id uuid not null,
    direction text not null constraint message_direction_ck check (direction in ('in', 'out')),
    kind text not null,
    content jsonb not null,
    status text not null,
    wamid text,
    idempotency_key text,
    maybe_duplicate boolean not null default false,
    error text,
    at timestamptz not null
) with (fillfactor = 85);
create index message_conversation_ix on message (conversation_id, id);
create unique index message_inbound_uq on message (account_id, wamid) where direction = 'in';
create index message_sent_ix on message (account_id, wamid) where direction = 'out' and wamid is not null;

-- What came and was not answered yet; deleted by the transaction that stores the turn.
create table inbox (
    message_id bigint constraint inbox_pk primary key,
    business_id uuid not null,
    account_id uuid not null,
    conversation_id uuid not null,
    received_at timestamptz not null,
    dead_at timestamptz,
    reason text
);
create index inbox_dead_ix on inbox (business_id, dead_at) where dead_at is not null;

-- What must go out and did not yet; deleted when the channel has taken it.
create table outbox (
    message_id bigint constraint outbox_pk primary key,
    business_id uuid not null,
    account_id uuid not null,
    conversation_id uuid not null,
    state text not null constraint outbox_state_ck check (state in ('pending', 'sending', 'dead')),
    tries int not null default 0,
    next_try_at timestamptz,
    maybe_duplicate boolean not null default false,
    error text
);
create index outbox_dead_ix on outbox (business_id, message_id) where state = 'dead';

-- Statuses can arrive before the mark that gives their message its wamid.
create table early_status (
    account_id uuid not null,
    wamid text not null,
    business_id uuid not null,
    status text not null,
    error text,
    at timestamptz not null,
    constraint early_status_pk primary key (account_id, wamid)
);

-- Webhook events that are no messages, or that were not understood: kept as they came.
create table inbound_event (
    id bigint generated always as identity constraint inbound_event_pk primary key,
    business_id uuid not null,
    account_id uuid not null,
    kind text not null,
    understood boolean not null,
    payload bytea not null,
    received_at timestamptz not null
);
create index inbound_event_account_ix on inbound_event (account_id, id);

create table instance (
    id uuid constraint instance_pk primary key,
    business_id uuid not null,
    conversation_id uuid not null,
    flow_id uuid not null,
    flow_version int not null,
    status text not null constraint instance_status_ck check (status in ('waiting', 'finished', 'faulted', 'cancelled')),
    version int not null,
    state bytea not null,
    fault text,
    due_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 80);
create unique index instance_live_uq on instance (conversation_id) where status = 'waiting';
create index instance_due_ix on instance (due_at) where due_at is not null;
create index instance_flow_ix on instance (flow_id, created_at desc);

create table journal (
    instance_id uuid not null,
    turn int not null,
    business_id uuid not null,
    at timestamptz not null,
    entries text not null,
    constraint journal_pk primary key (instance_id, turn)
);

-- Makes a statement of a batch fail the whole transaction when it met another number of rows than it must.
create function porfin_expect(met bigint, expected bigint) returns void language plpgsql as $$
begin
    if met <> expected then
        raise exception 'met % rows instead of %', met, expected using errcode = 'PF001';
    end if;
end $$;

-- Statuses only go up: a late 'delivered' must not hide 'read'. The order is DeliveryStatus's.
create function porfin_status_rank(status text) returns int language sql immutable parallel safe as $$
    select case status when 'queued' then 0 when 'sent' then 1 when 'failed' then 2 when 'delivered' then 3 when 'read' then 4 when 'played' then 5 else -1 end
$$;

do $$
declare name text;
begin
    foreach name in array array['flow', 'flow_version', 'account', 'contact', 'conversation', 'message', 'inbox', 'outbox', 'early_status', 'inbound_event', 'instance', 'journal'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy %I on %I to porfin_app using (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)
            with check (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)', name || '_business', name);
        execute format('grant select, insert, update, delete on %I to porfin_app', name);
    end loop;
end $$;
grant usage on sequence message_id to porfin_app;
