-- Every host keeps the accounts in memory: whatever changes one, by whatever way, must be told to all hosts.

create function porfin_tell_account() returns trigger language plpgsql as $$
begin
    perform pg_notify('porfin_account', '');
    return null;
end $$;

create trigger account_told after insert or update or delete or truncate on account
    for each statement execute function porfin_tell_account();
