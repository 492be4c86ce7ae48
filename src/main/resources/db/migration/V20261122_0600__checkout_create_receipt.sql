create table receipt (
	id uuid not null,
	number text not null,
	patient_id uuid not null,
	appointment_id uuid not null,
	branch_id uuid not null,
	-- unknown on imported history
	visit_type text,
	occurred_at timestamptz not null,
	occurred_on date not null,
	opened_at timestamptz not null,
	opened_by uuid not null,
	backdated boolean not null,
	history boolean not null,
	state text not null,
	gross numeric(19, 4) not null,
	discounts numeric(19, 4) not null,
	money_paid numeric(19, 4) not null,
	value_paid numeric(19, 4) not null,
	money_refunded numeric(19, 4) not null,
	value_refunded numeric(19, 4) not null,
	-- money paid on earlier visits when the receipt was opened (CB-10)
	paid_earlier numeric(19, 4) not null,
	expected_bonus numeric(19, 4) not null,
	-- what each reward program said, as JSON
	assessments text not null,
	visit_completed_at timestamptz,
	settled_at timestamptz,
	settled_by uuid,
	voided_at timestamptz,
	voided_by uuid,
	void_reason text,
	version bigint not null,
	constraint pk_receipt primary key (id),
	constraint uq_receipt_number unique (number),
	constraint fk_receipt_patient foreign key (patient_id) references patient (id),
	constraint fk_receipt_appointment foreign key (appointment_id) references appointment (id),
	constraint fk_receipt_branch foreign key (branch_id) references branch (id),
	constraint fk_receipt_opened_by foreign key (opened_by) references staff_user (id),
	constraint fk_receipt_voided_by foreign key (voided_by) references staff_user (id),
	constraint ck_receipt_state check (state in ('OPEN', 'PART_PAID', 'SETTLED', 'REFUNDED', 'VOID')),
	constraint ck_receipt_discounts check (discounts between 0 and gross),
	-- never more is paid than the visit costs, never more goes back than was paid
	constraint ck_receipt_paid check (money_paid >= 0 and value_paid >= 0 and money_paid + value_paid <= gross - discounts),
	constraint ck_receipt_refunded check (money_refunded between 0 and money_paid and value_refunded between 0 and value_paid),
	constraint ck_receipt_void check ((state = 'VOID') = (voided_at is not null and voided_by is not null and void_reason is not null)),
	constraint ck_receipt_void_holds_nothing check (state <> 'VOID'
		or (money_paid = money_refunded and value_paid = value_refunded))
);

-- a visit has at most one receipt that is not void
create unique index uq_receipt_appointment on receipt (appointment_id) where state <> 'VOID';
create index ix_receipt_patient on receipt (patient_id, occurred_at desc, id);
create index ix_receipt_occurred_on on receipt (occurred_on desc, id desc);
create index ix_receipt_unpaid on receipt (occurred_at, id) where state in ('OPEN', 'PART_PAID');
create index ix_receipt_unpaid_occurred_on on receipt (occurred_on) where state in ('OPEN', 'PART_PAID');

create table receipt_line (
	receipt_id uuid not null,
	position integer not null,
	-- null on imported history without a service
	service_id uuid,
	service_code text not null,
	service_name text not null,
	category text not null,
	quantity integer not null,
	price numeric(19, 4) not null,
	discount numeric(19, 4) not null,
	amount numeric(19, 4) not null,
	cashback_type text not null,
	cashback_value numeric(19, 4),
	practitioner_id uuid,
	constraint pk_receipt_line primary key (receipt_id, position),
	constraint fk_receipt_line_receipt foreign key (receipt_id) references receipt (id),
	constraint fk_receipt_line_service foreign key (service_id) references service (id),
	constraint fk_receipt_line_practitioner foreign key (practitioner_id) references practitioner (id),
	constraint ck_receipt_line_quantity check (quantity between 1 and 99),
	constraint ck_receipt_line_amount check (price >= 0 and discount >= 0 and amount >= 0
		and amount = price * quantity - discount)
);

create table receipt_discount (
	receipt_id uuid not null,
	position integer not null,
	program text not null,
	rule text not null,
	reason text not null,
	amount numeric(19, 4) not null,
	constraint pk_receipt_discount primary key (receipt_id, position),
	constraint fk_receipt_discount_receipt foreign key (receipt_id) references receipt (id),
	constraint ck_receipt_discount_amount check (amount > 0)
);

create table payment (
	id uuid not null,
	receipt_id uuid not null,
	tender text not null,
	amount numeric(19, 4) not null,
	refunded numeric(19, 4) not null,
	received_at timestamptz not null,
	received_on date not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null,
	backdated boolean not null,
	fiscal_number text,
	ledger_entry_id uuid,
	voided_at timestamptz,
	voided_by uuid,
	void_reason text,
	version bigint not null,
	constraint pk_payment primary key (id),
	constraint fk_payment_receipt foreign key (receipt_id) references receipt (id),
	constraint fk_payment_ledger_entry foreign key (ledger_entry_id) references ledger_transaction (id),
	constraint fk_payment_recorded_by foreign key (recorded_by) references staff_user (id),
	constraint fk_payment_voided_by foreign key (voided_by) references staff_user (id),
	constraint ck_payment_tender check (tender in ('CASH', 'CARD', 'BANK_TRANSFER', 'INSURANCE', 'INTERNAL_ACCOUNT', 'BONUS', 'DENTACOIN')),
	constraint ck_payment_amount check (amount > 0),
	constraint ck_payment_refunded check (refunded between 0 and amount),
	constraint ck_payment_void check (voided_at is null or (refunded = 0 and voided_by is not null and void_reason is not null))
);

create index ix_payment_receipt on payment (receipt_id);
create index ix_payment_received_on on payment (received_on, tender);

create table refund (
	id uuid not null,
	payment_id uuid not null,
	amount numeric(19, 4) not null,
	reason text not null,
	refunded_at timestamptz not null,
	refunded_on date not null,
	refunded_by uuid not null,
	constraint pk_refund primary key (id),
	constraint fk_refund_payment foreign key (payment_id) references payment (id),
	constraint fk_refund_refunded_by foreign key (refunded_by) references staff_user (id),
	constraint ck_refund_amount check (amount > 0),
	constraint ck_refund_reason check (length(reason) >= 3)
);

create index ix_refund_payment on refund (payment_id);
create index ix_refund_refunded_on on refund (refunded_on);

alter table receipt add constraint fk_receipt_settled_by foreign key (settled_by) references payment (id);

-- receipt numbers count up within a year without making desks wait for each other; a number may stay unused
create function next_receipt_number(year integer) returns bigint language plpgsql as $$
declare
	numbers text := 'receipt_number_' || year;
begin
	if to_regclass(numbers) is null then
		perform pg_advisory_xact_lock(hashtext(numbers));
		execute format('create sequence if not exists %I', numbers);
	end if;
	return nextval(numbers);
end
$$;
