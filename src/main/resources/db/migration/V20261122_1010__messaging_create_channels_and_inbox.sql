-- the ways people reach the clinic: telephone numbers, forms, messengers
create table contact_channel (
	id uuid not null,
	code text not null,
	name text not null,
	kind text not null,
	tracking_number text,
	form_key text,
	signing_secret text not null,
	old_secret text,
	old_secret_until timestamptz,
	path_secret_hash text not null,
	active boolean not null,
	created_at timestamptz not null,
	version bigint not null,
	constraint pk_contact_channel primary key (id),
	constraint uq_contact_channel_code unique (code),
	constraint uq_contact_channel_tracking_number unique (tracking_number),
	constraint uq_contact_channel_form_key unique (form_key)
);

-- what came in, as it came, before anything is done with it; kept for 30 days
create table inbox_entry (
	id uuid not null,
	source text not null,
	external_id text not null,
	fingerprint text not null,
	signed boolean not null,
	channel_id uuid,
	contact_id uuid,
	body jsonb not null,
	state text not null,
	attempts int not null default 0,
	next_attempt_at timestamptz not null,
	error text,
	received_at timestamptz not null,
	constraint pk_inbox_entry primary key (id),
	constraint uq_inbox_entry_source unique (source, external_id),
	constraint fk_inbox_entry_channel foreign key (channel_id) references contact_channel (id)
);

create index ix_inbox_entry_waiting on inbox_entry (next_attempt_at, id) where state = 'RECEIVED';
create index ix_inbox_entry_contact on inbox_entry (contact_id) where contact_id is not null;
create index ix_inbox_entry_received on inbox_entry (received_at);

-- which contact an event belongs to, from the first one on
create table contact_key (
	source text not null,
	external_id text not null,
	contact_id uuid not null,
	constraint pk_contact_key primary key (source, external_id)
);

-- calls, messages and forms of people, told by all events of theirs
create table contact (
	id uuid not null,
	kind text not null,
	channel_id uuid,
	patient_id uuid,
	match text not null,
	sender text,
	phone text,
	email text,
	name text,
	text text,
	utm jsonb not null,
	tracking_number text,
	form_key text,
	duration_seconds int,
	recording text,
	signed boolean not null,
	occurred_at timestamptz not null,
	received_at timestamptz not null,
	constraint pk_contact primary key (id),
	constraint fk_contact_channel foreign key (channel_id) references contact_channel (id),
	constraint fk_contact_patient foreign key (patient_id) references patient (id)
);

create index ix_contact_patient on contact (patient_id, occurred_at desc, id desc);
create index ix_contact_occurred on contact (occurred_at desc, id desc);
create index ix_contact_match on contact (match, occurred_at desc, id desc);
