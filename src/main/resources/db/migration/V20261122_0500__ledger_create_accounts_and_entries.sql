-- one row per patient and kind, locked while it is posted to; clinic-side accounts are names without a row,
-- so that no row is shared by all desks
create table ledger_account (
	id uuid not null,
	-- null once an imported patient was taken out again, which leaves reversed entries behind
	patient_id uuid,
	kind text not null,
	unit text not null,
	balance numeric(19, 4) not null,
	last_seq bigint not null,
	constraint pk_ledger_account primary key (id),
	constraint uq_ledger_account_patient_kind unique (patient_id, kind),
	constraint fk_ledger_account_patient foreign key (patient_id) references patient (id) on delete set null,
	constraint ck_ledger_account_kind check (kind in ('INTERNAL', 'BONUS', 'DENTACOIN')),
	constraint ck_ledger_account_unit check ((kind = 'DENTACOIN') = (unit = 'DCN')),
	constraint ck_ledger_account_whole check (unit <> 'DCN' or balance = trunc(balance))
);

create table ledger_transaction (
	id uuid not null,
	account_kind text not null,
	unit text not null,
	cause_type text not null,
	cause_id text not null,
	leg text not null,
	reason_code text not null,
	reason_args text[] not null,
	occurred_at timestamptz not null,
	clinic_day date not null,
	posted_at timestamptz not null,
	staff_id uuid not null,
	reverses uuid,
	constraint pk_ledger_transaction primary key (id),
	constraint uq_ledger_transaction_unit unique (id, unit),
	constraint uq_ledger_transaction_cause unique (cause_type, cause_id, leg, account_kind),
	constraint uq_ledger_transaction_reverses unique (reverses),
	constraint fk_ledger_transaction_reverses foreign key (reverses) references ledger_transaction (id),
	constraint fk_ledger_transaction_staff foreign key (staff_id) references staff_user (id),
	constraint ck_ledger_transaction_unit check ((account_kind = 'DENTACOIN') = (unit = 'DCN'))
);

create index ix_ledger_transaction_clinic_day on ledger_transaction (clinic_day, cause_type);

create table ledger_posting (
	id uuid not null,
	transaction_id uuid not null,
	unit text not null,
	account_id uuid,
	clinic_account text,
	amount numeric(19, 4) not null,
	seq bigint,
	balance_after numeric(19, 4),
	below_zero_allowed boolean not null,
	constraint pk_ledger_posting primary key (id),
	constraint fk_ledger_posting_transaction foreign key (transaction_id, unit) references ledger_transaction (id, unit),
	constraint fk_ledger_posting_account foreign key (account_id) references ledger_account (id),
	constraint uq_ledger_posting_account_seq unique (account_id, seq),
	constraint ck_ledger_posting_side check (num_nonnulls(account_id, clinic_account) = 1
		and num_nulls(account_id, seq, balance_after) in (0, 3)),
	constraint ck_ledger_posting_amount check (amount <> 0),
	constraint ck_ledger_posting_whole check (unit <> 'DCN' or amount = trunc(amount)),
	constraint ck_ledger_posting_below_zero check (amount > 0 or below_zero_allowed or coalesce(balance_after, 0) >= 0)
);

create index ix_ledger_posting_transaction on ledger_posting (transaction_id);

create table closed_period (
	id uuid not null,
	from_day date not null,
	to_day date not null,
	closed_by uuid not null,
	closed_at timestamptz not null,
	constraint pk_closed_period primary key (id),
	constraint fk_closed_period_closed_by foreign key (closed_by) references staff_user (id),
	constraint ck_closed_period_order check (from_day <= to_day),
	constraint ex_closed_period_overlap exclude using gist (daterange(from_day, to_day, '[]') with &&)
);

-- insert-only
create trigger ledger_transaction_is_insert_only before update or delete or truncate on ledger_transaction
	for each statement execute function refuse_change();
create trigger ledger_posting_is_insert_only before update or delete or truncate on ledger_posting
	for each statement execute function refuse_change();
create trigger closed_period_is_insert_only before update or delete or truncate on closed_period
	for each statement execute function refuse_change();
create trigger ledger_account_stays before delete or truncate on ledger_account
	for each statement execute function refuse_change();
create trigger ledger_account_keeps_its_kind before update of id, kind, unit on ledger_account
	for each statement execute function refuse_change();

create function ledger_account_must_keep_its_owner() returns trigger language plpgsql as $$
begin
	if new.patient_id is not null or old.balance <> 0 then
		raise exception 'account % stays with its patient', old.id
			using errcode = 'foreign_key_violation', constraint = 'fk_ledger_account_patient';
	end if;
	return new;
end
$$;

create trigger ledger_account_keeps_its_owner before update of patient_id on ledger_account
	for each row when (old.patient_id is distinct from new.patient_id)
	execute function ledger_account_must_keep_its_owner();

-- every transaction has two sides or more, of one kind, that sum to zero; looked at when the work is committed
create function ledger_transaction_must_balance() returns trigger language plpgsql as $$
declare
	checked uuid;
	sides integer;
	total numeric;
	strangers integer;
begin
	checked := case tg_table_name when 'ledger_transaction' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'transaction_id' end;
	select count(*), coalesce(sum(p.amount), 0),
		count(*) filter (where a.id is not null and (a.kind <> t.account_kind or a.unit <> t.unit))
		into sides, total, strangers
		from ledger_transaction t
		join ledger_posting p on p.transaction_id = t.id
		left join ledger_account a on a.id = p.account_id
		where t.id = checked;
	if sides < 2 or total <> 0 or strangers > 0 then
		raise exception 'ledger transaction % does not balance', checked
			using errcode = 'check_violation', constraint = 'ledger_transaction_balances';
	end if;
	return null;
end
$$;

create constraint trigger ledger_transaction_balances after insert on ledger_transaction
	deferrable initially deferred for each row execute function ledger_transaction_must_balance();
create constraint trigger ledger_posting_balances after insert on ledger_posting
	deferrable initially deferred for each row execute function ledger_transaction_must_balance();

-- constraint ledger_transaction_day_is_open: nothing is dated into a closed period; the shared lock waits for a period that is being closed right now
create function ledger_day_is_closed(day date) returns boolean volatile language plpgsql as $$
begin
	perform pg_advisory_xact_lock_shared(hashtext('closed_period'));
	return exists (select 1 from closed_period where daterange(from_day, to_day, '[]') @> day);
end
$$;

create function ledger_transaction_must_be_open() returns trigger language plpgsql as $$
begin
	if ledger_day_is_closed(new.clinic_day) then
		raise exception 'the period of % is closed', new.clinic_day
			using errcode = 'check_violation', constraint = 'ledger_transaction_day_is_open';
	end if;
	return null;
end
$$;

create constraint trigger ledger_transaction_day_is_open after insert on ledger_transaction
	for each row execute function ledger_transaction_must_be_open();
