-- What an app is told ends with what it may do: whoever disconnects it does not have to look for its webhooks.
delete from webhooks w
where installation_id is not null and not exists (select from oauth_installations i where i.id = w.installation_id);
alter table webhooks add constraint webhooks_installation_id_fkey
  foreign key (installation_id) references oauth_installations on delete cascade;
create index webhooks_installation on webhooks (installation_id) where installation_id is not null;
