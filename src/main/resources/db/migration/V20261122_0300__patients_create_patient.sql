create sequence patient_card_number_seq;

create table patient (
	id uuid not null,
	card_number text,
	salutation text,
	title text,
	last_name text not null,
	first_name text not null,
	middle_name text,
	sort_name text collate "C" not null,
	birth_date date,
	phones jsonb not null,
	emails text[] not null,
	language text,
	responsible_id uuid,
	comment text,
	source text,
	source_detail text,
	utm jsonb not null,
	wallet_address text,
	dentacoin_participation text not null,
	recommended_by_id uuid,
	opening_visits int not null,
	opening_last_visit_on date,
	opening_paid numeric(19, 4) not null,
	search_text text not null,
	registered_at timestamptz not null,
	version bigint not null,
	constraint pk_patient primary key (id),
	constraint uq_patient_card_number unique (card_number),
	constraint fk_patient_responsible foreign key (responsible_id) references staff_user (id),
	constraint fk_patient_recommended_by foreign key (recommended_by_id) references patient (id) on delete set null,
	constraint ck_patient_not_recommended_by_self check (recommended_by_id <> id),
	constraint ck_patient_opening check (opening_visits >= 0 and opening_paid >= 0)
);

create index ix_patient_sort_name on patient (sort_name, id);
create index ix_patient_recommended_by on patient (recommended_by_id) where recommended_by_id is not null;
create index ix_patient_responsible on patient (responsible_id) where responsible_id is not null;
create index ix_patient_search_text on patient using gin (search_text gin_trgm_ops);

-- every card number that was ever given out; taken before the patient is written, so that two desks never take the same
create table patient_card_number (
	card_number text not null,
	patient_id uuid not null,
	constraint pk_patient_card_number primary key (card_number),
	constraint fk_patient_card_number_patient foreign key (patient_id) references patient (id) on delete cascade
		deferrable initially deferred
);

create index ix_patient_card_number_patient on patient_card_number (patient_id);

-- what a patient is found by, folded; answered in index order (kinds: see SearchKeys)
create table patient_search_key (
	patient_id uuid not null,
	kind text collate "C" not null,
	key text collate "C" not null,
	constraint pk_patient_search_key primary key (kind, key, patient_id),
	constraint fk_patient_search_key_patient foreign key (patient_id) references patient (id) on delete cascade
);

create index ix_patient_search_key_patient on patient_search_key (patient_id);

-- what staff did to the record: registered, changed, noted; shown on the timeline
create table patient_log (
	id uuid not null,
	patient_id uuid not null,
	at timestamptz not null,
	staff_id uuid not null,
	kind text not null,
	details text,
	constraint pk_patient_log primary key (id),
	constraint fk_patient_log_patient foreign key (patient_id) references patient (id) on delete cascade,
	constraint fk_patient_log_staff foreign key (staff_id) references staff_user (id)
);

create index ix_patient_log_patient on patient_log (patient_id, at desc, id desc);

create table patient_consent (
	id uuid not null,
	patient_id uuid not null,
	kind text not null,
	given boolean not null,
	text_version text not null,
	at timestamptz not null,
	staff_id uuid not null,
	constraint pk_patient_consent primary key (id),
	constraint fk_patient_consent_patient foreign key (patient_id) references patient (id) on delete cascade,
	constraint fk_patient_consent_staff foreign key (staff_id) references staff_user (id)
);

create index ix_patient_consent_patient on patient_consent (patient_id, kind, id desc);

create table household_member (
	patient_id uuid not null,
	household_id uuid not null,
	guardian boolean not null,
	payer boolean not null,
	constraint pk_household_member primary key (patient_id),
	constraint fk_household_member_patient foreign key (patient_id) references patient (id) on delete cascade
);

create index ix_household_member_household on household_member (household_id);
