-- Looking at a flow's life must not unpack its journals at every look: what they tell is counted once, behind the line.

-- How many runs first came by somewhere, by hour; without an outcome: came to the activity at all.
create table flow_passage (
    flow_id uuid not null,
    hour timestamptz not null,
    node_id text not null,
    outcome text not null,
    business_id uuid not null,
    runs int not null,
    constraint flow_passage_pk primary key (flow_id, hour, node_id, outcome)
);

-- Where a run has been, up to which turn, and where last; so that nothing is counted twice.
create table run_path (
    instance_id uuid constraint run_path_pk primary key,
    flow_id uuid not null,
    business_id uuid not null,
    turn int not null,
    places text[] not null,
    tail text[] not null
) with (fillfactor = 80);
create index run_path_flow_ix on run_path (flow_id);

-- Until when journals have been counted; its one row is also the lock.
create table traffic_counted (
    is_only boolean constraint traffic_counted_pk primary key default true constraint traffic_counted_only_ck check (is_only),
    until timestamptz not null
);
insert into traffic_counted (until) select coalesce(min(at), now()) from journal;

-- Journals come in the order of their time, so that almost nothing must be kept to find the newest.
create index journal_at_ix on journal using brin (at) with (autosummarize = on);

do $$
declare name text;
begin
    foreach name in array array['flow_passage', 'run_path'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy %I on %I to porfin_app using (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)
            with check (business_id = nullif(current_setting(''porfin.business'', true), '''')::uuid)', name || '_business', name);
        execute format('grant select, insert, update, delete on %I to porfin_app', name);
    end loop;
end $$;
