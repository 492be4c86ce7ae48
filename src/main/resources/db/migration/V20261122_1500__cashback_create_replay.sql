-- what past receipts would have earned under a rule; only what was replayed is switched on without a reason
create table cashback_replay (
	id uuid not null,
	rule_id uuid not null,
	version int not null,
	terms jsonb not null,
	from_day date not null,
	to_day date not null,
	state text not null,
	done bigint not null,
	total bigint not null,
	cancel_asked boolean not null,
	result jsonb,
	requested_by uuid not null,
	requested_at timestamptz not null,
	finished_at timestamptz,
	constraint pk_cashback_replay primary key (id),
	constraint fk_cashback_replay_rule foreign key (rule_id) references cashback_rule (id),
	constraint fk_cashback_replay_requested_by foreign key (requested_by) references staff_user (id),
	constraint ck_cashback_replay_state check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
	constraint ck_cashback_replay_days check (from_day <= to_day),
	constraint ck_cashback_replay_result check ((state = 'DONE') = (result is not null))
);

create index ix_cashback_replay_rule on cashback_replay (rule_id, requested_at desc);

-- who would have got more or less than under the rules of that day
create table cashback_replay_patient (
	replay_id uuid not null,
	patient_id uuid not null,
	receipts int not null,
	before numeric(19, 4) not null,
	after numeric(19, 4) not null,
	difference numeric(19, 4) not null,
	constraint pk_cashback_replay_patient primary key (replay_id, patient_id),
	constraint fk_cashback_replay_patient_replay foreign key (replay_id) references cashback_replay (id) on delete cascade,
	constraint fk_cashback_replay_patient_patient foreign key (patient_id) references patient (id)
);

create index ix_cashback_replay_patient_difference on cashback_replay_patient (replay_id, difference, patient_id);
create index ix_cashback_replay_patient_patient on cashback_replay_patient (patient_id);

-- receipts close below an edge where more is given, or beyond one where less is
create table cashback_replay_cliff (
	replay_id uuid not null,
	edge numeric(19, 4) not null,
	kind text not null,
	receipt_id uuid not null,
	patient_id uuid not null,
	tested numeric(19, 4) not null,
	difference numeric(19, 4) not null,
	constraint pk_cashback_replay_cliff primary key (replay_id, edge, kind, receipt_id),
	constraint fk_cashback_replay_cliff_replay foreign key (replay_id) references cashback_replay (id) on delete cascade,
	constraint fk_cashback_replay_cliff_receipt foreign key (receipt_id) references receipt (id) on delete cascade,
	constraint ck_cashback_replay_cliff_kind check (kind in ('SHORT', 'DROP'))
);
