-- What begins with a domain is found by links_domain_key, too: one index less to write.
drop index links_domain;

-- What is written goes to a list first, and from there to the index every second (SearchIndexes), beside the work of whoever writes.
-- With 4 MB, the list of an import was full sooner, and the import had to empty it itself.
alter index links_search set (gin_pending_list_limit = 16384);

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
