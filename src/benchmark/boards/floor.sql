-- The least a board can be: psql -v deals=100000 -f floor.sql
\set ON_ERROR_STOP 1
create table patient (id bigint primary key, full_name text not null, phone text not null);
insert into patient select i, 'Patient ' || i, '7701' || lpad((i * 7919 % 10000000)::text, 7, '0') from generate_series(1::bigint, :deals) i;
create table outbox (id bigint generated always as identity primary key, topic text not null, payload jsonb not null, created_at timestamptz not null default now());
create table stage (id int primary key, name text not null, cards bigint not null default 0, amount bigint not null default 0);
insert into stage select i, 'Stage ' || i from generate_series(1, 8) i;
create table deal (id bigint primary key, stage_id int not null references stage, patient_id bigint not null references patient, title text not null, amount bigint not null, owner_id int not null, moved_at timestamptz not null);
insert into deal select i, 1 + (hashint8extended(i, 5) & 7)::int, 1 + i * 37 % :deals, 'Treatment ' || i % 997, 1000 * (i % 5000), (i % 20)::int, now() - i::int * interval '1 minute' from generate_series(1::bigint, :deals) i;
create index deal_board on deal (stage_id, moved_at desc) include (amount);
update stage s set cards = x.n, amount = x.a from (select stage_id, count(*) n, sum(amount) a from deal group by 1) x where x.stage_id = s.id;
vacuum analyze;
