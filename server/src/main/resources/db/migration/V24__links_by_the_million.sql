-- What begins with a domain is found by links_domain_key, too: one index less to write.
drop index links_domain;

-- What is written goes to a list first, and from there to the index every second (SearchIndexes), beside the work of whoever writes.
-- With 4 MB, the list of an import was full sooner, and the import had to empty it itself.
alter index links_search set (gin_pending_list_limit = 16384);
