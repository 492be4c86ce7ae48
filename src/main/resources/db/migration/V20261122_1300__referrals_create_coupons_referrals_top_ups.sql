-- coupons a patient takes for friends: one row for all that were handed out together
create table coupon_batch (
	id uuid not null,
	-- what the code on the coupons names instead of the card number
	number bigint generated always as identity,
	patient_id uuid not null,
	coupons int not null,
	issued_on date not null,
	-- last day, included
	valid_to date not null,
	backdated boolean not null,
	issued_at timestamptz not null,
	issued_by uuid not null,
	constraint pk_coupon_batch primary key (id),
	constraint uq_coupon_batch_number unique (number),
	constraint fk_coupon_batch_patient foreign key (patient_id) references patient (id),
	constraint fk_coupon_batch_issued_by foreign key (issued_by) references staff_user (id),
	constraint ck_coupon_batch_coupons check (coupons between 1 and 40),
	-- the same day of the next month, or its last day (COUP-4)
	constraint ck_coupon_batch_valid_to check (valid_to = (issued_on + interval '1 month')::date)
);

create index ix_coupon_batch_patient on coupon_batch (patient_id, issued_on desc, number desc);
create index ix_coupon_batch_issued_on on coupon_batch (issued_on desc, number desc);

create trigger coupon_batch_keeps_its_terms before update of id, number, coupons, issued_on, valid_to, backdated, issued_at, issued_by
	on coupon_batch for each statement execute function refuse_change();
create trigger coupon_batch_stays before delete or truncate on coupon_batch for each statement execute function refuse_change();

-- the key that signs codes on coupons; made by the application on its first start
create table coupon_key (
	id int not null,
	secret bytea not null,
	constraint pk_coupon_key primary key (id),
	constraint ck_coupon_key_one check (id = 1)
);

-- who recommended the clinic to a newcomer, and what came of it
create table referral (
	id uuid not null,
	newcomer_id uuid not null,
	referrer_id uuid not null,
	-- the referrer's newest coupons on the day of presentation, null without any
	coupon_batch_id uuid,
	coupon_valid boolean not null,
	-- the day the newcomer first named the referrer or showed a coupon
	presented_on date not null,
	backdated boolean not null,
	state text not null,
	-- what the weekly check has to look at: NO_VALID_COUPON, HOUSEHOLD
	marks text[] not null,
	-- why it was allowed all the same
	reason text,
	gift text,
	gift_on date,
	recorded_at timestamptz not null,
	recorded_by uuid not null,
	-- the first payment of the newcomer in money, and what it earned the referrer that day
	receipt_id uuid,
	payment_id uuid,
	credited_on date,
	credited_at timestamptz,
	mode text,
	internal_credit numeric(19, 4),
	phone_top_up numeric(19, 4),
	credit_entry_id uuid,
	-- how often it was credited: more than once only after a payment typed by mistake was voided
	credits int not null,
	reversed_on date,
	reversed_at timestamptz,
	-- false when the payment was only typed by mistake: the next one credits
	reversed_for_good boolean,
	version bigint not null,
	constraint pk_referral primary key (id),
	constraint fk_referral_newcomer foreign key (newcomer_id) references patient (id),
	constraint fk_referral_referrer foreign key (referrer_id) references patient (id),
	constraint fk_referral_coupon_batch foreign key (coupon_batch_id) references coupon_batch (id),
	constraint fk_referral_recorded_by foreign key (recorded_by) references staff_user (id),
	constraint fk_referral_receipt foreign key (receipt_id) references receipt (id),
	constraint fk_referral_payment foreign key (payment_id) references payment (id),
	constraint fk_referral_credit_entry foreign key (credit_entry_id) references ledger_transaction (id),
	constraint ck_referral_not_self check (newcomer_id <> referrer_id),
	constraint ck_referral_state check (state in ('WAITING_FOR_PAYMENT', 'CREDITED', 'REVERSED', 'REFUSED')),
	constraint ck_referral_mode check (mode in ('REWARD', 'THANKS', 'OFF')),
	constraint ck_referral_marks check (marks <@ '{NO_VALID_COUPON,HOUSEHOLD}'
		and coupon_valid <> ('NO_VALID_COUPON' = any (marks)) and (marks = '{}' or reason is not null)),
	constraint ck_referral_gift check ((gift is null) = (gift_on is null)),
	constraint ck_referral_credited check ((state in ('CREDITED', 'REVERSED')) = (credits > 0)
		and num_nulls(receipt_id, payment_id, credited_on, credited_at, mode, internal_credit, phone_top_up)
			= case when credits > 0 then 0 else 7 end),
	constraint ck_referral_reversed check (num_nulls(reversed_on, reversed_at, reversed_for_good)
		= case when state = 'REVERSED' then 0 else 3 end)
);

-- one referrer for a newcomer, credited once; one gift for a newcomer
create unique index uq_referral_newcomer on referral (newcomer_id) where state <> 'REFUSED';
create unique index uq_referral_gift on referral (newcomer_id) where gift is not null;
create index ix_referral_newcomer on referral (newcomer_id);
create index ix_referral_referrer on referral (referrer_id, recorded_at desc, id desc);
create index ix_referral_recorded on referral (recorded_at desc, id desc);
create index ix_referral_waiting on referral (recorded_at desc, id desc) where state = 'WAITING_FOR_PAYMENT';
create index ix_referral_marked on referral (recorded_at desc, id desc) where marks <> '{}';
create index ix_referral_presented_on on referral (presented_on);
create index ix_referral_coupon_batch on referral (coupon_batch_id) where coupon_batch_id is not null;
create index ix_referral_receipt on referral (receipt_id) where receipt_id is not null;
create index ix_referral_payment on referral (payment_id) where payment_id is not null;

create trigger referral_stays before delete or truncate on referral for each statement execute function refuse_change();

-- constraint referral_goes_up: nobody recommends, over any number of people, whoever recommended them
create function referral_must_go_up() returns trigger language plpgsql as $$
begin
	perform pg_advisory_xact_lock(hashtext('referral_tree'));
	if exists (
		with recursive above (person) as (
			select new.referrer_id
			union
			select r.referrer_id from referral r join above on r.newcomer_id = above.person
			where r.state <> 'REFUSED' and r.id <> new.id
		)
		select from above where person = new.newcomer_id
	) then
		raise exception 'referral % would make a loop', new.id
			using errcode = 'check_violation', constraint = 'referral_goes_up';
	end if;
	return new;
end
$$;

create trigger referral_goes_up before insert or update of newcomer_id, referrer_id on referral
	for each row execute function referral_must_go_up();

-- the phone credit of a referrer, paid outside: not part of the internal account
create table top_up (
	id uuid not null,
	referral_id uuid not null,
	patient_id uuid not null,
	amount numeric(19, 4) not null,
	-- E.164; null where the patient had no mobile number
	phone text,
	state text not null,
	due_on date not null,
	due_at timestamptz not null,
	sent_on date,
	proof text,
	-- why it failed, as typed; null where there was no number to send it to
	failure text,
	recovered_on date,
	changed_at timestamptz not null,
	changed_by uuid not null,
	version bigint not null,
	constraint pk_top_up primary key (id),
	constraint fk_top_up_referral foreign key (referral_id) references referral (id),
	constraint fk_top_up_patient foreign key (patient_id) references patient (id),
	constraint fk_top_up_changed_by foreign key (changed_by) references staff_user (id),
	constraint ck_top_up_amount check (amount > 0),
	constraint ck_top_up_state check (state in ('DUE', 'SENT', 'FAILED', 'TO_RECOVER', 'RECOVERED', 'CANCELLED')),
	constraint ck_top_up_sent check (state not in ('SENT', 'TO_RECOVER', 'RECOVERED') or sent_on is not null),
	constraint ck_top_up_recovered check ((state = 'RECOVERED') = (recovered_on is not null))
);

-- a referral has one top-up that counts
create unique index uq_top_up_referral on top_up (referral_id) where state not in ('CANCELLED', 'RECOVERED');
create index ix_top_up_referral on top_up (referral_id, due_at desc, id desc);
create index ix_top_up_state on top_up (state, due_at desc, id desc);
create index ix_top_up_recent on top_up (due_at desc, id desc);
create index ix_top_up_patient on top_up (patient_id, due_at desc, id desc);

create trigger top_up_stays before delete or truncate on top_up for each statement execute function refuse_change();

-- everything that happened to a referral, with its day, for the card, the timeline and the weekly check
create table referral_event (
	id uuid not null,
	referral_id uuid not null,
	kind text not null,
	clinic_day date not null,
	at timestamptz not null,
	staff_id uuid not null,
	-- the referrer it concerned
	referrer_id uuid not null,
	amount numeric(19, 4),
	details text,
	constraint pk_referral_event primary key (id),
	constraint fk_referral_event_referral foreign key (referral_id) references referral (id),
	constraint fk_referral_event_staff foreign key (staff_id) references staff_user (id),
	constraint fk_referral_event_referrer foreign key (referrer_id) references patient (id),
	constraint ck_referral_event_kind check (kind in ('PRESENTED', 'REFERRER_CHANGED', 'REFUSED', 'GIFT', 'CREDITED', 'REVERSED',
		'TOP_UP_DUE', 'TOP_UP_SENT', 'TOP_UP_FAILED', 'TOP_UP_TO_RECOVER', 'TOP_UP_RECOVERED', 'TOP_UP_CANCELLED'))
);

create index ix_referral_event_referral on referral_event (referral_id, at, id);
create index ix_referral_event_referrer on referral_event (referrer_id, at desc, id desc);
create index ix_referral_event_clinic_day on referral_event (clinic_day, at, id);

create trigger referral_event_keeps_its_words before update of id, referral_id, kind, clinic_day, at, staff_id, amount, details
	on referral_event for each statement execute function refuse_change();
create trigger referral_event_stays before delete or truncate on referral_event for each statement execute function refuse_change();
