-- What the pages look like that visitors of a workspace's links see.

alter table workspaces
  add column color text constraint workspaces_color check (color ~ '^#[0-9a-f]{6}$');
