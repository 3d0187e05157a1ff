-- Who is invited belongs to the business only once they accept; until then the row keeps the role that they will have.
alter table membership add column accepted_at timestamptz;
update membership set accepted_at = created_at;
