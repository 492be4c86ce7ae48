-- what a listener has not finished is looked for every minute
create index ix_event_publication_waiting on event_publication (publication_date) where completion_date is null;
