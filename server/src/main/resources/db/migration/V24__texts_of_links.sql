-- What searches look into (LNK-59), apart from the wide rows of links: a search that finds a tenth of a million links checks every
-- hit. In lower case, and short link and destination in one text, so that one index and one comparison do for both. The columns
-- beside it are those that nearly every question asks for (LNK-58). Kept by triggers, like link_counts; links of nobody are not here.
create table link_texts (
  link_id    text    primary key,
  project_id text    not null,
  archived   boolean not null,
  folder_id  text,
  text       text    not null
);

create function text_of_link(short_link text, url text) returns text language sql immutable parallel safe
  return lower(short_link || e'\n' || url);

insert into link_texts (link_id, project_id, archived, folder_id, text)
select id, project_id, archived, folder_id, text_of_link(short_link, url)
from links where project_id is not null order by id;

drop index links_search;
create index link_texts_search on link_texts using gin (project_id, text gin_trgm_ops);
analyze link_texts;

create function keep_new_texts() returns trigger language plpgsql as $$
begin
  insert into link_texts (link_id, project_id, archived, folder_id, text)
  select id, project_id, archived, folder_id, text_of_link(short_link, url)
  from changed where project_id is not null;
  return null;
end $$;

create function forget_gone_texts() returns trigger language plpgsql as $$
begin
  delete from link_texts where link_id in (select id from changed);
  return null;
end $$;

create function keep_changed_text() returns trigger language plpgsql as $$
begin
  if new.project_id is null then
    delete from link_texts where link_id = new.id;
    return null;
  end if;
  insert into link_texts (link_id, project_id, archived, folder_id, text)
  values (new.id, new.project_id, new.archived, new.folder_id, text_of_link(new.short_link, new.url))
  on conflict (link_id) do update set (project_id, archived, folder_id, text)
    = (excluded.project_id, excluded.archived, excluded.folder_id, excluded.text);
  return null;
end $$;

create trigger keep_new_texts after insert on links referencing new table as changed
  for each statement execute function keep_new_texts();
create trigger forget_gone_texts after delete on links referencing old table as changed
  for each statement execute function forget_gone_texts();
create trigger keep_changed_text after update on links for each row
  when ((old.project_id, old.archived, old.folder_id, old.short_link, old.url)
    is distinct from (new.project_id, new.archived, new.folder_id, new.short_link, new.url))
  execute function keep_changed_text();

-- As in V9, but links that this transaction has made are not locked: nobody else can move them. An import makes and tags a thousand
-- links in one transaction, and every lock was a write.
create or replace function count_new_tags() returns trigger language plpgsql as $$
begin
  if not exists (select from changed) then
    return null;
  end if;
  perform from links
  where id in (select link_id from changed) and xmin <> pg_current_xact_id()::xid
  order by id for share;
  insert into link_tag_counts (project_id, tag_id, domain, folder_id, user_id, archived, links)
  select l.project_id, c.tag_id, l.domain, l.folder_id, l.user_id, l.archived, count(*)
  from changed c join links l on l.id = c.link_id
  where l.project_id is not null group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
