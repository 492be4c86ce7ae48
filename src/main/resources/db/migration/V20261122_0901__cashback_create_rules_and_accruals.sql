create table cashback_rule (
	id uuid not null,
	created_at timestamptz not null,
	version int not null,
	archived_at timestamptz,
	constraint pk_cashback_rule primary key (id)
);

-- what a rule said in each of its versions; accruals keep the version that made them
create table cashback_rule_version (
	rule_id uuid not null,
	version int not null,
	terms jsonb not null,
	reason text,
	made_at timestamptz not null,
	made_by uuid not null,
	constraint pk_cashback_rule_version primary key (rule_id, version),
	constraint fk_cashback_rule_version_rule foreign key (rule_id) references cashback_rule (id),
	constraint fk_cashback_rule_version_made_by foreign key (made_by) references staff_user (id)
);

create trigger cashback_rule_version_is_insert_only before update or delete or truncate on cashback_rule_version
	for each statement execute function refuse_change();

create table cashback_accrual (
	id uuid not null,
	receipt_id uuid not null,
	patient_id uuid not null,
	entry_id uuid not null,
	amount numeric(19, 4) not null,
	money numeric(19, 4) not null,
	refunded_before numeric(19, 4) not null,
	clawed_back numeric(19, 4) not null,
	parts jsonb not null,
	accrued_at timestamptz not null,
	reversed_at timestamptz,
	constraint pk_cashback_accrual primary key (id),
	constraint fk_cashback_accrual_receipt foreign key (receipt_id) references receipt (id),
	constraint fk_cashback_accrual_patient foreign key (patient_id) references patient (id),
	constraint ck_cashback_accrual_clawed_back check (clawed_back between 0 and amount)
);

create unique index uq_cashback_accrual_receipt on cashback_accrual (receipt_id) where reversed_at is null;
create index ix_cashback_accrual_patient on cashback_accrual (patient_id, id);
