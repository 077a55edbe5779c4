-- Mails until the mail server has taken them, written in the transactions that give occasion to them.
create table mails (
  id         text primary key,
  -- Who is told what, sealed with the server's key.
  content    bytea       not null,
  attempts   integer     not null default 0,
  -- When it is tried next; while somebody tries, when others may take them for dead.
  due_at     timestamptz not null,
  -- Who is trying.
  lease      text,
  created_at timestamptz not null
);
create index mails_due on mails (due_at);

-- Pictures of customers go with their customers.
alter table images add column customer_id text references customers on delete cascade;
create index images_customer on images (customer_id) where customer_id is not null;

-- Customers whose picture is at an address of somebody else's, until it is taken in or given up.
create table avatars_due (
  customer_id text primary key references customers on delete cascade,
  tries       integer     not null default 0,
  due_at      timestamptz not null
);
create index avatars_due_at on avatars_due (due_at);

-- Whoever writes a customer need not know of this. What was taken in for another address is forgotten.
create function note_avatar() returns trigger language plpgsql as $$
begin
  delete from images
  where customer_id = new.id and right(coalesce(new.avatar, ''), length(images.id)) <> images.id;
  if new.avatar ~* '^https?://' and not exists (select from images where customer_id = new.id) then
    insert into avatars_due (customer_id, due_at) values (new.id, new.updated_at)
    on conflict (customer_id) do update set tries = 0, due_at = excluded.due_at;
  else
    delete from avatars_due where customer_id = new.id;
  end if;
  return null;
end $$;
create trigger note_new_avatar after insert on customers for each row
  when (new.avatar is not null)
  execute function note_avatar();
create trigger note_changed_avatar after update of avatar on customers for each row
  when (old.avatar is distinct from new.avatar)
  execute function note_avatar();
insert into avatars_due (customer_id, due_at) select id, updated_at from customers where avatar ~* '^https?://';
