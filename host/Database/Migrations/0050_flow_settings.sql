-- A flow can be switched off at once, without publishing, and says how long it keeps silent after a person wrote.
alter table flow add column is_on boolean not null default true;
-- Copied from the published document (silentAfterPerson), because the intake asks for each message; null is the host's default.
alter table flow add column human_keeps interval;
