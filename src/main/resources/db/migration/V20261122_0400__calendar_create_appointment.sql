create table appointment (
	id uuid not null,
	patient_id uuid not null,
	practitioner_id uuid,
	branch_id uuid not null,
	chair_id uuid,
	service_id uuid,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	state text not null,
	walk_in boolean not null,
	overbook_reason text,
	note text,
	reason text,
	confirmed_at timestamptz,
	arrived_at timestamptz,
	completed_at timestamptz,
	missed_at timestamptz,
	backdated boolean not null,
	imported boolean not null,
	created_at timestamptz not null,
	version bigint not null,
	constraint pk_appointment primary key (id),
	constraint fk_appointment_patient foreign key (patient_id) references patient (id),
	constraint fk_appointment_practitioner foreign key (practitioner_id) references practitioner (id),
	constraint fk_appointment_branch foreign key (branch_id) references branch (id),
	constraint fk_appointment_chair foreign key (chair_id) references chair (id),
	constraint fk_appointment_service foreign key (service_id) references service (id),
	constraint ck_appointment_times check (starts_at < ends_at),
	constraint ck_appointment_state check (state in ('BOOKED', 'CONFIRMED', 'ARRIVED', 'COMPLETED', 'NO_SHOW', 'CANCELLED')),
	constraint ck_appointment_overbook_reason check (overbook_reason <> ''),
	-- a practitioner and a chair hold one appointment at a time; walk-ins hold no time, overbooking is named with a reason
	constraint ex_appointment_practitioner exclude using gist (practitioner_id with =, tstzrange(starts_at, ends_at) with &&)
		where (state in ('BOOKED', 'CONFIRMED', 'ARRIVED', 'COMPLETED') and not walk_in and overbook_reason is null),
	constraint ex_appointment_chair exclude using gist (chair_id with =, tstzrange(starts_at, ends_at) with &&)
		where (state in ('BOOKED', 'CONFIRMED', 'ARRIVED', 'COMPLETED') and not walk_in and overbook_reason is null)
);

create index ix_appointment_branch_starts_at on appointment (branch_id, starts_at);
create index ix_appointment_starts_at on appointment (starts_at);
create index ix_appointment_patient_starts_at on appointment (patient_id, starts_at);
create index ix_appointment_practitioner_starts_at on appointment (practitioner_id, starts_at);
create index ix_appointment_chair_starts_at on appointment (chair_id, starts_at) where chair_id is not null;

-- what happened to an appointment; the patient's timeline reads it
create table appointment_event (
	id uuid not null,
	appointment_id uuid not null,
	at timestamptz not null,
	kind text not null,
	staff_id uuid not null,
	moved_from timestamptz,
	starts_at timestamptz not null,
	details text,
	constraint pk_appointment_event primary key (id),
	constraint fk_appointment_event_appointment foreign key (appointment_id) references appointment (id),
	constraint fk_appointment_event_staff foreign key (staff_id) references staff_user (id)
);

create index ix_appointment_event_appointment on appointment_event (appointment_id, at);
