create table staff_user (
	id uuid not null,
	username text not null,
	name text not null,
	email text,
	language text not null,
	theme text not null,
	branch_code text,
	branch_filter text,
	supervisor_id uuid,
	password_hash text,
	enabled boolean not null,
	failed_sign_ins int not null,
	locked_until timestamptz,
	created_at timestamptz not null,
	version bigint not null,
	constraint pk_staff_user primary key (id),
	constraint uq_staff_user_username unique (username),
	constraint fk_staff_user_supervisor foreign key (supervisor_id) references staff_user (id)
);

create table staff_user_role (
	staff_user_id uuid not null,
	role text not null,
	constraint pk_staff_user_role primary key (staff_user_id, role),
	constraint fk_staff_user_role_staff_user foreign key (staff_user_id) references staff_user (id)
);

create table api_token (
	id uuid not null,
	staff_user_id uuid not null,
	token_hash text not null,
	scopes text not null,
	created_at timestamptz not null,
	revoked_at timestamptz,
	constraint pk_api_token primary key (id),
	constraint uq_api_token_token_hash unique (token_hash),
	constraint fk_api_token_staff_user foreign key (staff_user_id) references staff_user (id)
);

create index ix_api_token_staff_user on api_token (staff_user_id);

create table audit_entry (
	id uuid not null,
	at timestamptz not null,
	staff_id uuid not null,
	action text not null,
	subject_type text not null,
	subject_id text not null,
	details text,
	constraint pk_audit_entry primary key (id),
	constraint fk_audit_entry_staff foreign key (staff_id) references staff_user (id)
);

create index ix_audit_entry_subject on audit_entry (subject_type, subject_id, id);
create index ix_audit_entry_staff on audit_entry (staff_id, id);

-- who looked at which patient; kept apart since it grows with every opened page
create table patient_view (
	id uuid not null,
	at timestamptz not null,
	staff_id uuid not null,
	patient_id uuid not null,
	how text not null,
	constraint pk_patient_view primary key (id),
	constraint fk_patient_view_staff foreign key (staff_id) references staff_user (id)
);

create index ix_patient_view_patient on patient_view (patient_id, id);
create index ix_patient_view_staff on patient_view (staff_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_is_insert_only before update or delete or truncate on audit_entry
	for each statement execute function refuse_change();
create trigger patient_view_is_insert_only before update or delete or truncate on patient_view
	for each statement execute function refuse_change();

-- the product itself, for what happens by the clock
insert into staff_user (id, username, name, language, theme, enabled, failed_sign_ins, created_at, version)
values ('00000000-0000-7000-8000-000000000001', 'system', 'Cuspid', 'en', 'auto', false, 0, now(), 0);
