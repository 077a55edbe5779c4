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
