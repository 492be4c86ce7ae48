-- What was open for a stay is found by how its cause begins, whatever the database's language.
drop index ix_task_cause;
create index ix_task_cause on task (cause_type, cause_id collate "C") where state = 'OPEN';
