create sequence treatment_plan_number;

create table treatment_plan (
	id uuid not null,
	number text not null,
	patient_id uuid not null,
	author_id uuid not null,
	created_at timestamptz not null,
	state text not null,
	state_since timestamptz not null,
	-- content now; each step keeps the version it was about and the fingerprint that version had
	version integer not null,
	fingerprint text not null,
	total numeric(19, 4) not null,
	-- the alternative the patient agreed to
	alternative integer,
	submitted_by uuid,
	submitted_version integer,
	approved_version integer,
	approved_fingerprint text,
	presented_version integer,
	presented_fingerprint text,
	signed_version integer,
	signed_fingerprint text,
	contract_number text,
	signed_on date,
	lock_version bigint not null,
	constraint pk_treatment_plan primary key (id),
	constraint uq_treatment_plan_number unique (number),
	constraint uq_treatment_plan_contract unique (contract_number),
	constraint fk_treatment_plan_patient foreign key (patient_id) references patient (id),
	constraint fk_treatment_plan_author foreign key (author_id) references staff_user (id),
	constraint fk_treatment_plan_submitted_by foreign key (submitted_by) references staff_user (id),
	constraint ck_treatment_plan_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED', 'PRESENTED',
		'CONSENTED', 'CONTRACTED', 'SIGNED', 'REFUSED', 'FINISHED', 'CANCELLED')),
	constraint ck_treatment_plan_total check (total >= 0),
	-- no state without the steps that lead to it
	constraint ck_treatment_plan_approved check (state not in ('APPROVED', 'PRESENTED', 'CONSENTED', 'CONTRACTED', 'SIGNED', 'FINISHED')
		or approved_fingerprint is not null),
	constraint ck_treatment_plan_presented check (state not in ('PRESENTED', 'CONSENTED', 'CONTRACTED', 'SIGNED', 'FINISHED')
		or presented_fingerprint is not null),
	constraint ck_treatment_plan_consented check (state not in ('CONSENTED', 'CONTRACTED', 'SIGNED', 'FINISHED')
		or alternative is not null),
	-- what is signed is what was presented and approved, and stays as it is
	constraint ck_treatment_plan_signed check ((signed_fingerprint is not null) = (signed_on is not null)
		and (signed_fingerprint is not null) = (contract_number is not null)
		and (state not in ('SIGNED', 'FINISHED') or signed_fingerprint is not null)
		and (signed_fingerprint is null or (signed_fingerprint = presented_fingerprint
			and signed_fingerprint = approved_fingerprint and signed_fingerprint = fingerprint)))
);

create index ix_treatment_plan_patient on treatment_plan (patient_id, created_at desc);
create index ix_treatment_plan_open on treatment_plan (state_since, id)
	where state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED', 'PRESENTED', 'CONSENTED', 'CONTRACTED');
create index ix_treatment_plan_signed on treatment_plan (patient_id) where state = 'SIGNED';
create index ix_treatment_plan_state on treatment_plan (state, state_since, id);

create table plan_version (
	plan_id uuid not null,
	version integer not null,
	title text,
	valid_until date,
	notes text,
	fingerprint text not null,
	total numeric(19, 4) not null,
	-- submitted once; from then on the version stays as it is
	sealed boolean not null,
	created_at timestamptz not null,
	created_by uuid not null,
	constraint pk_plan_version primary key (plan_id, version),
	constraint fk_plan_version_plan foreign key (plan_id) references treatment_plan (id),
	constraint fk_plan_version_created_by foreign key (created_by) references staff_user (id),
	constraint ck_plan_version_number check (version > 0)
);

create table plan_alternative (
	plan_id uuid not null,
	version integer not null,
	number integer not null,
	name text,
	constraint pk_plan_alternative primary key (plan_id, version, number),
	constraint fk_plan_alternative_version foreign key (plan_id, version) references plan_version (plan_id, version)
);

create table plan_item (
	plan_id uuid not null,
	version integer not null,
	-- the same in every version the item is in
	item_id uuid not null,
	position integer not null,
	alternative integer not null,
	phase text not null,
	service_id uuid not null,
	service_code text not null,
	service_name text not null,
	category text not null,
	-- teeth or area in FDI notation
	site text,
	quantity integer not null,
	price numeric(19, 4) not null,
	-- typed by hand, not taken from the catalogue
	own_price boolean not null,
	practitioner_id uuid,
	constraint pk_plan_item primary key (plan_id, version, item_id),
	constraint fk_plan_item_alternative foreign key (plan_id, version, alternative)
		references plan_alternative (plan_id, version, number),
	constraint fk_plan_item_service foreign key (service_id) references service (id),
	constraint fk_plan_item_practitioner foreign key (practitioner_id) references practitioner (id),
	constraint ck_plan_item_quantity check (quantity between 1 and 99),
	constraint ck_plan_item_price check (price >= 0)
);

create index ix_plan_item_item on plan_item (item_id);

create function plan_version_must_stay() returns trigger language plpgsql as $$
declare
	closed boolean;
begin
	if tg_table_name = 'plan_version' then
		closed := old.sealed;
	else
		select sealed into closed from plan_version where plan_id = old.plan_id and version = old.version;
	end if;
	if closed then
		raise exception 'version % of the plan was submitted and stays as it is', old.version
			using errcode = 'restrict_violation';
	end if;
	if tg_op = 'DELETE' then
		return old;
	end if;
	return new;
end
$$;

create trigger plan_version_stays before update or delete on plan_version
	for each row execute function plan_version_must_stay();
create trigger plan_alternative_stays before update or delete on plan_alternative
	for each row execute function plan_version_must_stay();
create trigger plan_item_stays before update or delete on plan_item
	for each row execute function plan_version_must_stay();

-- what happened to a plan, in order
create table plan_step (
	id uuid not null,
	plan_id uuid not null,
	kind text not null,
	at timestamptz not null,
	recorded_at timestamptz not null,
	staff_id uuid not null,
	version integer not null,
	fingerprint text not null,
	total numeric(19, 4) not null,
	from_state text,
	-- remarks, place, reason or contract number
	note text,
	constraint pk_plan_step primary key (id),
	constraint fk_plan_step_plan foreign key (plan_id) references treatment_plan (id),
	constraint fk_plan_step_staff foreign key (staff_id) references staff_user (id),
	constraint ck_plan_step_kind check (kind in ('DRAWN_UP', 'SUBMITTED', 'APPROVED', 'RETURNED', 'PRESENTED', 'CONSENTED',
		'CONTRACTED', 'SIGNED', 'REFUSED', 'FINISHED', 'CANCELLED'))
);

create index ix_plan_step_plan on plan_step (plan_id, at, id);
create index ix_plan_step_kind on plan_step (kind, at);

create trigger plan_step_is_insert_only before update or delete or truncate on plan_step
	for each statement execute function refuse_change();
