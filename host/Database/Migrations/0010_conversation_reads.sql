-- Unread marks: up to which message somebody of the business has looked at a conversation.

create table conversation_read (
    conversation_id uuid constraint conversation_read_pk primary key
        constraint conversation_read_conversation_fk references conversation on delete cascade,
    business_id uuid not null constraint conversation_read_business_fk references business,
    last_message_id bigint not null
);

alter table conversation_read enable row level security;
create policy conversation_read_business on conversation_read to porfin_app
    using (business_id = nullif(current_setting('porfin.business', true), '')::uuid)
    with check (business_id = nullif(current_setting('porfin.business', true), '')::uuid);
grant select, insert, update, delete on conversation_read to porfin_app;
