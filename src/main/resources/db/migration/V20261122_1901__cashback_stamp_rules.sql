-- changes with every change of the rules: opening a receipt asks for the stamp instead of reading all rules
create table cashback_rule_stamp (
	id boolean not null default true,
	stamp uuid not null,
	constraint pk_cashback_rule_stamp primary key (id),
	constraint ck_cashback_rule_stamp_one check (id)
);

insert into cashback_rule_stamp (stamp) values (gen_random_uuid());

create function cashback_stamp_rules() returns trigger language plpgsql as $$
begin
	update cashback_rule_stamp set stamp = gen_random_uuid();
	return null;
end $$;

create trigger cashback_rule_is_stamped after insert or update or delete on cashback_rule
	for each statement execute function cashback_stamp_rules();
