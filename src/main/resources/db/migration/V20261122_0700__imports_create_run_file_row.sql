-- one file that was brought in: what it was understood as, and how far it got
create table import_run (
	id uuid not null,
	kind text not null,
	state text not null,
	file_name text not null,
	encoding text not null,
	delimiter text,
	sheet text,
	header_row int not null,
	mapping text not null,
	on_duplicate text not null,
	options text not null,
	row_count int not null,
	create_count int not null,
	update_count int not null,
	duplicate_count int not null,
	refused_count int not null,
	done_count int not null,
	kept_count int not null,
	undoing boolean not null,
	cancel_asked boolean not null,
	staff_id uuid not null,
	uploaded_at timestamptz not null,
	applied_at timestamptz,
	finished_at timestamptz,
	version bigint not null,
	constraint pk_import_run primary key (id),
	constraint fk_import_run_staff foreign key (staff_id) references staff_user (id),
	constraint ck_import_run_kind check (kind in ('PATIENTS', 'SERVICES', 'BALANCES', 'VISITS')),
	constraint ck_import_run_state check (state in ('PREVIEWED', 'RUNNING', 'APPLIED', 'UNDONE', 'CANCELLED', 'FAILED'))
);

-- the file itself, so that it can be read again with another mapping
create table import_file (
	import_id uuid not null,
	content bytea not null,
	constraint pk_import_file primary key (import_id),
	constraint fk_import_file_run foreign key (import_id) references import_run (id) on delete cascade
);

alter table import_file alter column content set storage external;

create table import_row (
	import_id uuid not null,
	row_number int not null,
	action text not null,
	state text not null,
	cells text[] not null,
	row_values jsonb not null,
	reasons jsonb not null,
	match_id uuid,
	match_row int,
	line_key text,
	turn smallint not null,
	referred boolean not null,
	result_id uuid,
	undo_values jsonb,
	constraint pk_import_row primary key (import_id, row_number),
	constraint fk_import_row_run foreign key (import_id) references import_run (id) on delete cascade,
	constraint ck_import_row_action check (action in ('CREATE', 'UPDATE', 'DUPLICATE', 'REFUSED')),
	constraint ck_import_row_state check (state in ('WAITING', 'DONE', 'UNDONE', 'KEPT', 'LEFT'))
);

create index ix_import_row_action on import_row (import_id, action, row_number);
create index ix_import_row_state on import_row (import_id, state, turn, row_number);
create index ix_import_row_referred on import_row (import_id, row_number) where referred;
create index ix_import_row_card on import_row (import_id, (row_values ->> 'cardNumber'));
create index ix_import_row_result on import_row (result_id) where result_id is not null;

-- the same balance or visit line is taken once, over all imports, until it is undone
create unique index uq_import_row_line on import_row (line_key) where line_key is not null and state in ('DONE', 'KEPT');
