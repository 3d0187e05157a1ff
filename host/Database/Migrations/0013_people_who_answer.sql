-- Nobody talks over a person: while somebody of the business answers from the WhatsApp app, the flow of that conversation is silent.

alter table conversation add column human_until timestamptz;
create index conversation_human_ix on conversation (human_until) where human_until is not null;
