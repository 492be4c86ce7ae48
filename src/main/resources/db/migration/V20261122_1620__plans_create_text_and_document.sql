-- wording of the printed plan and contract; a changed text is a new row, so papers stay as they were
create table plan_text (
	id uuid not null,
	kind text not null,
	language text not null,
	body text not null,
	created_at timestamptz not null,
	created_by uuid not null,
	constraint pk_plan_text primary key (id),
	constraint fk_plan_text_created_by foreign key (created_by) references staff_user (id),
	constraint ck_plan_text_kind check (kind in ('PLAN', 'CONTRACT'))
);

create index ix_plan_text_current on plan_text (kind, language, created_at desc);

create trigger plan_text_is_insert_only before update or delete or truncate on plan_text
	for each statement execute function refuse_change();

-- the wording a plan was presented with and its contract was made with, null for the usual one
alter table treatment_plan add column plan_text_id uuid;
alter table treatment_plan add column contract_text_id uuid;
alter table treatment_plan add constraint fk_treatment_plan_plan_text foreign key (plan_text_id) references plan_text (id);
alter table treatment_plan add constraint fk_treatment_plan_contract_text foreign key (contract_text_id) references plan_text (id);

-- signatures drawn on a screen and scans of signed paper
create table plan_document (
	id uuid not null,
	plan_id uuid not null,
	kind text not null,
	name text not null,
	media_type text not null,
	content bytea not null,
	size integer not null,
	-- of what is kept, and of the file as it came
	sha256 text not null,
	received_sha256 text not null,
	created_at timestamptz not null,
	created_by uuid not null,
	constraint pk_plan_document primary key (id),
	constraint uq_plan_document_received unique (plan_id, received_sha256),
	constraint fk_plan_document_plan foreign key (plan_id) references treatment_plan (id),
	constraint fk_plan_document_created_by foreign key (created_by) references staff_user (id),
	constraint ck_plan_document_kind check (kind in ('SIGNATURE', 'SCAN')),
	constraint ck_plan_document_media_type check (media_type in ('application/pdf', 'image/png', 'image/jpeg'))
);

create trigger plan_document_is_insert_only before update or delete or truncate on plan_document
	for each statement execute function refuse_change();
