-- which columns of which board changed, read by every instance twice a second: a notification would hold a lock of the
-- whole database while it is committed, so that one move waits for the disk of the other. Of no use after a crash.
create unlogged table board_change (
	id bigint not null generated always as identity,
	xid xid8 not null default pg_current_xact_id(),
	pipeline text not null,
	before text not null,
	after text not null,
	at timestamptz not null default clock_timestamp(),
	constraint pk_board_change primary key (id)
);

create index ix_board_change_xid on board_change (xid);

create or replace function tell_deal() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		insert into board_change (pipeline, before, after) values (new.pipeline, old.stage, new.stage);
	else
		insert into board_change (pipeline, before, after) values (new.pipeline, new.stage, new.stage);
	end if;
	return null;
end
$$;
