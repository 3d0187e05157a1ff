-- Whoever reads the whole database must not be able to open the accounts' secrets: the key ring rests sealed by a key that lies outside (DECISIONS 14).

alter table data_protection_key add column sealed bytea;
alter table data_protection_key alter column xml drop not null;
alter table data_protection_key add constraint data_protection_key_one_ck check (num_nonnulls(xml, sealed) = 1);

-- Which key that is, by its fingerprint: one row, made by the first host.
create table sealing_key (
    is_only boolean constraint sealing_key_pk primary key default true constraint sealing_key_only_ck check (is_only),
    fingerprint text not null,
    created_at timestamptz not null
);
