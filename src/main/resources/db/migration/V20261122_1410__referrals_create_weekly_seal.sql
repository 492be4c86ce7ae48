-- nothing is dated into a sealed week, and a week that is being sealed waits for what is under way
create function referral_row_must_be_open() returns trigger language plpgsql as $$
declare
	day date;
begin
	day := case tg_table_name when 'coupon_batch' then to_jsonb(new) ->> 'issued_on'
		when 'referral' then to_jsonb(new) ->> 'presented_on' else to_jsonb(new) ->> 'clinic_day' end;
	if ledger_day_is_closed(day) then
		raise exception 'the week of % is sealed', day
			using errcode = 'check_violation', constraint = 'referral_day_is_open';
	end if;
	return null;
end
$$;

create constraint trigger coupon_batch_day_is_open after insert on coupon_batch
	for each row execute function referral_row_must_be_open();
create constraint trigger referral_day_is_open after insert on referral
	for each row execute function referral_row_must_be_open();
create constraint trigger referral_event_day_is_open after insert on referral_event
	for each row execute function referral_row_must_be_open();

-- rows of a week somebody has looked at, until the week is sealed
create table referral_week_check (
	row_key text not null,
	week text not null,
	comment text,
	checked_at timestamptz not null,
	checked_by uuid not null,
	constraint pk_referral_week_check primary key (row_key),
	constraint fk_referral_week_check_checked_by foreign key (checked_by) references staff_user (id)
);

create index ix_referral_week_check_week on referral_week_check (week);

-- the key pair that signs weeks; made with the first seal
create table referral_seal_key (
	id int not null,
	public_key text not null,
	private_key bytea not null,
	made_at timestamptz not null,
	constraint pk_referral_seal_key primary key (id),
	constraint ck_referral_seal_key_one check (id = 1)
);

create table referral_week_seal (
	-- ISO week, for example 2027-W05
	week text not null,
	from_day date not null,
	to_day date not null,
	header text not null,
	row_hashes text[] not null,
	hash text not null,
	signature text not null,
	public_key text not null,
	sealed_at timestamptz not null,
	sealed_by uuid not null,
	constraint pk_referral_week_seal primary key (week),
	constraint fk_referral_week_seal_sealed_by foreign key (sealed_by) references staff_user (id)
);

-- the rows as they were sealed, word for word
create table referral_week_row (
	week text not null,
	position int not null,
	row_key text not null,
	line text not null,
	constraint pk_referral_week_row primary key (week, position),
	constraint uq_referral_week_row_key unique (week, row_key),
	constraint fk_referral_week_row_week foreign key (week) references referral_week_seal (week)
);

create trigger referral_seal_key_stays before update or delete or truncate on referral_seal_key
	for each statement execute function refuse_change();
create trigger referral_week_seal_is_insert_only before update or delete or truncate on referral_week_seal
	for each statement execute function refuse_change();
create trigger referral_week_row_is_insert_only before update or delete or truncate on referral_week_row
	for each statement execute function refuse_change();
