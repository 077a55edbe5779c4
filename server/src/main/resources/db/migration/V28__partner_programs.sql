-- Partner programs: who brings customers, for what reward, and what they have earned (partners A).

-- A workspace has one at most (A1).
create table programs (
  id                   text primary key,
  project_id           text        not null unique references workspaces on delete cascade,
  name                 text        not null,
  slug                 text        not null,
  -- The short domain and the destination of partners' links; null until they are chosen.
  domain               text,
  url                  text,
  logo                 text,
  description          text,
  default_folder_id    text        not null,
  default_group_id     text        not null,
  primary_reward_event text        not null default 'sale' check (primary_reward_event in ('click', 'lead', 'sale', 'referral')),
  min_payout_amount    bigint      not null default 0 check (min_payout_amount >= 0),
  payout_mode          text        not null default 'external' check (payout_mode in ('internal', 'hybrid', 'external')),
  terms_url            text,
  help_url             text,
  support_email        text,
  started_at           timestamptz,
  deactivated_at       timestamptz,
  created_at           timestamptz not null,
  updated_at           timestamptz not null
);
create unique index programs_slug on programs (slug);

-- People who bring customers: one account for all programs of the server (A2).
create table partners (
  id                 text primary key,
  name               text        not null,
  username           text,
  email              text,
  image              text,
  description        text,
  country            text,
  company_name       text,
  profile_type       text        not null default 'individual' check (profile_type in ('individual', 'company')),
  paypal_email       text,
  payouts_enabled_at timestamptz,
  website            text,
  youtube            text,
  twitter            text,
  linkedin           text,
  instagram          text,
  tiktok             text,
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);
create unique index partners_username on partners (username) where username is not null;
create unique index partners_email on partners (lower(email)) where email is not null;

-- Partners of a program who have the same rewards (A4).
create table partner_groups (
  id                            text primary key,
  program_id                    text        not null references programs on delete cascade,
  name                          text        not null,
  slug                          text        not null,
  color                         text,
  logo                          text,
  wordmark                      text,
  brand_color                   text,
  link_structure                text        not null default 'short' check (link_structure in ('short', 'query', 'path')),
  -- A list of {domain, path, validationMode}.
  additional_links              jsonb,
  max_partner_links             int         not null default 0 check (max_partner_links >= 0),
  holding_period_days           int         not null default 0 check (holding_period_days in (0, 7, 14, 30, 60, 90)),
  auto_approve_partners_enabled_at timestamptz,
  utm_template_id               text references utm_templates on delete set null,
  created_at                    timestamptz not null,
  updated_at                    timestamptz not null
);
create unique index partner_groups_slug on partner_groups (program_id, slug);
create index partner_groups_utm on partner_groups (utm_template_id) where utm_template_id is not null;

-- Links that every partner of a group gets.
create table group_default_links (
  id         text primary key,
  group_id   text        not null references partner_groups on delete cascade,
  url        text        not null,
  created_at timestamptz not null
);
create unique index group_default_links_url on group_default_links (group_id, url);

-- What is paid for a click, a lead or a sale (A5). Never deleted where something was earned by it, only taken out of use.
create table rewards (
  id                    text primary key,
  program_id            text        not null references programs on delete cascade,
  -- Null when it is out of use.
  group_id              text references partner_groups on delete set null,
  event                 text        not null check (event in ('click', 'lead', 'sale', 'referral')),
  type                  text        not null check (type in ('percentage', 'flat')),
  -- Cents of US dollars for a flat reward, percent for the other.
  amount_in_cents       bigint      check (amount_in_cents between 0 and 99999999),
  amount_in_percentage  numeric(5, 2) check (amount_in_percentage between 0 and 100),
  -- Months from a customer's first sale; 0 for that sale alone, null for ever.
  max_duration          int         check (max_duration between 0 and 600),
  description           text,
  tooltip_description   text,
  -- A list of condition groups (A6).
  modifiers             jsonb,
  -- What a referral reward is for.
  config                jsonb,
  spend_limit_amount    bigint      check (spend_limit_amount between 1 and 99999999),
  spend_limit_interval  text        check (spend_limit_interval in ('allTime', 'day', 'week', 'month')),
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  check ((type = 'flat') = (amount_in_cents is not null)),
  check ((type = 'percentage') = (amount_in_percentage is not null)),
  check ((spend_limit_amount is null) = (spend_limit_interval is null))
);
create unique index rewards_group_event on rewards (group_id, event) where group_id is not null;
create index rewards_program on rewards (program_id);

-- What customers of partners pay less (A7).
create table discounts (
  id                        text primary key,
  program_id                text        not null references programs on delete cascade,
  group_id                  text unique references partner_groups on delete set null,
  amount                    bigint      not null check (amount >= 0),
  type                      text        not null default 'percentage' check (type in ('percentage', 'flat')),
  max_duration              int         check (max_duration between 0 and 600),
  description               text,
  coupon_id                 text,
  coupon_test_id            text,
  provider                  text        not null default 'custom' check (provider in ('stripe', 'shopify', 'custom')),
  auto_provision_enabled_at timestamptz,
  created_at                timestamptz not null,
  updated_at                timestamptz not null
);
create index discounts_program on discounts (program_id);

-- Partners in a program (A3). The engine reads the rewards that are written here, not the group's.
create table program_enrollments (
  id                             text primary key,
  partner_id                     text        not null references partners,
  program_id                     text        not null references programs on delete cascade,
  tenant_id                      text,
  group_id                       text references partner_groups on delete set null,
  click_reward_id                text references rewards on delete set null,
  lead_reward_id                 text references rewards on delete set null,
  sale_reward_id                 text references rewards on delete set null,
  referral_reward_id             text references rewards on delete set null,
  discount_id                    text references discounts on delete set null,
  status                         text        not null check (
    status in ('pending', 'approved', 'rejected', 'invited', 'declined', 'deactivated', 'banned', 'archived')),
  banned_at                      timestamptz,
  banned_reason                  text,
  -- When the partner was banned or deactivated, which is when their links ended.
  ended_at                       timestamptz,
  created_at                     timestamptz not null,
  updated_at                     timestamptz not null
);
create unique index program_enrollments_partner on program_enrollments (program_id, partner_id);
create unique index program_enrollments_tenant on program_enrollments (program_id, tenant_id) where tenant_id is not null;
create index program_enrollments_of_partner on program_enrollments (partner_id);
create index program_enrollments_group on program_enrollments (group_id);

-- Which of a partner's links stand for which of their group's.
create table partner_default_links (
  link_id         text primary key references links on delete cascade,
  default_link_id text not null references group_default_links on delete cascade
);
create index partner_default_links_of on partner_default_links (default_link_id);
create index links_of_partners on links (program_id, partner_id) where partner_id is not null;

-- Codes by which customers of a partner get their discount, and by which they are known to be the partner's (A7).
create table discount_codes (
  id          text primary key,
  program_id  text        not null references programs on delete cascade,
  code        text        not null,
  discount_id text        not null references discounts on delete cascade,
  partner_id  text        not null references partners,
  link_id     text        not null unique references links on delete cascade,
  disabled_at timestamptz,
  created_at  timestamptz not null
);
create unique index discount_codes_code on discount_codes (program_id, lower(code));
create index discount_codes_discount on discount_codes (discount_id);

-- What partners have earned, as it stands: the fold of commission_entries (A8).
create table commissions (
  id          text primary key,
  program_id  text        not null references programs on delete cascade,
  partner_id  text        not null references partners,
  reward_id   text references rewards on delete set null,
  -- They may be gone by now.
  link_id     text,
  customer_id text,
  event_id    text,
  invoice_id  text,
  type        text        not null check (type in ('click', 'lead', 'sale', 'referral', 'custom')),
  description text,
  -- In cents of US dollars, like the earnings, which are negative for what is taken back.
  amount      bigint      not null,
  quantity    bigint      not null,
  earnings    bigint      not null,
  currency    text        not null default 'usd',
  status      text        not null check (
    status in ('pending', 'hold', 'processed', 'paid', 'refunded', 'duplicate', 'fraud', 'canceled')),
  user_id     text,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create unique index commissions_event on commissions (event_id) where event_id is not null;
create unique index commissions_invoice on commissions (program_id, invoice_id) where invoice_id is not null;
create index commissions_created on commissions (program_id, created_at desc, id desc);
create index commissions_id on commissions (program_id, id desc);
create index commissions_reward on commissions (reward_id) where reward_id is not null;
create index commissions_pair on commissions (partner_id, customer_id, type, created_at);

-- The ledger: nothing in it is ever changed (decision 12).
create table commission_entries (
  id            bigint generated always as identity primary key,
  commission_id text        not null references commissions on delete cascade,
  -- Of what the entry is: earned, refunded, corrected, banned and the like.
  kind          text        not null,
  -- What the commission is after the entry.
  amount        bigint      not null,
  earnings      bigint      not null,
  status        text        not null,
  -- How the earnings came about, as in 20 % of 4900.
  arithmetic    text        not null,
  -- The reward as it was then, with what its conditions made of it; null if there was none.
  reward        jsonb,
  -- Who did it, if a person did.
  user_id       text,
  created_at    timestamptz not null
);
create index commission_entries_commission on commission_entries (commission_id, id);
