-- tells every instance which columns of which board changed, once the change is committed
create or replace function tell_deal() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		perform pg_notify('deal', new.pipeline || ' ' || old.stage || ' ' || new.stage);
	else
		perform pg_notify('deal', new.pipeline || ' ' || new.stage || ' ' || new.stage);
	end if;
	return null;
end
$$;
