-- what a cause made is looked up whenever the cause is settled
create index ix_task_cause on task (cause_type, cause_id) where state = 'OPEN';
