-- how a person likes to look at the list of a pipeline's deals
create table deal_saved_view (
	id uuid not null,
	staff_id uuid not null,
	pipeline text not null,
	name text not null,
	query text not null,
	created_at timestamptz not null,
	constraint pk_deal_saved_view primary key (id),
	constraint fk_deal_saved_view_staff foreign key (staff_id) references staff_user (id),
	constraint uq_deal_saved_view_name unique (staff_id, pipeline, name)
);
