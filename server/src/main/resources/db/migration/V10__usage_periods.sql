-- What a workspace may use is counted by month, from its day of the month on (CLK-12).
alter table workspaces
  add column billing_cycle_start smallint not null default 1 check (billing_cycle_start between 1 and 31),
  add column usage_since timestamptz not null default now();
update workspaces set billing_cycle_start = extract(day from created_at at time zone 'UTC');
