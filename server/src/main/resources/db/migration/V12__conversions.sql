-- Visitors who became customers: whom conversions belong to (E).
create table customers (
  id                       text primary key,
  project_id               text        not null references workspaces on delete cascade,
  -- Its id with whoever reports conversions.
  external_id              text        not null,
  name                     text,
  email                    text,
  avatar                   text,
  country                  text,
  -- The first touch: the click, with a copy of it as JSON, and the link it was on. Both may be gone by now.
  click_id                 text,
  click                    jsonb,
  clicked_at               timestamptz,
  link_id                  text,
  program_id               text,
  partner_id               text,
  stripe_customer_id       text,
  -- Folds of its sales, changed in the transactions that record them.
  sales                    bigint      not null default 0,
  sale_amount              bigint      not null default 0,
  first_sale_at            timestamptz,
  subscription_canceled_at timestamptz,
  created_at               timestamptz not null,
  updated_at               timestamptz not null
);
create unique index customers_external_id on customers (project_id, external_id);
create unique index customers_stripe_customer on customers (stripe_customer_id) where stripe_customer_id is not null;
create index customers_project_created on customers (project_id, created_at desc, id desc);
create index customers_project_id on customers (project_id, id desc);
create index customers_project_link on customers (project_id, link_id);
create index customers_project_email on customers (project_id, email);
create index customers_search on customers using gin (project_id, name gin_trgm_ops, email gin_trgm_ops);

-- Which leads are counted already (D2.3): a hash of customer and event name.
create table lead_claims (
  project_id text        not null references workspaces on delete cascade,
  claim      text        not null,
  claimed_at timestamptz not null,
  primary key (project_id, claim)
);
create index lead_claims_age on lead_claims (claimed_at);

-- What was reported, with a copy of the click it came from. Kept although events have it too: sales find their lead here, and
-- what the event store does not have yet is handed over from here. Customers and links may be gone by now.
create table leads (
  id          bigint generated always as identity primary key,
  project_id  text        not null references workspaces on delete cascade,
  -- One for each that was reported together.
  event_ids   text[]      not null,
  event_name  text        not null,
  customer_id text        not null,
  link_id     text        not null,
  click       jsonb       not null,
  -- A JSON object, or empty.
  metadata    text        not null,
  stored      boolean     not null default false,
  created_at  timestamptz not null
);
create index leads_customer on leads (customer_id, id desc);
create index leads_project on leads (project_id);
create index leads_unstored on leads (id) where not stored;

create table sales (
  id                bigint generated always as identity primary key,
  project_id        text        not null references workspaces on delete cascade,
  event_id          text        not null,
  event_name        text        not null,
  customer_id       text        not null,
  link_id           text        not null,
  -- Whose click it came from.
  lead_id           bigint      not null references leads on delete cascade,
  payment_processor text        not null,
  -- In cents of US dollars, and as it was reported (decision 12).
  amount            bigint      not null,
  reported_amount   bigint      not null,
  reported_currency text        not null,
  -- Dollars for one unit of the reported currency; null if that is dollars.
  rate              numeric,
  rate_date         date,
  rate_source       text,
  invoice_id        text,
  metadata          text        not null,
  -- What the report was answered, for its repetitions.
  answer            text        not null,
  stored            boolean     not null default false,
  created_at        timestamptz not null
);
-- An invoice is paid once, whoever reports it.
create unique index sales_invoice on sales (project_id, invoice_id) where invoice_id is not null;
create index sales_customer_link on sales (customer_id, link_id);
create index sales_lead on sales (lead_id);
create index sales_project on sales (project_id);
create index sales_unstored on sales (id) where not stored;

alter table links add column last_lead_at timestamptz, add column last_conversion_at timestamptz;

-- How much of a currency is one euro.
create table currency_rates (
  currency  text        primary key,
  per_euro  numeric     not null check (per_euro > 0),
  published date        not null,
  source    text        not null,
  loaded_at timestamptz not null
);
