-- A flow keeps scenarios: conversations that it must have; one that fails stops publishing.
create table flow_scenario (
    flow_id uuid not null constraint flow_scenario_flow_fk references flow on delete cascade,
    business_id uuid not null constraint flow_scenario_business_fk references business,
    name text not null,
    script text not null,
    updated_by text not null,
    updated_at timestamptz not null,
    constraint flow_scenario_pk primary key (flow_id, name)
);

alter table flow_scenario enable row level security;
create policy flow_scenario_business on flow_scenario to porfin_app
    using (business_id = nullif(current_setting('porfin.business', true), '')::uuid)
    with check (business_id = nullif(current_setting('porfin.business', true), '')::uuid);
grant select, insert, update, delete on flow_scenario to porfin_app;
