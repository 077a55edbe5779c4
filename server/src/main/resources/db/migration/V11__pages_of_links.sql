-- Far pages are counted off in the index alone, which knows of the two columns that nearly every list asks for (LNK-58).
create index links_project_newest on links (project_id, created_at desc, id desc) include (archived, folder_id);
drop index links_project_created;
