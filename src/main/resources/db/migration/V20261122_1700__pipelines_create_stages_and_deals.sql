-- the stages of the four pipelines; name, task and messages are null where the shipped, translated text is used
create table pipeline_stage (
	pipeline text not null,
	code text not null,
	position int not null,
	own boolean not null,
	ending text,
	name text,
	stall_minutes int,
	task text,
	messages jsonb not null default '{}',
	required_fields text[] not null default '{}',
	version bigint not null default 0,
	constraint pk_pipeline_stage primary key (pipeline, code),
	constraint uq_pipeline_stage_position unique (pipeline, position) deferrable initially deferred,
	constraint ck_pipeline_stage_pipeline check (pipeline in ('APPOINTMENTS', 'PATIENT_BASE', 'COORDINATION', 'REACTIVATION')),
	constraint ck_pipeline_stage_ending check (ending in ('SUCCESS', 'REFUSAL')),
	constraint ck_pipeline_stage_stall_minutes check (stall_minutes > 0)
);

-- stall limits in minutes of working time; a day of work counts as 8 hours
insert into pipeline_stage (pipeline, code, position, own, ending, stall_minutes) values
	('APPOINTMENTS', 'NEW', 1, false, null, 15),
	('APPOINTMENTS', 'IN_WORK', 2, false, null, 240),
	('APPOINTMENTS', 'CHOOSING_TIME', 3, false, null, 960),
	('APPOINTMENTS', 'BOOKED', 4, false, null, null),
	('APPOINTMENTS', 'CONFIRMED', 5, false, null, null),
	('APPOINTMENTS', 'CAME', 6, false, 'SUCCESS', null),
	('APPOINTMENTS', 'NO_SHOW', 7, false, 'REFUSAL', null),
	('PATIENT_BASE', 'UNDER_TREATMENT', 1, false, null, null),
	('PATIENT_BASE', 'BASE', 2, false, null, null),
	('PATIENT_BASE', 'NEEDS_ATTENTION', 3, false, null, 60),
	('PATIENT_BASE', 'IN_WORK', 4, false, null, 480),
	('PATIENT_BASE', 'CHOOSING_TIME', 5, false, 'SUCCESS', null),
	('PATIENT_BASE', 'REFUSED', 6, false, 'REFUSAL', null),
	('COORDINATION', 'TO_WORK_THROUGH', 1, false, null, 1440),
	('COORDINATION', 'IN_WORK', 2, false, null, 1440),
	('COORDINATION', 'PLAN_DRAWN_UP', 3, false, null, 1440),
	('COORDINATION', 'PLAN_AGREED', 4, false, null, 1440),
	('COORDINATION', 'PRESENTED', 5, false, null, 1440),
	('COORDINATION', 'CONSENT_RECEIVED', 6, false, null, 1440),
	('COORDINATION', 'CONTRACT_SIGNED', 7, false, 'SUCCESS', null),
	('COORDINATION', 'REFUSED', 8, false, 'REFUSAL', null),
	('REACTIVATION', 'NEVER_VISITED', 1, false, null, null),
	('REACTIVATION', 'HAD_VISITED', 2, false, null, null),
	('REACTIVATION', 'SHOWED_ACTIVITY', 3, false, null, 60),
	('REACTIVATION', 'IN_WORK', 4, false, null, 480),
	('REACTIVATION', 'CHOOSING_TIME', 5, false, 'SUCCESS', null),
	('REACTIVATION', 'REFUSED', 6, false, 'REFUSAL', null);

create table deal (
	id uuid not null,
	pipeline text not null,
	stage text not null,
	patient_id uuid not null,
	title text,
	amount numeric(19, 4),
	amount_typed boolean not null,
	responsible_id uuid,
	branch_id uuid,
	practitioner_id uuid,
	service_id uuid,
	appointment_id uuid,
	starts_at timestamptz,
	visit_type text,
	visit_type_reason text,
	comment text,
	refusal_reason text,
	source text,
	source_detail text,
	utm jsonb not null,
	parent_id uuid,
	plan_id uuid,
	open boolean not null,
	outcome text,
	-- how often the patient asked for it again, and whether somebody should look now
	requests int not null,
	attention boolean not null,
	last_contact_at timestamptz,
	-- the move that brought it where it stands
	move_id uuid not null,
	stage_entered jsonb not null,
	stage_entered_at timestamptz not null,
	due_at timestamptz,
	stall_at timestamptz,
	stall_pending boolean not null,
	snoozed_until timestamptz,
	snooze_reason text,
	rank_at timestamptz not null,
	created_at timestamptz not null,
	created_by uuid not null,
	closed_at timestamptz,
	version bigint not null,
	constraint pk_deal primary key (id),
	constraint fk_deal_stage foreign key (pipeline, stage) references pipeline_stage (pipeline, code),
	constraint fk_deal_patient foreign key (patient_id) references patient (id) on delete cascade,
	constraint fk_deal_responsible foreign key (responsible_id) references staff_user (id),
	constraint fk_deal_branch foreign key (branch_id) references branch (id),
	constraint fk_deal_practitioner foreign key (practitioner_id) references practitioner (id),
	constraint fk_deal_service foreign key (service_id) references service (id),
	constraint fk_deal_appointment foreign key (appointment_id) references appointment (id),
	constraint fk_deal_parent foreign key (parent_id) references deal (id) on delete set null,
	constraint fk_deal_created_by foreign key (created_by) references staff_user (id),
	constraint ck_deal_outcome check (outcome in ('SUCCESS', 'REFUSAL', 'TAKEN_BACK')),
	constraint ck_deal_closed check (open = (closed_at is null) and open = (outcome is null)),
	constraint ck_deal_refusal check (outcome <> 'REFUSAL' or refusal_reason is not null)
);

-- one open deal of a patient in each of these; requests for appointments may be several
create unique index uq_deal_open_patient_base on deal (patient_id) where open and pipeline = 'PATIENT_BASE';
create unique index uq_deal_open_coordination on deal (patient_id) where open and pipeline = 'COORDINATION';
create unique index uq_deal_open_reactivation on deal (patient_id) where open and pipeline = 'REACTIVATION';
create unique index uq_deal_appointment on deal (appointment_id) where appointment_id is not null and outcome is distinct from 'TAKEN_BACK';

create index ix_deal_board on deal (pipeline, stage, attention desc, rank_at, id) where open;
create index ix_deal_closed on deal (pipeline, stage, closed_at desc, id desc) where not open;
create index ix_deal_patient on deal (patient_id, created_at desc, id desc);
create index ix_deal_created on deal (created_at desc, id desc);
create index ix_deal_pipeline on deal (pipeline, created_at desc, id desc);
create index ix_deal_responsible on deal (responsible_id, pipeline, stage) where open;
create index ix_deal_stall on deal (stall_at) where open;
create index ix_deal_stall_pending on deal (id) where stall_pending;
create index ix_deal_parent on deal (parent_id) where parent_id is not null;

-- every stay in a stage, for the time it took
create table deal_stage_entry (
	move_id uuid not null,
	deal_id uuid not null,
	pipeline text not null,
	stage text not null,
	entered_at timestamptz not null,
	left_at timestamptz,
	staff_id uuid not null,
	automatic boolean not null,
	constraint pk_deal_stage_entry primary key (move_id),
	constraint fk_deal_stage_entry_deal foreign key (deal_id) references deal (id) on delete cascade,
	constraint fk_deal_stage_entry_staff foreign key (staff_id) references staff_user (id)
);

create index ix_deal_stage_entry_deal on deal_stage_entry (deal_id, move_id);
create index ix_deal_stage_entry_stage on deal_stage_entry (pipeline, stage, entered_at, deal_id);

-- one move with all it needs to be taken back
create table deal_move (
	id uuid not null,
	deal_id uuid not null,
	from_stage text,
	to_stage text not null,
	at timestamptz not null,
	staff_id uuid not null,
	why text not null,
	caused_by uuid,
	before jsonb,
	undone_at timestamptz,
	constraint pk_deal_move primary key (id),
	constraint fk_deal_move_deal foreign key (deal_id) references deal (id) on delete cascade,
	constraint fk_deal_move_caused_by foreign key (caused_by) references deal_move (id) on delete cascade,
	constraint fk_deal_move_staff foreign key (staff_id) references staff_user (id)
);

create index ix_deal_move_deal on deal_move (deal_id, id desc);
create index ix_deal_move_caused_by on deal_move (caused_by) where caused_by is not null;

-- what ran for a deal, what did not and why, as sentences: a text key with its values
create table deal_log (
	id uuid not null,
	deal_id uuid not null,
	at timestamptz not null,
	staff_id uuid not null,
	code text not null,
	args jsonb not null,
	why text not null,
	why_args jsonb not null,
	cause_type text,
	cause_id text,
	move_id uuid,
	constraint pk_deal_log primary key (id),
	constraint fk_deal_log_deal foreign key (deal_id) references deal (id) on delete cascade,
	constraint fk_deal_log_staff foreign key (staff_id) references staff_user (id)
);

create index ix_deal_log_deal on deal_log (deal_id, id);

-- a rule runs once for a cause, whoever delivers it however often
create table automation_run (
	rule text not null,
	cause text not null,
	deal_id uuid,
	at timestamptz not null,
	constraint pk_automation_run primary key (rule, cause),
	constraint fk_automation_run_deal foreign key (deal_id) references deal (id) on delete cascade
);

create index ix_automation_run_deal on automation_run (deal_id) where deal_id is not null;

-- who was asked to confirm which time; a booking that moved is another question
create table confirmation_request (
	appointment_id uuid not null,
	starts_at timestamptz not null,
	patient_id uuid not null,
	medium text,
	asked_at timestamptz not null,
	withdrawn boolean not null default false,
	answered_at timestamptz,
	answer boolean,
	constraint pk_confirmation_request primary key (appointment_id, starts_at),
	constraint fk_confirmation_request_appointment foreign key (appointment_id) references appointment (id) on delete cascade,
	constraint fk_confirmation_request_patient foreign key (patient_id) references patient (id) on delete cascade
);

create index ix_confirmation_request_patient on confirmation_request (patient_id) where answered_at is null;

-- open deals and their sum per stage and branch: rows are added with each change and folded together by a job, so that
-- moves wait for nobody and a board never counts its deals
create table stage_count (
	id bigint not null generated always as identity,
	pipeline text not null,
	stage text not null,
	branch_id uuid,
	deals int not null,
	amount numeric(19, 4) not null,
	constraint pk_stage_count primary key (id)
);

create index ix_stage_count_stage on stage_count (pipeline, stage) include (branch_id, deals, amount);

create function count_deal() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		if old.open = new.open and old.stage = new.stage and old.branch_id is not distinct from new.branch_id
				and old.amount is not distinct from new.amount then
			return null;
		end if;
	end if;
	if tg_op <> 'INSERT' then
		if old.open then
			insert into stage_count (pipeline, stage, branch_id, deals, amount)
			values (old.pipeline, old.stage, old.branch_id, -1, -coalesce(old.amount, 0));
		end if;
	end if;
	if tg_op <> 'DELETE' then
		if new.open then
			insert into stage_count (pipeline, stage, branch_id, deals, amount)
			values (new.pipeline, new.stage, new.branch_id, 1, coalesce(new.amount, 0));
		end if;
	end if;
	return null;
end
$$;

create trigger deal_is_counted after insert or delete or update of open, stage, branch_id, amount on deal
	for each row execute function count_deal();

-- tells every instance which deal changed, once the change is committed
create function tell_deal() returns trigger language plpgsql as $$
begin
	perform pg_notify('deal', new.pipeline || ' ' || new.id);
	return null;
end
$$;

create trigger deal_is_told after insert or update on deal for each row execute function tell_deal();
