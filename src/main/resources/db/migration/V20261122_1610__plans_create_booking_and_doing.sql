-- an appointment that was booked from an item
create table plan_booking (
	plan_id uuid not null,
	item_id uuid not null,
	appointment_id uuid not null,
	booked_at timestamptz not null,
	booked_by uuid not null,
	constraint pk_plan_booking primary key (item_id, appointment_id),
	constraint fk_plan_booking_plan foreign key (plan_id) references treatment_plan (id),
	constraint fk_plan_booking_appointment foreign key (appointment_id) references appointment (id) on delete cascade,
	constraint fk_plan_booking_booked_by foreign key (booked_by) references staff_user (id)
);

create index ix_plan_booking_appointment on plan_booking (appointment_id);
create index ix_plan_booking_plan on plan_booking (plan_id);

-- how much of an item a completed visit did, by its booking or its receipt
create table plan_item_done (
	plan_id uuid not null,
	item_id uuid not null,
	appointment_id uuid not null,
	quantity integer not null,
	done_on date not null,
	constraint pk_plan_item_done primary key (item_id, appointment_id),
	constraint fk_plan_item_done_plan foreign key (plan_id) references treatment_plan (id),
	constraint fk_plan_item_done_appointment foreign key (appointment_id) references appointment (id) on delete cascade,
	constraint ck_plan_item_done_quantity check (quantity > 0)
);

create index ix_plan_item_done_plan on plan_item_done (plan_id);
create index ix_plan_item_done_appointment on plan_item_done (appointment_id);
