-- A/B tests that are over: which completion date has been acted on, so that each is acted on once and a new date counts
-- again (RED-35).
alter table links add column test_concluded_for timestamptz;

create index links_tests_to_conclude on links (test_completed_at)
  where test_variants is not null and test_completed_at is distinct from test_concluded_for;
