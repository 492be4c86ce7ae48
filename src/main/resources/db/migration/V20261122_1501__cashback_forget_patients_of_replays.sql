-- a replay never keeps a patient or receipt from being taken back
alter table cashback_replay_patient drop constraint fk_cashback_replay_patient_patient;
alter table cashback_replay_patient add constraint fk_cashback_replay_patient_patient
	foreign key (patient_id) references patient (id) on delete cascade;
alter table cashback_replay_cliff add constraint fk_cashback_replay_cliff_patient
	foreign key (patient_id) references patient (id) on delete cascade;
create index ix_cashback_replay_cliff_patient on cashback_replay_cliff (patient_id);
create index ix_cashback_replay_cliff_receipt on cashback_replay_cliff (receipt_id);
