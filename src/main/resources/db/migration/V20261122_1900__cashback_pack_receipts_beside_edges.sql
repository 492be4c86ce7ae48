-- receipts beside an edge, many in a row: one row for each made a replay spend most of its time on keys and indexes.
-- A receipt that was taken back since is not found any more and is left out when the list is read.
create table cashback_replay_beside (
	replay_id uuid not null,
	edge numeric(19, 4) not null,
	kind text not null,
	part int not null,
	receipts uuid[] not null,
	tested numeric(19, 4)[] not null,
	differences numeric(19, 4)[] not null,
	constraint pk_cashback_replay_beside primary key (replay_id, edge, kind, part),
	constraint fk_cashback_replay_beside_replay foreign key (replay_id) references cashback_replay (id) on delete cascade,
	constraint ck_cashback_replay_beside_kind check (kind in ('SHORT', 'DROP')),
	constraint ck_cashback_replay_beside_length check (cardinality(receipts) = cardinality(tested)
		and cardinality(receipts) = cardinality(differences))
);

insert into cashback_replay_beside (replay_id, edge, kind, part, receipts, tested, differences)
select replay_id, edge, kind, 0, array_agg(receipt_id order by receipt_id), array_agg(tested order by receipt_id),
	array_agg(difference order by receipt_id)
from cashback_replay_cliff group by replay_id, edge, kind;

drop table cashback_replay_cliff;
