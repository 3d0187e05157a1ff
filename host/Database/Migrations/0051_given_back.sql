-- A person takes a conversation over on the page too, and gives it back there; since when somebody talks is shown.
alter table conversation add column human_since timestamptz, add column given_back_at timestamptz;
