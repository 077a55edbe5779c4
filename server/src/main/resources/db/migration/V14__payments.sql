-- Payments that other systems tell of, and what they take back.

-- Whoever knows another workspace's customers with Stripe must not be able to claim them.
drop index customers_stripe_customer;
create unique index customers_stripe_customer on customers (project_id, stripe_customer_id)
  where stripe_customer_id is not null;

-- When somebody last said who they are, and when they last subscribed: news can come in any order.
alter table customers
  add column introduced_at timestamptz,
  add column subscribed_at timestamptz;

-- What a lead was made of elsewhere, such as a subscription: it is a lead once, and for ever.
alter table leads add column source_key text;
create unique index leads_source on leads (project_id, source_key) where source_key is not null;

-- All that was paid, taxes included, in minor units of the reported currency; null if not known.
alter table sales add column gross_amount bigint check (gross_amount > 0);

-- Other names of what is in sales.invoice_id: payments, charges, orders.
create table payment_aliases (
  project_id text not null references workspaces on delete cascade,
  alias      text not null,
  invoice_id text not null,
  primary key (project_id, alias)
);
create index payment_aliases_invoice on payment_aliases (project_id, invoice_id);

-- What was paid back. It may be told before the sale it belongs to, so it names its payment only.
create table refunds (
  id             bigint generated always as identity primary key,
  project_id     text        not null references workspaces on delete cascade,
  provider       text        not null,
  -- The refund's own id there, or that of what it is summed up by.
  refund_key     text        not null,
  -- An invoice or an alias of one.
  payment        text        not null,
  -- In minor units; of several of one key the largest, because providers sum up.
  amount         bigint      not null check (amount >= 0),
  currency       text        not null,
  -- What had been paid, taxes included; null if not known.
  payment_amount bigint      check (payment_amount > 0),
  created_at     timestamptz not null
);
create unique index refunds_key on refunds (project_id, provider, refund_key);
create index refunds_payment on refunds (project_id, payment);

-- How much of a sale was paid back, in cents of US dollars: the same share as of what was paid.
create view sale_refunds as
select s.id as sale_id, s.project_id, s.invoice_id, s.amount,
       least(
         s.amount,
         round(
           coalesce(
             sum(
               case
                 when upper(r.currency) = upper(s.reported_currency)
                 then s.amount::numeric * r.amount
                      / coalesce(s.gross_amount, greatest(s.reported_amount, r.payment_amount))
                 when r.payment_amount is not null
                 then s.amount::numeric * r.amount / r.payment_amount
                 else 0
               end),
             0)))::bigint as refunded
from sales s
left join lateral (
  select f.*
  from (
    select s.invoice_id as payment
    union
    select a.alias from payment_aliases a
    where a.project_id = s.project_id and a.invoice_id = s.invoice_id
  ) names
  join refunds f on f.project_id = s.project_id and f.payment = names.payment
) r on true
where s.invoice_id is not null
group by s.id;

-- Systems that a workspace has connected.
create table connections (
  id         text        primary key,
  project_id text        not null references workspaces on delete cascade,
  provider   text        not null,
  -- What the provider calls the workspace: several may claim the same, secrets tell who is right.
  account    text,
  settings   jsonb       not null,
  -- A JSON object of texts, sealed.
  secrets    bytea       not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index connections_single on connections (project_id, provider)
  where provider <> 'inbound';
create index connections_project on connections (project_id);
create index connections_account on connections (provider, account);

-- What was told and cannot be recorded yet, because something else has to be told first.
create table parked_events (
  id         bigint generated always as identity primary key,
  project_id text        not null references workspaces on delete cascade,
  provider   text        not null,
  event_key  text        not null,
  -- Whom it waits for.
  subject    text        not null,
  body       bytea       not null,
  attempts   int         not null default 0,
  due_at     timestamptz not null,
  expires_at timestamptz not null
);
create unique index parked_events_key on parked_events (project_id, provider, event_key);
create index parked_events_due on parked_events (due_at);
create index parked_events_subject on parked_events (provider, subject, project_id);

-- Which click led to a checkout of a Shopify store; empty if none did.
create table shopify_checkouts (
  token      text        primary key,
  click_id   text        not null,
  created_at timestamptz not null
);
create index shopify_checkouts_age on shopify_checkouts (created_at);
