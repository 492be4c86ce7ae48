-- from when an accrual may be spent and until when; null: at once, for ever
alter table cashback_accrual add column spendable_on date;
alter table cashback_accrual add column expires_on date;
-- when what was left of it was taken away, and how much that was
alter table cashback_accrual add column lapsed_at timestamptz;
alter table cashback_accrual add column lapsed numeric(19, 4) not null default 0;
alter table cashback_accrual add column warned_at timestamptz;

create index ix_cashback_accrual_expires_on on cashback_accrual (expires_on, id)
	where lapsed_at is null and reversed_at is null and expires_on is not null;
create index ix_cashback_accrual_accrued_at on cashback_accrual (accrued_at);
create unique index uq_cashback_accrual_entry on cashback_accrual (entry_id);

-- ledger entries that take from one accrual: its claw-backs and what lapsed of it
create table cashback_accrual_entry (
	entry_id uuid not null,
	accrual_id uuid not null,
	constraint pk_cashback_accrual_entry primary key (entry_id),
	constraint fk_cashback_accrual_entry_accrual foreign key (accrual_id) references cashback_accrual (id) on delete cascade
);

create index ix_cashback_accrual_entry_accrual on cashback_accrual_entry (accrual_id);

-- what patients are told, by SMS or e-mail; null: nothing
create table cashback_message_setting (
	id int not null,
	on_accrual text,
	before_expiry text,
	days_before int not null,
	constraint pk_cashback_message_setting primary key (id),
	constraint ck_cashback_message_setting_one check (id = 1),
	constraint ck_cashback_message_setting_media check (coalesce(on_accrual, 'SMS') in ('SMS', 'EMAIL')
		and coalesce(before_expiry, 'SMS') in ('SMS', 'EMAIL')),
	constraint ck_cashback_message_setting_days check (days_before between 1 and 90)
);

insert into cashback_message_setting (id, days_before) values (1, 14);
