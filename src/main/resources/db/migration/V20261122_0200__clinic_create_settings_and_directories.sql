create table clinic_setting (
	id int not null,
	name text not null,
	currency text not null,
	time_zone text not null,
	country text not null,
	language text not null,
	inactivity_months int not null,
	bonus_cap_percent int not null,
	bonus_waiting_days int not null,
	bonus_expiry_months int not null,
	referral_mode text not null,
	referral_gifts text[] not null,
	marketing_contract_date date,
	constraint pk_clinic_setting primary key (id),
	constraint ck_clinic_setting_one_clinic check (id = 1),
	constraint ck_clinic_setting_bonus_cap check (bonus_cap_percent between 0 and 100)
);

-- what a recommendation earns from a day on (COUP-16)
create table referral_amount (
	valid_from date not null,
	internal_credit numeric(19, 4) not null,
	phone_top_up numeric(19, 4) not null,
	constraint pk_referral_amount primary key (valid_from),
	constraint ck_referral_amount_not_negative check (internal_credit >= 0 and phone_top_up >= 0)
);

create table branch (
	id uuid not null,
	code text not null,
	name text not null,
	address text,
	phone text,
	active boolean not null,
	version bigint not null,
	constraint pk_branch primary key (id)
);

create unique index uq_branch_code on branch (lower(code));

create table branch_opening (
	branch_id uuid not null,
	weekday int not null,
	opens time not null,
	closes time not null,
	constraint pk_branch_opening primary key (branch_id, weekday, opens),
	constraint fk_branch_opening_branch foreign key (branch_id) references branch (id),
	constraint ck_branch_opening_weekday check (weekday between 1 and 7)
);

create table branch_holiday (
	branch_id uuid not null,
	day date not null,
	constraint pk_branch_holiday primary key (branch_id, day),
	constraint fk_branch_holiday_branch foreign key (branch_id) references branch (id)
);

create table practitioner (
	id uuid not null,
	code text not null,
	name text not null,
	branch_id uuid not null,
	active boolean not null,
	version bigint not null,
	constraint pk_practitioner primary key (id),
	constraint fk_practitioner_branch foreign key (branch_id) references branch (id)
);

create unique index uq_practitioner_code on practitioner (lower(code));
create index ix_practitioner_branch on practitioner (branch_id);

create table chair (
	id uuid not null,
	code text not null,
	name text not null,
	branch_id uuid not null,
	active boolean not null,
	version bigint not null,
	constraint pk_chair primary key (id),
	constraint fk_chair_branch foreign key (branch_id) references branch (id)
);

create unique index uq_chair_code on chair (lower(code));
create index ix_chair_branch on chair (branch_id);

-- name is null for those the product brings along; their names are translated
create table revenue_category (
	code text not null,
	name text,
	position int not null,
	constraint pk_revenue_category primary key (code)
);

create unique index uq_revenue_category_code on revenue_category (upper(code));

insert into revenue_category (code, position)
values ('GNATH', 1), ('IMP', 2), ('IP', 3), ('KFO', 4), ('KONS_CHIR', 5), ('MATERIAL', 6), ('ZE', 7), ('PAR', 8), ('FLAB', 9);

create table service (
	id uuid not null,
	code text not null,
	name text not null,
	category text not null,
	price numeric(19, 4) not null,
	duration_minutes int not null,
	cashback_type text not null,
	cashback_value numeric(19, 4),
	active boolean not null,
	version bigint not null,
	constraint pk_service primary key (id),
	constraint fk_service_category foreign key (category) references revenue_category (code),
	constraint ck_service_price check (price >= 0),
	constraint ck_service_duration check (duration_minutes > 0)
);

create unique index uq_service_code on service (lower(code));
create index ix_service_category on service (category);

-- answers to "how did you hear of us"
create table source (
	id uuid not null,
	name text not null,
	active boolean not null,
	constraint pk_source primary key (id)
);

create unique index uq_source_name on source (lower(name));
