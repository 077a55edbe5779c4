alter table audit_entries
  -- What is changed belongs to the thing with this id; null if that is the workspace itself.
  add column parent     text,
  -- By fields of what was changed, their values before and after, without secrets; null if nobody knows.
  add column change_set jsonb;

create index audit_entries_parent on audit_entries (project_id, parent, id) where parent is not null;

-- Members who want no mails about webhooks that fail.
alter table memberships add column mute_webhooks boolean not null default false;
