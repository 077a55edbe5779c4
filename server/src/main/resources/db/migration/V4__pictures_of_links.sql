-- Pictures of links' own previews go with their links.
alter table images add column link_id text references links on delete cascade;
create index images_link on images (link_id) where link_id is not null;

-- Links that anybody made, until a workspace claims them.
create index links_unclaimed on links (created_at) where project_id is null;
