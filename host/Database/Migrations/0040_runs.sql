-- Flows that run without a conversation: begun by a schedule, an event, a request or another flow; what they wait for, and what has come for them.

create table run (
    id uuid constraint run_pk primary key,
    business_id uuid not null,
    flow_id uuid not null,
    flow_version int not null,
    version int not null,
    status text not null constraint run_status_ck check (status in ('waiting', 'finished', 'faulted', 'cancelled')),
    state bytea,
    fault text,
    correlation_id text,
    due_at timestamptz,
    parent_id uuid,
    report_to text,
    depth int not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 80);
create index run_due_ix on run (due_at) where due_at is not null;
create index run_parent_ix on run (parent_id) where parent_id is not null;
create index run_business_ix on run (business_id, created_at desc);

-- What has come and was not taken yet; deleted by the transaction that stores the turn.
create table run_stimulus (
    id bigint generated always as identity constraint run_stimulus_pk primary key,
    business_id uuid not null,
    run_id uuid not null,
    kind text not null,
    key text,
    payload text,
    bookmark_id bigint
);
create index run_stimulus_run_ix on run_stimulus (run_id, id);

-- Where runs wait for what comes from outside.
create table run_wait (
    run_id uuid not null,
    bookmark_id bigint not null,
    business_id uuid not null,
    kind text not null,
    key text,
    constraint run_wait_pk primary key (run_id, bookmark_id)
);
create index run_wait_key_ix on run_wait (business_id, kind, key);

-- By what published flows begin; triggers_of is the version of which they were written down.
alter table flow add column triggers_of int;
create table flow_trigger (
    flow_id uuid not null,
    node_id text not null,
    number int not null,
    business_id uuid not null,
    flow_version int not null,
    kind text not null,
    key text,
    due_at timestamptz,
    constraint flow_trigger_pk primary key (flow_id, node_id, number)
);
create index flow_trigger_key_ix on flow_trigger (business_id, kind, key);
create index flow_trigger_due_ix on flow_trigger (due_at) where due_at is not null;

do $$
declare name text;
begin
    foreach name in array array['run', 'run_stimulus', 'run_wait', 'flow_trigger'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy %I on %I to porfin_app using (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)
            with check (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)', name || '_business', name);
        execute format('grant select, insert, update, delete on %I to porfin_app', name);
    end loop;
end $$;
