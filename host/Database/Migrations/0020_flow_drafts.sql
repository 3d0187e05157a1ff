-- People edit a draft of a flow before they publish it; flows lie in folders; a version published in spite of errors says why.

create table flow_draft (
    flow_id uuid constraint flow_draft_pk primary key constraint flow_draft_flow_fk references flow on delete cascade,
    business_id uuid not null constraint flow_draft_business_fk references business,
    revision bigint not null,
    document text not null,
    updated_by text not null,
    updated_at timestamptz not null
);

alter table flow_draft enable row level security;
create policy flow_draft_business on flow_draft to porfin_app
    using (business_id = nullif(current_setting('porfin.business', true), '')::uuid)
    with check (business_id = nullif(current_setting('porfin.business', true), '')::uuid);
grant select, insert, update, delete on flow_draft to porfin_app;

alter table flow add column folder text not null default '';
alter table flow_version add column override_reason text;
