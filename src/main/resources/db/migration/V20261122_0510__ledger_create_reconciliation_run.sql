create table reconciliation_run (
	id uuid not null,
	at timestamptz not null,
	staff_id uuid not null,
	took_millis bigint not null,
	counts jsonb not null,
	findings jsonb not null,
	finding_count integer not null,
	constraint pk_reconciliation_run primary key (id),
	constraint fk_reconciliation_run_staff foreign key (staff_id) references staff_user (id)
);

create index ix_reconciliation_run_at on reconciliation_run (at desc);
