-- rules that were active together: receipts name the set that judged them; the id is a digest of what the rules say
create table cashback_rule_set (
	id uuid not null,
	rules uuid[] not null,
	versions int[] not null,
	constraint pk_cashback_rule_set primary key (id),
	constraint ck_cashback_rule_set_length check (cardinality(rules) > 0 and cardinality(rules) = cardinality(versions))
);

create trigger cashback_rule_set_is_insert_only before update or delete or truncate on cashback_rule_set
	for each statement execute function refuse_change();
