-- texts the clinic wrote itself; the ones shipped with the product are in the message files
create table message_template (
	event text not null,
	medium text not null,
	language text not null,
	subject text,
	body text not null,
	changed_at timestamptz not null,
	changed_by uuid not null,
	constraint pk_message_template primary key (event, medium, language),
	constraint fk_message_template_changed_by foreign key (changed_by) references staff_user (id)
);

-- outgoing messages with the exact text; order_key is the patient, or the address where there is no patient
create table message (
	id uuid not null,
	seq bigint not null generated always as identity,
	patient_id uuid,
	order_key text not null,
	medium text not null,
	kind text not null,
	event text not null,
	language text not null,
	recipient text,
	subject text,
	body text not null,
	parts int not null,
	state text not null,
	reason text,
	detail text,
	cause_type text not null,
	cause_id text not null,
	mail_id text not null,
	provider_id text,
	attempts int not null default 0,
	unconfirmed int not null default 0,
	not_before timestamptz not null,
	next_attempt_at timestamptz not null,
	lease_until timestamptz,
	version bigint not null default 0,
	created_at timestamptz not null,
	created_by uuid not null,
	sent_at timestamptz,
	done_at timestamptz,
	constraint pk_message primary key (id),
	constraint uq_message_cause unique (event, cause_type, cause_id, medium),
	constraint fk_message_patient foreign key (patient_id) references patient (id),
	constraint fk_message_created_by foreign key (created_by) references staff_user (id),
	constraint ck_message_someone check (patient_id is not null or recipient is not null)
);

create index ix_message_waiting on message (seq) where state = 'QUEUED';
create index ix_message_order on message (order_key, medium, seq) where state in ('QUEUED', 'SENDING');
create index ix_message_lease on message (lease_until) where state = 'SENDING';
create index ix_message_patient on message (patient_id, created_at desc, id desc);
create index ix_message_created on message (created_at desc, id desc);
create index ix_message_state on message (state, created_at desc, id desc);
create index ix_message_provider on message (provider_id) where provider_id is not null;
