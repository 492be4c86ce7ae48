-- times a practitioner receives nobody: break, training, leave
create table blocked_time (
	id uuid not null,
	practitioner_id uuid not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	reason text not null,
	created_at timestamptz not null,
	constraint pk_blocked_time primary key (id),
	constraint fk_blocked_time_practitioner foreign key (practitioner_id) references practitioner (id),
	constraint ck_blocked_time_times check (starts_at < ends_at)
);

create index ix_blocked_time_practitioner on blocked_time (practitioner_id, ends_at);
create index ix_blocked_time_ends_at on blocked_time (ends_at);
