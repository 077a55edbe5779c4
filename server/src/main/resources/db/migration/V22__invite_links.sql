-- The standing link by which anybody who has it can join a workspace.

create table invite_links (
  workspace_id text primary key references workspaces on delete cascade,
  -- Hex SHA-256 of the token in the link, which is shown once.
  token_hash   text        not null unique,
  user_id      text references users on delete set null,
  created_at   timestamptz not null
);

-- Whether the invited person asked for it by that link. Such invitations end with the link.
alter table invites add column by_link boolean not null default false;

-- Answers that have links of invitations in plain, from before those were hidden.
update api_requests set answer_body = null
where operation in ('createInvites', 'resendInvite') and answer_body like '%inviteUrl%';

-- A machine leaves no way into the workspace behind.
create or replace function forget_machine_user() returns trigger language plpgsql as $$
begin
  if exists (select from users where id = old.user_id and is_machine) then
    delete from invites where user_id = old.user_id;
    delete from invite_links where user_id = old.user_id;
    delete from users where id = old.user_id;
  end if;
  return null;
end $$;
