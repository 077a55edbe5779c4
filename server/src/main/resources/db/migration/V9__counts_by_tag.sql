-- How many links have a tag, kept like link_counts (LNK-62, TAG-5).
create table link_tag_counts (
  project_id text    not null,
  tag_id     text    not null,
  domain     text    not null,
  folder_id  text,
  user_id    text,
  archived   boolean not null,
  links      bigint  not null
);
create index link_tag_counts_project on link_tag_counts (project_id);

-- The links are locked, in one order: a link that moves meanwhile would be counted where it was.
create function count_new_tags() returns trigger language plpgsql as $$
begin
  if not exists (select from changed) then
    return null;
  end if;
  insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
  select l.project_id, c.tag_id, l.domain, l.folder_id, l.user_id, l.archived, count(*)
  from changed c join (
    select id, project_id, domain, folder_id, user_id, archived from links
    where id in (select link_id from changed) order by id for share) l on l.id = c.link_id
  where l.project_id is not null group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;

-- With a tag that goes, its numbers go: nobody has to lock the links that had it.
create function count_gone_tags() returns trigger language plpgsql as $$
begin
  if not exists (select from changed) then
    return null;
  end if;
  insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
  select l.project_id, c.tag_id, l.domain, l.folder_id, l.user_id, l.archived, -count(*)
  from changed c join tags t on t.id = c.tag_id join (
    select id, project_id, domain, folder_id, user_id, archived from links
    where id in (select c2.link_id from changed c2 join tags t2 on t2.id = c2.tag_id)
    order by id for share) l on l.id = c.link_id
  where l.project_id is not null group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;

create function count_tags_of_moved_link() returns trigger language plpgsql as $$
begin
  insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
  select moved.project_id, t.tag_id, moved.domain, moved.folder_id, moved.user_id, moved.archived, moved.links
  from link_tags t cross join (values
    (old.project_id, old.domain, old.folder_id, old.user_id, old.archived, -1),
    (new.project_id, new.domain, new.folder_id, new.user_id, new.archived, 1))
    as moved (project_id, domain, folder_id, user_id, archived, links)
  where t.link_id = new.id and moved.project_id is not null;
  return null;
end $$;

-- Before, because its tags go with the link, and nobody knows then where it was.
create function count_tags_of_gone_link() returns trigger language plpgsql as $$
begin
  if old.project_id is not null then
    insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
    select old.project_id, tag_id, old.domain, old.folder_id, old.user_id, old.archived, -1
    from link_tags where link_id = old.id;
  end if;
  return old;
end $$;

create function forget_counts_of_tag() returns trigger language plpgsql as $$
begin
  delete from link_tag_counts where project_id = old.project_id and tag_id = old.id;
  return null;
end $$;

create trigger forget_counts_of_tag after delete on tags for each row execute function forget_counts_of_tag();
create trigger count_new_tags after insert on link_tags referencing new table as changed
  for each statement execute function count_new_tags();
create trigger count_gone_tags after delete on link_tags referencing old table as changed
  for each statement execute function count_gone_tags();
create trigger count_tags_of_moved_link after update on links for each row
  when ((old.project_id, old.domain, old.folder_id, old.user_id, old.archived)
    is distinct from (new.project_id, new.domain, new.folder_id, new.user_id, new.archived))
  execute function count_tags_of_moved_link();
create trigger count_tags_of_gone_link before delete on links for each row
  execute function count_tags_of_gone_link();

insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
select l.project_id, t.tag_id, l.domain, l.folder_id, l.user_id, l.archived, count(*)
from links l join link_tags t on t.link_id = l.id where l.project_id is not null group by 1, 2, 3, 4, 5, 6;
