create table task (
	id uuid not null,
	title text not null,
	details text,
	patient_id uuid,
	assignee_id uuid,
	due_at timestamptz,
	kind text not null,
	state text not null,
	cause_type text,
	cause_id text,
	created_at timestamptz not null,
	created_by uuid not null,
	done_at timestamptz,
	done_by uuid,
	version bigint not null default 0,
	constraint pk_task primary key (id),
	constraint uq_task_cause unique (kind, cause_type, cause_id),
	constraint fk_task_patient foreign key (patient_id) references patient (id),
	constraint fk_task_assignee foreign key (assignee_id) references staff_user (id),
	constraint fk_task_created_by foreign key (created_by) references staff_user (id),
	constraint fk_task_done_by foreign key (done_by) references staff_user (id)
);

create index ix_task_open on task (coalesce(due_at, 'infinity'), id) where state = 'OPEN';
create index ix_task_assignee on task (assignee_id, coalesce(due_at, 'infinity'), id) where state = 'OPEN';
create index ix_task_done on task (done_at desc, id desc) where state = 'DONE';
create index ix_task_patient on task (patient_id, created_at desc, id desc);
