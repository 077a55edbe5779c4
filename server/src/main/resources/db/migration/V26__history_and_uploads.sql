-- The history of a kind of thing: the newest of each of its actions, instead of every entry of the workspace. By a collation that
-- no other index has: whoever asks for this order is not led through all entries in the hope of finding some soon.
create index audit_entries_action on audit_entries (project_id, action, id collate "C");

-- What operators did that is no workspace's business, or that no workspace is left to be told of.
alter table audit_entries alter column project_id drop not null;
create index audit_entries_operator on audit_entries (id) where user_id = 'operator';

-- Pictures that were put straight to the server, and stay as long as something uses them.
alter table images add column uploaded boolean not null default false;
create index images_uploaded on images (created_at) where uploaded;
-- Which links show a picture of this server.
create index links_image on links (substring(image from '/_waymark/images/(img_[0-9A-Z]{25})'))
  where image like '%/_waymark/images/img_%';
