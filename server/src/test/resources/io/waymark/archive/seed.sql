insert into settings (name, value) values ('derived-default-domain', 'localhost:8080');
insert into workspaces (id, name, slug, logo, color, links_limit, usage_limit, domains_limit, tags_limit, folders_limit, users_limit,
  usage, total_clicks, links_usage, total_links, hidden_domains, billing_cycle_start, usage_since, publishable_key,
  allowed_hostnames, created_at, updated_at)
values
  ('ws_a', 'Acme "Ünïcode" \ Inc', 'acme', 'https://acme.test/logo.png', '#0f766e', 10, 20, 30, 40, 50, 60, 3, 15, 2, 3,
   '{localhost:8080}', 31, '2026-08-01T00:00:00Z', 'dub_pk_1', '{acme.test,*.acme.test}', '2026-01-01T00:00:00.123456Z',
   '2026-01-02T00:00:00.1Z'),
  ('ws_b', 'B', 'b', null, null, null, null, null, null, null, null, 0, 0, 0, 0, '{}', 1, '2026-08-01T00:00:00Z', null, '{}',
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into users (id, email, name, image, is_machine, password_hash, email_verified_at, created_at) values
  ('user_a', 'Ann@acme.test', 'Ann', 'https://acme.test/ann.png', false, '$argon2id$v=19$hash', '2026-01-05T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('user_m', null, 'Machine', null, true, null, null, '2026-01-01T00:00:00Z'),
  ('user_b', 'bob@b.test', null, null, false, null, null, '2026-01-01T00:00:00Z');
insert into folders (id, project_id, name, description, type, access_level, created_at, updated_at) values
  ('fold_a', 'ws_a', 'Campaigns', 'All of them', 'mega', 'write', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('fold_b', 'ws_b', 'Campaigns', null, 'default', null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into memberships (workspace_id, user_id, role, default_folder_id, by_group, mute_webhooks, created_at) values
  ('ws_a', 'user_a', 'owner', 'fold_a', false, true, '2026-01-01T00:00:00Z'),
  ('ws_b', 'user_b', 'viewer', null, true, false, '2026-01-01T00:00:00Z');
insert into workspace_slugs (slug, workspace_id, created_at) values
  ('acme-inc', 'ws_a', '2026-01-01T00:00:00Z'), ('bee', 'ws_b', '2026-01-01T00:00:00Z');
insert into invites (id, workspace_id, email, role, token_hash, mailed, by_link, user_id, created_at, expires_at) values
  ('inv_a', 'ws_a', 'Cid@acme.test', 'viewer', 'inv1', true, true, 'user_a', '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'),
  ('inv_b', 'ws_b', 'cid@acme.test', 'member', 'inv2', false, false, null, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
insert into invite_links (workspace_id, token_hash, user_id, created_at) values
  ('ws_a', 'lnk1', 'user_a', '2026-01-01T00:00:00Z'), ('ws_b', 'lnk2', null, '2026-01-01T00:00:00Z');
insert into user_identities (issuer, subject, user_id, created_at) values
  ('https://id.acme.test', '248289761001', 'user_a', '2026-01-01T00:00:00Z');
insert into second_factors (user_id, secret, confirmed_at, last_step) values
  ('user_a', '', '2026-01-01T00:00:00Z', 58000000);
insert into recovery_codes (user_id, code_hash) values ('user_a', 'rec1'), ('user_a', 'rec2');
insert into personal_keys (id, user_id, name, hashed_key, partial_key, expires_at, last_used, created_at) values
  ('key_p', 'user_a', 'Old script', 'pers1', 'abc...wxyz', '2030-01-01T00:00:00Z', '2026-02-01T00:00:00Z',
   '2026-01-01T00:00:00Z');
insert into oauth_apps (id, workspace_id, user_id, name, slug, developer, website, description, readme, logo,
  screenshots, install_url, redirect_uris, client_id, hashed_secret, partial_secret, pkce, verified, created_at,
  updated_at)
values
  ('app_a', 'ws_a', 'user_a', 'Reports', 'reports', 'Acme', 'https://acme.test', 'Says', 'At length',
   'https://acme.test/a.png', '{https://acme.test/s.png}', 'https://acme.test/install', '{https://acme.test/back}',
   'dub_app_1', 'sec1', 'dub_app_secret_****12345678', true, true, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into oauth_installations (id, app_id, workspace_id, user_id, scopes, hashed_code, created_at, updated_at) values
  ('inst_a', 'app_a', 'ws_a', 'user_a', '{links.read}', 'code1', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into oauth_refresh_tokens (hashed_token, installation_id, used, created_at, expires_at) values
  ('ref1', 'inst_a', true, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'),
  ('ref2', 'inst_a', false, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
insert into api_keys (id, workspace_id, user_id, name, hashed_key, partial_key, scopes, expires_at, last_used,
  previous_hash, previous_until, installation_id, created_at, updated_at)
values
  ('key_a', 'ws_a', 'user_m', 'CI', 'abc', 'dub...x9Qz', '{links.read,links.write}', '2030-01-01T00:00:00Z',
   '2026-02-01T00:00:00Z', 'cba', '2026-02-02T00:00:00Z', null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
  ('key_o', 'ws_a', 'user_a', 'Reports', 'oau', 'dub...o123', '{links.read}', null, null, null, null, 'inst_a',
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('key_b', 'ws_b', 'user_b', 'B', 'def', 'dub...y8Ab', null, null, null, null, null, null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z');
insert into domains (id, slug, project_id, verified, is_primary, archived, case_sensitive, placeholder, expired_url,
  not_found_url, logo, asset_links, apple_app_site_association, deepview_data, verification_token, last_checked,
  link_retention_days, allowed_hosts, created_at, updated_at)
values
  ('dom_0', 'localhost:8080', null, true, false, false, false, null, null, null, null, null, null, null, null, null, null,
   null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('dom_a', 'acme.link', 'ws_a', true, true, true, true, 'https://p.test', 'https://e.test', 'https://n.test',
   'https://l.test', '[{"relation": ["a"], "b": 1.50}]', '{"applinks": {"details": []}}', '{"apple": "1"}', 'token',
   '2026-01-03T00:00:00Z', 30, '{acme.test}', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('dom_b', 'b.link', 'ws_b', false, false, false, false, null, null, null, null, null, null, null, null, null, null, null,
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into domain_moves (id, from_slug, to_slug, from_project, to_project, user_id, created_at) values
  ('move_a', 'old.link', 'acme.link', 'ws_a', 'ws_a', 'user_a', '2026-01-01T00:00:00Z'),
  ('move_b', 'older.link', null, 'ws_b', null, null, '2026-01-01T00:00:00Z');
insert into folder_users (folder_id, user_id, role, created_at) values
  ('fold_a', 'user_a', 'owner', '2026-01-01T00:00:00Z'), ('fold_b', 'user_b', null, '2026-01-01T00:00:00Z');
insert into folder_access_requests (id, folder_id, user_id, created_at) values
  ('fold_req_a', 'fold_a', 'user_a', '2026-01-01T00:00:00Z');
insert into tags (id, project_id, name, color, created_at, updated_at) values
  ('tag_1', 'ws_a', 'news', 'green', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('tag_2', 'ws_a', 'old', 'blue', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('tag_b', 'ws_b', 'news', 'red', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into utm_templates (id, project_id, user_id, name, utm_source, utm_medium, utm_campaign, utm_term, utm_content, ref,
  created_at, updated_at)
values ('utm_a', 'ws_a', 'user_a', 'Newsletter', 's', 'm', 'c', 't', 'o', 'r', '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00Z');
insert into links (id, domain, key, folded_key, url, short_link, archived, expires_at, expired_url, disabled_at,
  track_conversion, proxy, title, description, image, video, utm_source, utm_medium, utm_campaign, utm_term, utm_content,
  rewrite, do_index, ios, android, geo, test_variants, test_started_at, test_completed_at, test_concluded_for, user_id,
  project_id, folder_id, program_id, partner_id, external_id, tenant_id, public_stats, comments,
  retention_cleanup_disabled_at, clicks, last_clicked, leads, last_lead_at, conversions, last_conversion_at, sales,
  sale_amount, created_at, updated_at)
values
  ('link_a1', 'acme.link', 'Offer', 'Offer', 'https://shop.test/?a=1&b=ü', 'https://acme.link/Offer', true,
   '2030-01-01T00:00:00Z', 'https://over.test', '2029-01-01T00:00:00Z', true, true, 'T', E'two\nlines', 'https://i.test',
   'https://v.test', 's', 'm', 'c', 't', 'o', true, true, 'https://ios.test', 'https://android.test',
   '{"DE": "https://de.test"}', '[{"url": "https://x.test", "percentage": 50}]', '2026-01-01T00:00:00Z',
   '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', 'user_gone', 'ws_a', 'fold_a', 'prog_1', 'pn_1', 'ext-1', 'tenant-1',
   true, 'note', '2026-01-05T00:00:00Z', 15, '2026-08-21T12:00:00Z', 1, '2026-08-22T00:00:00.000001Z', 1,
   '2026-08-23T00:00:00Z', 1, 4900, '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00Z'),
  ('link_a2', 'acme.link', 'offer', 'offer', '', 'https://acme.link/offer', false, null, null, null, false, false, null,
   null, null, null, null, null, null, null, null, false, false, null, null, null, null, null, null, null, null, 'ws_a',
   null, null, null, null, null, false, null, null, 0, null, 0, null, 0, null, 0, 0, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('link_b1', 'b.link', '_root', '_root', 'https://b.test', 'https://b.link', false, null, null, null, false, false, null,
   null, null, null, null, null, null, null, null, false, false, null, null, null, null, null, null, null, null, 'ws_b',
   null, null, null, null, null, false, null, null, 0, null, 0, null, 0, null, 0, 0, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('link_free', 'localhost:8080', 'Free', 'free', 'https://free.test', 'http://localhost:8080/Free', false, null, null,
   null, false, false, null, null, null, null, null, null, null, null, null, false, false, null, null, null, null, null,
   null, null, null, null, null, null, null, null, null, false, null, null, 0, null, 0, null, 0, null, 0, 0,
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into link_tags (link_id, tag_id, position) values ('link_a1', 'tag_2', 0), ('link_a1', 'tag_1', 1);
insert into dashboards (id, link_id, folder_id, project_id, user_id, show_conversions, do_index, created_at, updated_at)
values
  ('dash_a', 'link_a1', null, 'ws_a', 'user_a', false, true, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('dash_b', null, 'fold_b', 'ws_b', null, true, false, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into programs (id, project_id, name, slug, domain, url, logo, description, default_folder_id, default_group_id,
  primary_reward_event, min_payout_amount, payout_mode, terms_url, help_url, support_email, started_at, deactivated_at,
  created_at, updated_at)
values
  ('prog_1', 'ws_a', 'Acme Partners', 'acme', 'acme.link', 'https://shop.test/', 'https://acme.test/p.png', 'Earn',
   'fold_a', 'grp_1', 'lead', 1000, 'hybrid', 'https://acme.test/t', 'https://acme.test/h', 'help@acme.test',
   '2026-01-01T00:00:00Z', '2026-09-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  ('prog_2', 'ws_b', 'B', 'b', null, null, null, null, 'fold_b', 'grp_b1', 'sale', 0, 'external', null, null, null, null,
   null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into partner_groups (id, program_id, name, slug, color, logo, wordmark, brand_color, link_structure, additional_links,
  max_partner_links, holding_period_days, auto_approve_partners_enabled_at, utm_template_id, created_at, updated_at)
select 'grp_1', 'prog_1', 'Default Group', 'default', null, 'https://acme.test/l.png', 'https://acme.test/w.png', '#0f766e',
  'query', '[{"domain": "shop.test", "path": "", "validationMode": "domain"}]'::jsonb, 10, 30,
  '2026-01-03T00:00:00Z'::timestamptz, min(id), '2026-01-01T00:00:00Z'::timestamptz, '2026-01-01T00:00:00Z'::timestamptz
from utm_templates where project_id = 'ws_a';
insert into partner_groups (id, program_id, name, slug, color, created_at, updated_at) values
  ('grp_2', 'prog_1', 'Gold', 'gold', 'yellow', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('grp_b1', 'prog_2', 'Default Group', 'default', null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into group_default_links (id, group_id, url, created_at) values
  ('pgdl_1', 'grp_1', 'https://shop.test/', '2026-01-01T00:00:00Z'),
  ('pgdl_b1', 'grp_b1', 'https://b.test/', '2026-01-01T00:00:00Z');
insert into rewards (id, program_id, group_id, event, type, amount_in_cents, amount_in_percentage, max_duration,
  description, tooltip_description, modifiers, config, spend_limit_amount, spend_limit_interval, created_at, updated_at)
values
  ('rw_1', 'prog_1', 'grp_1', 'sale', 'percentage', null, 12.50, 12, 'An eighth', 'At length',
   '[{"operator": "AND", "conditions": [{"entity": "sale", "attribute": "amount", "operator": "greater_than", "value": 100}], "type": "flat", "amountInCents": 5}]',
   null, 5000, 'month', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  ('rw_2', 'prog_1', null, 'sale', 'flat', 500, null, 0, null, null, null, null, null, null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('rw_3', 'prog_1', 'grp_1', 'referral', 'flat', 700, null, null, null, null, null, '{"trigger": "partnerApproved"}', null,
   null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('rw_4', 'prog_1', 'grp_1', 'click', 'flat', 1, null, 0, null, null, null, null, null, null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('rw_5', 'prog_1', 'grp_1', 'lead', 'flat', 10, null, 0, null, null, null, null, null, null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z'),
  ('rw_b1', 'prog_2', 'grp_b1', 'lead', 'flat', 1, null, 0, null, null, null, null, null, null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z');
insert into discounts (id, program_id, group_id, amount, type, max_duration, description, coupon_id, coupon_test_id,
  provider, auto_provision_enabled_at, created_at, updated_at)
values
  ('disc_1', 'prog_1', 'grp_1', 500, 'flat', 3, 'Five off', 'co_1', 'co_t1', 'stripe', '2026-01-03T00:00:00Z',
   '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  ('disc_b1', 'prog_2', 'grp_b1', 10, 'percentage', null, null, null, null, 'custom', null, '2026-01-01T00:00:00Z',
   '2026-01-01T00:00:00Z');
insert into partners (id, name, username, email, image, description, country, company_name, profile_type, paypal_email,
  payouts_enabled_at, website, youtube, twitter, linkedin, instagram, tiktok, created_at, updated_at)
values
  ('pn_1', 'Pat', 'pat-abcd', 'Pat@p.test', 'https://p.test/pat.png', 'Reviews', 'DE', 'Pat Inc', 'company', 'pay@p.test',
   '2026-01-02T00:00:00Z', 'p.test', 'pat', 'pat', 'pat', 'pat', 'pat', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('pn_2', 'Quin', null, null, null, null, null, null, 'individual', null, null, null, null, null, null, null, null,
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  ('pn_b1', 'Bea', null, 'bea@b.test', null, null, null, null, 'individual', null, null, null, null, null, null, null,
   null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into program_enrollments (id, partner_id, program_id, tenant_id, group_id, click_reward_id, lead_reward_id,
  sale_reward_id, referral_reward_id, discount_id, status, banned_at, banned_reason, ended_at, created_at, updated_at)
values
  ('pge_1', 'pn_1', 'prog_1', 'tenant-1', 'grp_1', 'rw_4', 'rw_5', 'rw_1', 'rw_3', 'disc_1', 'approved',
   null, null, null, '2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00Z'),
  ('pge_2', 'pn_2', 'prog_1', null, null, null, null, null, null, null, 'banned', '2026-01-03T00:00:00Z', 'spam',
   '2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z'),
  ('pge_b1', 'pn_b1', 'prog_2', null, 'grp_b1', null, null, null, null, null, 'approved', null, null, null,
   '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into partner_default_links (link_id, default_link_id) values ('link_a1', 'pgdl_1');
insert into discount_codes (id, program_id, code, discount_id, partner_id, link_id, disabled_at, created_at) values
  ('dcode_1', 'prog_1', 'Pat10off', 'disc_1', 'pn_1', 'link_a1', '2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z');
insert into currency_rates (currency, per_euro, published, source, loaded_at) values
  ('USD', 1.1050, '2026-08-20', 'ecb', '2026-08-21T00:00:00Z');
insert into removals (workspace_id, at) values ('ws_1GONE', '2026-08-20T10:00:00Z');
insert into customers (id, project_id, external_id, name, email, avatar, country, click_id, click, clicked_at, link_id,
  program_id, partner_id, stripe_customer_id, sales, sale_amount, first_sale_at, subscription_canceled_at, introduced_at,
  subscribed_at, created_at, updated_at)
values
  ('cus_a', 'ws_a', '42', 'Cleo', 'cleo@c.test', 'https://app.test/images/img_c', 'DE', 'click00000000001',
   '{"clickId": "click00000000001", "place": {"country": "DE"}}', '2026-08-21T12:00:00Z', 'link_a1', 'prog_1', 'pn_1',
   'cus_stripe', 1, 4900, '2026-08-23T00:00:00Z', '2026-09-01T00:00:00Z', '2026-08-22T00:00:00Z',
   '2026-08-23T00:00:00Z', '2026-08-22T00:00:00Z', '2026-08-22T00:00:00Z'),
  ('cus_b', 'ws_b', '42', null, null, null, null, null, null, null, null, null, null, null, 0, 0, null, null, null, null,
   '2026-08-22T00:00:00Z', '2026-08-22T00:00:00Z');
insert into images (id, project_id, link_id, customer_id, content_type, bytes, uploaded, created_at) values
  ('img_0', null, null, null, 'image/png', '\x89504e47', false, '2026-01-01T00:00:00Z'),
  ('img_a', 'ws_a', 'link_a1', null, 'image/png', '\x89504e470d0a1a0a00ff', false, '2026-01-01T00:00:00Z'),
  ('img_c', 'ws_a', null, 'cus_a', 'image/jpeg', '\xffd8', false, '2026-01-01T00:00:00Z'),
  ('img_u', 'ws_a', null, null, 'image/png', '\x89504e47', true, '2026-01-01T00:00:00Z');
insert into lead_claims (project_id, claim, claimed_at) values ('ws_a', 'hash', '2026-08-22T00:00:00Z');
insert into leads (project_id, event_ids, event_name, customer_id, link_id, click, metadata, source_key, created_at) values
  ('ws_b', '{LeadB00000000001}', 'Sign up', 'cus_b', 'link_b1', '{"clickId": "c"}', '', null, '2026-08-22T01:00:00Z'),
  ('ws_a', '{LeadA00000000001,LeadA00000000002}', 'Sign up', 'cus_a', 'link_a1', '{"clickId": "click00000000001"}',
   '{"a":"\\u0000 as text"}', 'sub_1', '2026-08-22T00:00:00.000001Z');
insert into sales (project_id, event_id, event_name, customer_id, link_id, lead_id, payment_processor, amount,
  reported_amount, reported_currency, gross_amount, rate, rate_date, rate_source, invoice_id, metadata, answer, created_at)
select 'ws_a', 'SaleA00000000001', 'Purchase', 'cus_a', 'link_a1', id, 'stripe', 4900, 4434, 'eur', 5000, 1.1050,
  '2026-08-22', 'ecb', 'in_1', '{"b":2}', '{"eventName":"Purchase"}', '2026-08-23T00:00:00Z'
from leads where project_id = 'ws_a';
insert into payment_aliases (project_id, alias, invoice_id) values ('ws_a', 'ch_1', 'in_1');
insert into refunds (project_id, provider, refund_key, payment, amount, currency, payment_amount, created_at) values
  ('ws_a', 'stripe', 'ch_1', 'ch_1', 100, 'eur', 4434, '2026-08-24T00:00:00Z');
insert into connections (id, project_id, provider, account, settings, secrets, created_at, updated_at) values
  ('conn_a', 'ws_a', 'stripe', 'acct_1', '{"mode": "free"}', '', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into parked_events (project_id, provider, event_key, subject, body, attempts, due_at, expires_at) values
  ('ws_a', 'stripe', 'evt_1', 'cus_9', '', 2, '2026-08-24T00:00:00Z', '2026-08-27T00:00:00Z');
insert into shopify_checkouts (token, click_id, created_at) values ('t1', 'click00000000001', '2026-08-24T00:00:00Z');
insert into webhooks (id, project_id, user_id, name, url, secret, triggers, link_scope, installation_id,
  consecutive_failures, last_failed_at, disabled_at, created_at, updated_at)
values ('wh_a', 'ws_a', 'user_a', 'Hook', 'https://hook.test', '', '{link.clicked,lead.created}', 'links', 'inst_a', 3,
  '2026-08-24T00:00:00Z', '2026-08-25T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
insert into webhook_links (webhook_id, link_id) values ('wh_a', 'link_a2'), ('wh_a', 'link_a1');
insert into webhook_folders (webhook_id, folder_id) values ('wh_a', 'fold_a');
insert into commissions (id, program_id, partner_id, reward_id, link_id, customer_id, event_id, invoice_id, type, description,
  amount, quantity, earnings, currency, status, user_id, created_at, updated_at)
values ('cm_a', 'prog_1', 'pn_1', 'rw_1', 'link_a1', 'cus_a', 'SaleA00000000001', 'in_1', 'sale', 'Capped', 3900, 2, 780,
  'eur', 'fraud', 'user_a', '2026-08-23T00:00:00Z', '2026-08-25T00:00:00Z');
insert into commission_entries (commission_id, kind, amount, earnings, status, arithmetic, reward, user_id, created_at)
values
  ('cm_a', 'earned', 4900, 980, 'pending', '20 % of 4900', '{"id": "rw_1", "amountInPercentage": 20.00}', null,
   '2026-08-23T00:00:00Z'),
  ('cm_a', 'corrected', 3900, 780, 'pending', '20 % of 3900', null, 'user_a', '2026-08-25T00:00:00Z'),
  ('cm_a', 'decided', 3900, 780, 'fraud', 'was pending', null, 'user_a', '2026-08-25T00:00:00Z')
