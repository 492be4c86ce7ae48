-- a top-up given to the provider: its own row, so that a top-up is ordered once whatever happens on the way
create table top_up_order (
	top_up_id uuid not null,
	state text not null,
	attempts int not null default 0,
	-- whether an attempt may have been carried out although no answer came
	unclear boolean not null default false,
	next_attempt_at timestamptz not null,
	lease_until timestamptz,
	reference text,
	detail text,
	version bigint not null default 0,
	created_at timestamptz not null,
	done_at timestamptz,
	constraint pk_top_up_order primary key (top_up_id),
	constraint fk_top_up_order_top_up foreign key (top_up_id) references top_up (id),
	constraint ck_top_up_order_state check (state in ('WAITING', 'SENDING', 'DONE', 'REFUSED', 'UNCLEAR', 'DROPPED'))
);

create index ix_top_up_order_waiting on top_up_order (next_attempt_at) where state = 'WAITING';
create index ix_top_up_order_lease on top_up_order (lease_until) where state = 'SENDING';
