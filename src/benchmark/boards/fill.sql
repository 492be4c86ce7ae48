-- Fills the boards of a new demo clinic: psql -v deals=100000 -f fill.sql
-- Titles follow from patient and service; few are typed. Appointments gets three stages of its own, so that eight open columns show twenty cards each.
\set ON_ERROR_STOP 1
begin;
insert into pipeline_stage (pipeline, code, position, own, name, stall_minutes, task)
select 'APPOINTMENTS', 'BENCH_' || i, 100 + i, true, 'Further step ' || i, 480, 'Take the next step' from generate_series(1, 3) i
on conflict (pipeline, code) do nothing;
alter table deal disable trigger user;
insert into patient (id, last_name, first_name, sort_name, phones, emails, utm, dentacoin_participation, opening_visits,
	opening_paid, search_text, registered_at, version)
select ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, last, first, lower(last || ' ' || first),
	jsonb_build_array(jsonb_build_object('e164', '+4930' || lpad((i * 7919 % 10000000)::text, 8, '0'), 'label', null)),
	'{}', '{}', 'NOT_ASKED', 0, 0, lower(last || ' ' || first), now(), 0
from (
	select i, (array['Anna','Ivan','Maria','Oleg','Elena','Pavel','Olga','Irina','Anton','Nina','Boris','Vera'])[1 + i % 12] as first,
		(array['Brandt','Kessler','Novak','Ilyina','Sommer','Weber','Fischer','Lorenz','Petrov','Albers'])[1 + i / 12 % 10]
			|| (array['', '-Baum', 'mann', '-Roth', 'berg', 'son'])[1 + i / 120 % 6] as last
	from generate_series(1, :deals / 5) i
) named;
insert into deal (id, pipeline, stage, patient_id, title, amount, amount_typed, responsible_id, branch_id, utm, open, requests,
	attention, move_id, stage_entered, stage_entered_at, due_at, stall_at, stall_pending, rank_at, created_at, created_by, version,
	comment, source)
select id, 'APPOINTMENTS', stage, ('01900000-0000-7000-8000-' || lpad(to_hex(1 + i % (:deals / 5)), 12, '0'))::uuid,
	case when i % 16 = 0 then 'Treatment ' || i % 997 end, 100 + i % 5000, true, people.ids[1 + i % array_length(people.ids, 1)],
	branches.ids[1 + i % array_length(branches.ids, 1)], '{}', true, 1, false, id, jsonb_build_object(stage, entered), entered,
	stall - interval '4 hours', stall, false, stall, entered, people.ids[1], 0, null, 'web'
from (
	select i, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id,
		(array['NEW', 'IN_WORK', 'CHOOSING_TIME', 'BOOKED', 'CONFIRMED', 'BENCH_1', 'BENCH_2', 'BENCH_3'])[1 + i % 8] as stage,
		now() - i % 10000 * interval '1 minute' as entered,
		now() + (case when i % 12500 < 8 then -1 - i % 300 else 300 + i % 20000 end) * interval '1 minute' as stall
	from generate_series(1, :deals) i
) made
cross join (select array_agg(id order by username) as ids from staff_user where enabled) people
cross join (select array_agg(id order by code) as ids from branch) branches;
insert into deal_stage_entry (move_id, deal_id, pipeline, stage, entered_at, staff_id, automatic)
select move_id, id, pipeline, stage, stage_entered_at, created_by, false from deal where starts_with(id::text, '01900000-0000-7000-8000-');
update deal set closed_at = closed_at - interval '10 days' where not open and closed_at > now() - interval '8 days';
alter table deal enable trigger user;
delete from stage_count;
insert into stage_count (pipeline, stage, branch_id, deals, amount)
select pipeline, stage, branch_id, count(*), sum(coalesce(amount, 0)) from deal where open group by pipeline, stage, branch_id;
commit;
vacuum analyze patient, deal, deal_stage_entry, stage_count;
