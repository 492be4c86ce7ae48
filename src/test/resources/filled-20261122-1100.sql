-- rows of every table as the first version left them: a small clinic with an imported patient
set constraints all deferred;
delete from staff_user_role;
delete from api_token;
delete from revenue_category;
delete from staff_user;

insert into branch (id, code, name, address, phone, active, version) values
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'B7KBY', 'Branch 7KBY', NULL, '+493023125418', 'true', '1');

insert into branch_opening (branch_id, weekday, opens, closes) values
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '1', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '2', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '3', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '4', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '5', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '6', '00:00:00', '00:00:00'),
	('01a20294-71e9-7a3d-bbad-e1a38f7f0aed', '7', '00:00:00', '00:00:00');

insert into cashback_rule (id, created_at, version, archived_at) values
	('01a20294-8237-7f3a-93f0-77c6f6918193', '2026-11-22 09:26:56.823997+00', '1', NULL);

insert into chair (id, code, name, branch_id, active, version) values
	('01a20294-7653-7c41-b121-e4734bcea94a', 'C7KBY', 'Chair 7KBY', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'true', '0');

insert into clinic_setting (id, name, currency, time_zone, country, language, inactivity_months, bonus_cap_percent, bonus_waiting_days, bonus_expiry_months, referral_mode, referral_gifts, marketing_contract_date) values
	('1', 'Clinic', 'EUR', 'Europe/Berlin', 'DE', 'en', '6', '100', '0', '0', 'REWARD', '{"Mouth rinse","Dental floss"}', NULL);

insert into contact_channel (id, code, name, kind, tracking_number, form_key, signing_secret, old_secret, old_secret_until, path_secret_hash, active, created_at, version) values
	('01a20294-b0fd-7aa5-930a-c96d48428680', 'web-7kby', 'Website', 'WEB_FORM', NULL, 'k7KBY', 'sealed:1:yplfWsIWKKPgTwb+nJS4jtFpbX2pQ/vs6GtqQzfux6ciPGjAOM0oPg6+U5zh1e6DsaXY8gpYYXyLSdkGjkewWn92', NULL, NULL, 'a2e2a796bb6341be50cbfd09a3812d5bffc23f983ebbcb5bb8c33a16cd739f87', 'true', '2026-11-22 09:27:08.803766+00', '0');

insert into contact_key (source, external_id, contact_id) values
	('api/CALL', 'eb924a29-aeee-4182-b3f5-f49a69d994b5', '01a20294-9154-74f5-9b1c-1a286cbeea88');

insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, completion_date, status, completion_attempts, last_resubmission_date) values
	('12bbde67-7dd8-42eb-acdc-d42fc3bf0290', 'dental.cuspid.plans.PlanWork.on(dental.cuspid.checkout.ReceiptSettled)', 'dental.cuspid.checkout.ReceiptSettled', '{"receipt":"01a20294-7cbc-7e10-8aff-24f30aeccab6","appointment":"01a20294-7c6c-7032-b541-8140196d79c5","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","at":"2026-11-22T09:26:58.287446Z"}', '2026-11-22 09:26:58.913551+00', '2026-11-22 09:26:58.998109+00', 'COMPLETED', '1', '2026-11-22 09:26:58.913551+00'),
	('23c3bf7f-a517-46b2-9c9d-d678526334d7', 'dental.cuspid.plans.PlanWork.on(dental.cuspid.checkout.PaymentReceived)', 'dental.cuspid.checkout.PaymentReceived', '{"payment":"01a20294-8062-732b-94ee-5775ba61c063","receipt":"01a20294-7cbc-7e10-8aff-24f30aeccab6","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","tender":"CASH","amount":10.00,"at":"2026-11-22T09:26:56.354025Z"}', '2026-11-22 09:26:56.424542+00', '2026-11-22 09:26:56.490253+00', 'COMPLETED', '1', '2026-11-22 09:26:56.424542+00'),
	('335f5665-1f1f-46f0-a840-20a7794431ef', 'dental.cuspid.pipelines.InboundAutomation.on(dental.cuspid.messaging.ContactReceived)', 'dental.cuspid.messaging.ContactReceived', '{"contact":"01a20294-9154-74f5-9b1c-1a286cbeea88","kind":"CALL","match":"LEAD","patient":"01a20294-925d-70b1-a049-f3aa310a71f2","at":"2026-11-22T09:27:00.708137Z","durationSeconds":null,"trackingNumber":null,"formKey":null}', '2026-11-22 09:27:01.042044+00', '2026-11-22 09:27:01.443897+00', 'COMPLETED', '1', '2026-11-22 09:27:01.042044+00'),
	('50a98629-82ee-4769-9454-91f138e64771', 'dental.cuspid.pipelines.CalendarAutomation.on(dental.cuspid.calendar.AppointmentChanged)', 'dental.cuspid.calendar.AppointmentChanged', '{"event":"01a20294-7c84-749e-bae1-901646b109b6","appointment":"01a20294-7c6c-7032-b541-8140196d79c5","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","kind":"WALKED_IN","at":"2026-11-22T09:26:55.311946Z"}', '2026-11-22 09:26:55.38034+00', '2026-11-22 09:26:56.818534+00', 'COMPLETED', '1', '2026-11-22 09:26:55.38034+00'),
	('5673f1f1-f89b-47bb-b380-a16675e2c9fe', 'dental.cuspid.pipelines.CalendarAutomation.on(dental.cuspid.calendar.AppointmentChanged)', 'dental.cuspid.calendar.AppointmentChanged', '{"event":"01a20294-8c9b-7847-a061-c2277e677a95","appointment":"01a20294-8c32-7325-b0b7-4a6ddf54b645","patient":"01a20294-83a0-7460-a11a-c220d66ed0af","kind":"WALKED_IN","at":"2026-11-22T09:26:59.365796Z"}', '2026-11-22 09:26:59.486939+00', '2026-11-22 09:27:00.264232+00', 'COMPLETED', '1', '2026-11-22 09:26:59.486939+00'),
	('62ebeec8-5b7e-4162-9ad3-64d3cd60ecf0', 'dental.cuspid.pipelines.CalendarAutomation.on(dental.cuspid.calendar.AppointmentChanged)', 'dental.cuspid.calendar.AppointmentChanged', '{"event":"01a20294-8a32-7684-9f26-6448e706583e","appointment":"01a20294-7c6c-7032-b541-8140196d79c5","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","kind":"COMPLETED","at":"2026-11-22T09:26:58.860767682Z"}', '2026-11-22 09:26:58.868842+00', '2026-11-22 09:26:59.035628+00', 'COMPLETED', '1', '2026-11-22 09:26:58.868842+00'),
	('6c0c6c8d-fe18-4740-bdf0-296485d80abc', 'dental.cuspid.pipelines.CalendarAutomation.on(dental.cuspid.calendar.AppointmentChanged)', 'dental.cuspid.calendar.AppointmentChanged', '{"event":"01a20294-92ec-7b1f-9ff5-dcfb322bdf60","appointment":"01a20294-92dd-78a0-8d1b-2e99ee67d10e","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","kind":"BOOKED","at":"2026-11-22T09:27:01.085514506Z"}', '2026-11-22 09:27:01.107162+00', '2026-11-22 09:27:01.998165+00', 'COMPLETED', '1', '2026-11-22 09:27:01.107162+00'),
	('c44b45cd-298c-4436-ac13-b05b56e31399', 'dental.cuspid.pipelines.CalendarAutomation.on(dental.cuspid.calendar.AppointmentChanged)', 'dental.cuspid.calendar.AppointmentChanged', '{"event":"01a20294-9442-732d-84ac-06bedd549c28","appointment":"01a20294-92dd-78a0-8d1b-2e99ee67d10e","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","kind":"CANCELLED","at":"2026-11-22T09:27:01.428934931Z"}', '2026-11-22 09:27:01.450032+00', '2026-11-22 09:27:02.192885+00', 'COMPLETED', '1', '2026-11-22 09:27:01.450032+00'),
	('dba43bbb-c77b-4515-b009-cc9ab8afb3c9', 'dental.cuspid.plans.PlanWork.on(dental.cuspid.checkout.PaymentReceived)', 'dental.cuspid.checkout.PaymentReceived', '{"payment":"01a20294-87ef-7868-a490-8c6daba88c4c","receipt":"01a20294-7cbc-7e10-8aff-24f30aeccab6","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","tender":"CARD","amount":90.00,"at":"2026-11-22T09:26:58.287446Z"}', '2026-11-22 09:26:58.921754+00', '2026-11-22 09:26:59.013193+00', 'COMPLETED', '1', '2026-11-22 09:26:58.921754+00'),
	('e9f49380-371a-41c8-87a6-4df3c6a91ee7', 'dental.cuspid.plans.PlanWork.on(dental.cuspid.calendar.VisitCompleted)', 'dental.cuspid.calendar.VisitCompleted', '{"appointment":"01a20294-7c6c-7032-b541-8140196d79c5","patient":"01a20294-7915-7710-920f-806f1ff8c9cf","at":"2026-11-22T09:26:58.860767682Z"}', '2026-11-22 09:26:58.871883+00', '2026-11-22 09:26:59.011678+00', 'COMPLETED', '1', '2026-11-22 09:26:58.871883+00');

insert into inbox_entry (id, source, external_id, fingerprint, signed, channel_id, contact_id, body, state, attempts, next_attempt_at, error, received_at) values
	('01a20294-9164-72e5-81b6-3cdc44e5d6f3', 'api/CALL', 'eb924a29-aeee-4182-b3f5-f49a69d994b5', '9b8b8b435fe251777ad8ebbc8eb4f61c3e78f9e30875f64c0bd40c012c4122b4', 'true', NULL, '01a20294-9154-74f5-9b1c-1a286cbeea88', '{"phone": "+493023125418", "channel": "CALL", "externalId": "eb924a29-aeee-4182-b3f5-f49a69d994b5"}', 'PROCESSED', '1', '2026-11-22 09:27:01.066455+00', NULL, '2026-11-22 09:27:00.708137+00');

insert into patient_card_number (card_number, patient_id) values
	('1', '01a20294-7915-7710-920f-806f1ff8c9cf'),
	('2', '01a20294-83a0-7460-a11a-c220d66ed0af'),
	('Z7KBY', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b');

insert into practitioner (id, code, name, branch_id, active, version) values
	('01a20294-75b1-73c4-b042-667164ccb895', 'P7KBY', 'Dr. P7KBY', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'true', '0'),
	('01a20294-7607-7617-b201-3c9b5b2f2a06', 'Q7KBY', 'Dr. Q7KBY', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'true', '0');

insert into revenue_category (code, name, position) values
	('FLAB', NULL, '9'),
	('GNATH', NULL, '1'),
	('IMP', NULL, '2'),
	('IP', NULL, '3'),
	('KFO', NULL, '4'),
	('KONS_CHIR', NULL, '5'),
	('MATERIAL', NULL, '6'),
	('PAR', NULL, '8'),
	('ZE', NULL, '7');

insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by, last_success, last_failure, consecutive_failures, last_heartbeat, version, priority) values
	('cold-start', 'recurring', NULL, '2026-11-22 09:36:46.681305+00', 'false', NULL, '2026-11-22 09:26:46.681305+00', NULL, '0', NULL, '3', NULL),
	('confirmations', 'recurring', NULL, '2026-11-22 09:36:46.63169+00', 'false', NULL, '2026-11-22 09:26:46.63169+00', NULL, '0', NULL, '3', NULL),
	('events-again', 'recurring', NULL, '2026-11-22 09:27:46.528662+00', 'false', NULL, '2026-11-22 09:26:46.528662+00', NULL, '0', NULL, '3', NULL),
	('events-forgotten', 'recurring', NULL, '2026-11-22 15:26:46.513026+00', 'false', NULL, '2026-11-22 09:26:46.513026+00', NULL, '0', NULL, '3', NULL),
	('import-retention', 'recurring', NULL, '2026-11-23 03:10:00+00', 'false', NULL, NULL, NULL, NULL, NULL, '1', NULL),
	('inactive-patients', 'recurring', NULL, '2026-11-23 01:40:00+00', 'false', NULL, NULL, NULL, NULL, NULL, '1', NULL),
	('inbox', 'recurring', NULL, '2026-11-22 09:27:17.052047+00', 'false', NULL, '2026-11-22 09:27:12.052047+00', NULL, '0', NULL, '9', NULL),
	('inbox-purge', 'recurring', NULL, '2026-11-23 03:10:00+00', 'false', NULL, NULL, NULL, NULL, NULL, '1', NULL),
	('outbox', 'recurring', NULL, '2026-11-22 09:27:17.012283+00', 'false', NULL, '2026-11-22 09:27:12.012283+00', NULL, '0', NULL, '9', NULL),
	('reconciliation', 'recurring', NULL, '2026-11-23 01:30:00+00', 'false', NULL, NULL, NULL, NULL, NULL, '1', NULL),
	('stage-counts', 'recurring', NULL, '2026-11-22 09:27:31.997951+00', 'false', NULL, '2026-11-22 09:27:11.997951+00', NULL, '0', NULL, '5', NULL),
	('stalled-deals', 'recurring', NULL, '2026-11-22 09:27:46.653354+00', 'false', NULL, '2026-11-22 09:26:46.653354+00', NULL, '0', NULL, '3', NULL);

insert into service (id, code, name, category, price, duration_minutes, cashback_type, cashback_value, active, version) values
	('01a20294-771e-7e9b-b173-2cbe1937bfef', 'S7KBY', 'Filling 7KBY', 'KONS_CHIR', '100.0000', '30', 'NONE', NULL, 'true', '0');

insert into source (id, name, active) values
	('01a20294-8315-707f-9003-f55301b71d92', 'Source7KBY', 'true');

insert into staff_user (id, username, name, email, language, theme, branch_code, branch_filter, supervisor_id, password_hash, enabled, failed_sign_ins, locked_until, created_at, version) values
	('00000000-0000-7000-8000-000000000001', 'system', 'Cuspid', NULL, 'en', 'auto', NULL, NULL, NULL, NULL, 'false', '0', NULL, '2026-11-22 09:26:17.297282+00', '0'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'admin', 'Administrator', NULL, 'en', 'auto', NULL, NULL, NULL, '{argon2id}$argon2id$v=19$m=16384,t=2,p=1$VvGefOcpqyXGgFQ/Kp8vKg$AKlkYHMgj4Zoa8jPQ9revxJq6AjOUE8CTrrC1yjSurw', 'true', '0', NULL, '2026-11-22 09:26:42.226734+00', '1');

insert into staff_user_role (staff_user_id, role) values
	('01a20294-4932-7ac1-aa21-769328847afa', 'ADMINISTRATOR'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'CALL_CENTRE'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'COORDINATOR'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'DIRECTOR'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'FINANCE'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'FRONT_DESK'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'HEAD_PHYSICIAN'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'MARKETING'),
	('01a20294-4932-7ac1-aa21-769328847afa', 'PATIENT_RELATIONS');

insert into api_token (id, staff_user_id, token_hash, scopes, created_at, revoked_at) values
	('01a20294-4bf3-7702-adfa-709b9d19fb49', '01a20294-4932-7ac1-aa21-769328847afa', '27f915a218a345861235453c13a1c2723f0ecd7e39b9bfa81ae735df98c8cb91', 'approve history metrics read write', '2026-11-22 09:26:42.931901+00', NULL);

insert into audit_entry (id, at, staff_id, action, subject_type, subject_id, details) values
	('01a20294-4bed-706c-8220-b6e6d5005280', '2026-11-22 09:26:42.925101+00', '00000000-0000-7000-8000-000000000001', 'staff.created', 'staff', '01a20294-4932-7ac1-aa21-769328847afa', 'admin [FRONT_DESK, CALL_CENTRE, COORDINATOR, PATIENT_RELATIONS, FINANCE, HEAD_PHYSICIAN, MARKETING, DIRECTOR, ADMINISTRATOR]'),
	('01a20294-7215-7179-af6f-8efc54a65d55', '2026-11-22 09:26:52.69312+00', '01a20294-4932-7ac1-aa21-769328847afa', 'branch.added', 'branch', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'B7KBY'),
	('01a20294-75b8-76a1-bf5f-f5ff27eb30c3', '2026-11-22 09:26:53.624454+00', '01a20294-4932-7ac1-aa21-769328847afa', 'practitioner.added', 'practitioner', '01a20294-75b1-73c4-b042-667164ccb895', 'P7KBY'),
	('01a20294-760c-7429-8149-0685bd8397ab', '2026-11-22 09:26:53.708295+00', '01a20294-4932-7ac1-aa21-769328847afa', 'practitioner.added', 'practitioner', '01a20294-7607-7617-b201-3c9b5b2f2a06', 'Q7KBY'),
	('01a20294-7656-7abb-bfa5-46cbbd42f7b2', '2026-11-22 09:26:53.782705+00', '01a20294-4932-7ac1-aa21-769328847afa', 'chair.added', 'chair', '01a20294-7653-7c41-b121-e4734bcea94a', 'C7KBY'),
	('01a20294-7740-709a-9cc2-801f846940dd', '2026-11-22 09:26:54.016074+00', '01a20294-4932-7ac1-aa21-769328847afa', 'service.added', 'service', '01a20294-771e-7e9b-b173-2cbe1937bfef', 'S7KBY 100'),
	('01a20294-7ae2-7e85-84fe-9809639c3478', '2026-11-22 09:26:54.947177+00', '01a20294-4932-7ac1-aa21-769328847afa', 'patient.registered', 'patient', '01a20294-7915-7710-920f-806f1ff8c9cf', NULL),
	('01a20294-7ca7-78fe-bdc2-6989fccd3f94', '2026-11-22 09:26:55.399614+00', '01a20294-4932-7ac1-aa21-769328847afa', 'appointment.walked_in', 'appointment', '01a20294-7c6c-7032-b541-8140196d79c5', NULL),
	('01a20294-7d95-7833-8980-2009dadefc8f', '2026-11-22 09:26:55.637579+00', '01a20294-4932-7ac1-aa21-769328847afa', 'receipt.opened', 'receipt', '01a20294-7cbc-7e10-8aff-24f30aeccab6', NULL),
	('01a20294-8083-7253-905c-1adc1f225967', '2026-11-22 09:26:56.387173+00', '01a20294-4932-7ac1-aa21-769328847afa', 'payment.taken', 'payment', '01a20294-8062-732b-94ee-5775ba61c063', 'CASH 10.00 EUR'),
	('01a20294-8185-7c89-b8cf-eebda447a87d', '2026-11-22 09:26:56.645824+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-806e-72e7-a059-371e945fb570', 'APPOINTMENTS/CAME'),
	('01a20294-81ce-73d4-ab31-5da6c7bde0d4', '2026-11-22 09:26:56.718315+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-81ad-797c-9764-c4e7033d253e', 'PATIENT_BASE/BASE'),
	('01a20294-8206-7766-8811-6fb6bffa6b46', '2026-11-22 09:26:56.774473+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-81d5-7abd-bee9-075d286e2662', 'COORDINATION/TO_WORK_THROUGH'),
	('01a20294-827d-7290-979b-9b8899eadc89', '2026-11-22 09:26:56.893212+00', '01a20294-4932-7ac1-aa21-769328847afa', 'cashback_rule.added', 'cashback_rule', '01a20294-8237-7f3a-93f0-77c6f6918193', NULL),
	('01a20294-83b4-7509-bfaf-621c611664cc', '2026-11-22 09:26:57.204426+00', '01a20294-4932-7ac1-aa21-769328847afa', 'patient.registered', 'patient', '01a20294-83a0-7460-a11a-c220d66ed0af', NULL),
	('01a20294-85b8-7775-9b39-56d1a2e214b0', '2026-11-22 09:26:57.720516+00', '01a20294-4932-7ac1-aa21-769328847afa', 'import.uploaded', 'import', '01a20294-847c-70f2-baff-1320afe4f427', 'PATIENTS'),
	('01a20294-89f6-7c16-b974-579589a48cc4', '2026-11-22 09:26:58.806807+00', '01a20294-4932-7ac1-aa21-769328847afa', 'payment.taken', 'payment', '01a20294-87ef-7868-a490-8c6daba88c4c', 'CARD 90.00 EUR'),
	('01a20294-8a36-7328-8d26-8309f7f33ae7', '2026-11-22 09:26:58.870235+00', '01a20294-4932-7ac1-aa21-769328847afa', 'appointment.completed', 'appointment', '01a20294-7c6c-7032-b541-8140196d79c5', NULL),
	('01a20294-8ca0-78eb-b49a-f96038b9dea7', '2026-11-22 09:26:59.488601+00', '01a20294-4932-7ac1-aa21-769328847afa', 'appointment.walked_in', 'appointment', '01a20294-8c32-7325-b0b7-4a6ddf54b645', NULL),
	('01a20294-8d14-7315-bb91-29f25a14e04c', '2026-11-22 09:26:59.604269+00', '01a20294-4932-7ac1-aa21-769328847afa', 'receipt.opened', 'receipt', '01a20294-8cba-79af-86f5-3c7b0ad425cc', NULL),
	('01a20294-8e34-7d38-aeb0-8ea6cd6fcd15', '2026-11-22 09:26:59.892879+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-8dba-71b6-a31b-0f628a4ac508', 'APPOINTMENTS/CAME'),
	('01a20294-8e97-77fa-a564-d4ae8184f762', '2026-11-22 09:26:59.991558+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-8e54-736a-b24d-fc8cc05a959e', 'PATIENT_BASE/BASE'),
	('01a20294-8f02-7375-959c-83fb87b2af07', '2026-11-22 09:27:00.098258+00', '01a20294-4932-7ac1-aa21-769328847afa', 'receipt.voided', 'receipt', '01a20294-8cba-79af-86f5-3c7b0ad425cc', NULL),
	('01a20294-8f5f-77eb-a5ca-560c5cb482ac', '2026-11-22 09:27:00.191559+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-8eb8-7eb0-87c1-77841c7f24ec', 'COORDINATION/TO_WORK_THROUGH'),
	('01a20294-9017-7993-823e-dbedc2d72800', '2026-11-22 09:27:00.37564+00', '01a20294-4932-7ac1-aa21-769328847afa', 'patient.consents', 'patient', '01a20294-7915-7710-920f-806f1ff8c9cf', '{SMS=true, EMAIL=false}'),
	('01a20294-9282-7998-921f-9fc18327434e', '2026-11-22 09:27:00.994676+00', '00000000-0000-7000-8000-000000000001', 'patient.registered', 'patient', '01a20294-925d-70b1-a049-f3aa310a71f2', NULL),
	('01a20294-92fb-7e9b-bec3-81494738fa99', '2026-11-22 09:27:01.115941+00', '01a20294-4932-7ac1-aa21-769328847afa', 'appointment.booked', 'appointment', '01a20294-92dd-78a0-8d1b-2e99ee67d10e', NULL),
	('01a20294-93b4-7558-b518-815a85e01a90', '2026-11-22 09:27:01.300361+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-9355-7e08-90ab-6475ea08c385', 'APPOINTMENTS/NEW'),
	('01a20294-944e-7a17-b4f1-b6865b2a2259', '2026-11-22 09:27:01.454671+00', '01a20294-4932-7ac1-aa21-769328847afa', 'appointment.cancelled', 'appointment', '01a20294-92dd-78a0-8d1b-2e99ee67d10e', NULL),
	('01a20294-94d1-7793-8f8f-80ee3e8cab59', '2026-11-22 09:27:01.585497+00', '01a20294-4932-7ac1-aa21-769328847afa', 'time.blocked', 'practitioner', '01a20294-75b1-73c4-b042-667164ccb895', '2027-03-01T10:00:00Z to 2027-03-01T12:00:00Z'),
	('01a20294-9571-74bd-9c3e-e8caf8691c9d', '2026-11-22 09:27:01.745333+00', '01a20294-4932-7ac1-aa21-769328847afa', 'import.uploaded', 'import', '01a20294-94fd-7e6b-bf61-c07942847683', 'PATIENTS'),
	('01a20294-95cb-797f-b228-7bd40deca632', '2026-11-22 09:27:01.835644+00', '01a20294-4932-7ac1-aa21-769328847afa', 'import.applied', 'import', '01a20294-94fd-7e6b-bf61-c07942847683', NULL),
	('01a20294-9653-7c0f-8e0f-1cad9e13196f', '2026-11-22 09:27:01.971797+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-954c-7143-8cb8-93ad39299bd9', 'APPOINTMENTS/BOOKED'),
	('01a20294-968e-7320-9711-2ab1256c1f17', '2026-11-22 09:27:02.030218+00', '00000000-0000-7000-8000-000000000001', 'deal.moved', 'deal', '01a20294-954c-7143-8cb8-93ad39299bd9', 'BOOKED to NO_SHOW'),
	('01a20294-96a1-760c-bed6-d4bc5d032498', '2026-11-22 09:27:02.049416+00', '00000000-0000-7000-8000-000000000001', 'task.done', 'task', '01a20294-9654-7b3f-9fc6-a68600a94ced', NULL),
	('01a20294-9701-7621-b80b-936f4b876d72', '2026-11-22 09:27:02.145417+00', '01a20294-4932-7ac1-aa21-769328847afa', 'patient.registered', 'patient', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', NULL),
	('01a20294-9707-753a-970d-50f7e8dcf47f', '2026-11-22 09:27:02.151361+00', '00000000-0000-7000-8000-000000000001', 'deal.opened', 'deal', '01a20294-96b3-7e45-b31b-2d36414fc4be', 'REACTIVATION/HAD_VISITED'),
	('01a20294-a2ec-71af-9dfc-858a97caee15', '2026-11-22 09:27:05.196151+00', '01a20294-4932-7ac1-aa21-769328847afa', 'staff.signedIn', 'staff', '01a20294-4932-7ac1-aa21-769328847afa', NULL),
	('01a20294-b105-72b7-b023-630be60d6059', '2026-11-22 09:27:08.80522+00', '01a20294-4932-7ac1-aa21-769328847afa', 'channel.added', 'channel', '01a20294-b0fd-7aa5-930a-c96d48428680', 'web-7kby'),
	('01a20294-b84a-7d25-af16-c99dc85e92d8', '2026-11-22 09:27:10.666861+00', '01a20294-4932-7ac1-aa21-769328847afa', 'message.written', 'patient', '01a20294-7915-7710-920f-806f1ff8c9cf', NULL);

insert into blocked_time (id, practitioner_id, starts_at, ends_at, reason, created_at) values
	('01a20294-94cf-7a42-b8d3-1bdbd264308c', '01a20294-75b1-73c4-b042-667164ccb895', '2027-03-01 10:00:00+00', '2027-03-01 12:00:00+00', 'school', '2026-11-22 09:27:01.583733+00');

insert into cashback_rule_version (rule_id, version, terms, reason, made_at, made_by) values
	('01a20294-8237-7f3a-93f0-77c6f6918193', '1', '{"name": "Rule 7KBY", "basis": "VISIT", "enabled": false, "activeTo": null, "audience": "ALL", "priority": 100, "intervals": [{"to": null, "from": 0, "conditions": [{"unit": "PERCENT", "value": 1, "reward": "BONUS"}]}], "stackable": false, "activeFrom": null}', NULL, '2026-11-22 09:26:56.823997+00', '01a20294-4932-7ac1-aa21-769328847afa');

insert into import_run (id, kind, state, file_name, encoding, delimiter, sheet, header_row, mapping, on_duplicate, options, row_count, create_count, update_count, duplicate_count, refused_count, done_count, kept_count, undoing, cancel_asked, staff_id, uploaded_at, applied_at, finished_at, version) values
	('01a20294-847c-70f2-baff-1320afe4f427', 'PATIENTS', 'PREVIEWED', 'sample.csv', 'UTF-8', ';', NULL, '1', '{"Card number":"cardNumber","Phone":"phone"}', 'SKIP', '{"treated":null,"country":null,"headerRow":null,"sheet":null,"dateFormat":null}', '1', '0', '0', '0', '1', '0', '0', 'false', 'false', '01a20294-4932-7ac1-aa21-769328847afa', '2026-11-22 09:26:57.404024+00', NULL, NULL, '1'),
	('01a20294-94fd-7e6b-bf61-c07942847683', 'PATIENTS', 'APPLIED', 'sample.csv', 'UTF-8', ';', NULL, '1', '{"Card number":"cardNumber","Full name":"fullName","Phone":"phone","Internal account":"internalAccount","Bonus":"bonus","Dentacoin":"dentacoin"}', 'SKIP', '{"treated":null,"country":null,"headerRow":null,"sheet":null,"dateFormat":null}', '1', '1', '0', '0', '0', '1', '0', 'false', 'false', '01a20294-4932-7ac1-aa21-769328847afa', '2026-11-22 09:27:01.629889+00', '2026-11-22 09:27:01.831054+00', '2026-11-22 09:27:02.341772+00', '4');

insert into ledger_transaction (id, account_kind, unit, cause_type, cause_id, leg, reason_code, reason_args, occurred_at, clinic_day, posted_at, staff_id, reverses) values
	('01a20294-9742-7cdb-8608-fb314458e3f7', 'BONUS', 'EUR', 'IMPORT', '01a20294-94fd-7e6b-bf61-c07942847683', 'ROW 2', 'imports.ledger.opening', '{sample.csv}', '2026-11-22 09:27:02.152969+00', '2026-11-22', '2026-11-22 09:27:02.210963+00', '01a20294-4932-7ac1-aa21-769328847afa', NULL),
	('01a20294-9743-7075-b5eb-4174f0de6475', 'INTERNAL', 'EUR', 'IMPORT', '01a20294-94fd-7e6b-bf61-c07942847683', 'ROW 2', 'imports.ledger.opening', '{sample.csv}', '2026-11-22 09:27:02.152992+00', '2026-11-22', '2026-11-22 09:27:02.211046+00', '01a20294-4932-7ac1-aa21-769328847afa', NULL),
	('01a20294-9743-70ed-b5eb-4174f0de6476', 'DENTACOIN', 'DCN', 'IMPORT', '01a20294-94fd-7e6b-bf61-c07942847683', 'ROW 2', 'imports.ledger.opening', '{sample.csv}', '2026-11-22 09:27:02.152998+00', '2026-11-22', '2026-11-22 09:27:02.211066+00', '01a20294-4932-7ac1-aa21-769328847afa', NULL);

insert into patient (id, card_number, salutation, title, last_name, first_name, middle_name, sort_name, birth_date, phones, emails, language, responsible_id, comment, source, source_detail, utm, wallet_address, dentacoin_participation, recommended_by_id, opening_visits, opening_last_visit_on, opening_paid, search_text, registered_at, version) values
	('01a20294-7915-7710-920f-806f1ff8c9cf', '1', NULL, NULL, 'Sommer7KBY', 'Lea', NULL, 'somer7kbi lea ', NULL, '[{"raw": "+493011352943", "e164": "+493011352943"}]', '{}', NULL, NULL, NULL, NULL, NULL, '{}', NULL, 'NOT_ASKED', NULL, '0', NULL, '0.0000', 'somer7kbi lea 493011352943 1', '2026-11-22 09:26:54.485499+00', '0'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', '2', NULL, NULL, 'Sommer7KBY', 'Ben', NULL, 'somer7kbi ben ', NULL, '[{"raw": "+493011352944", "e164": "+493011352944"}]', '{}', NULL, NULL, NULL, NULL, NULL, '{}', NULL, 'NOT_ASKED', NULL, '0', NULL, '0.0000', 'somer7kbi ben 493011352944 2', '2026-11-22 09:26:57.184315+00', '0'),
	('01a20294-925d-70b1-a049-f3aa310a71f2', NULL, NULL, NULL, '', '', NULL, '  ', NULL, '[{"raw": "+493023125418", "e164": "+493023125418"}]', '{}', NULL, NULL, NULL, NULL, NULL, '{}', NULL, 'NOT_ASKED', NULL, '0', NULL, '0.0000', '493023125418', '2026-11-22 09:27:00.957079+00', '0'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'Z7KBY', NULL, NULL, 'Ina', 'Import', NULL, 'ina import ', NULL, '[{"raw": "+493023125499", "e164": "+493023125499"}]', '{}', NULL, NULL, NULL, NULL, NULL, '{}', NULL, 'NOT_ASKED', NULL, '1', NULL, '0.0000', 'ina import 493023125499 z7kby 7kby', '2026-11-22 09:27:02.06979+00', '0');

insert into patient_consent (id, patient_id, kind, given, text_version, at, staff_id) values
	('01a20294-9005-7e40-b5b5-fe1deba54242', '01a20294-7915-7710-920f-806f1ff8c9cf', 'SMS', 'true', '1', '2026-11-22 09:27:00.358995+00', '01a20294-4932-7ac1-aa21-769328847afa'),
	('01a20294-9005-7fef-b5b5-fe1deba54243', '01a20294-7915-7710-920f-806f1ff8c9cf', 'EMAIL', 'false', '1', '2026-11-22 09:27:00.358995+00', '01a20294-4932-7ac1-aa21-769328847afa');

insert into patient_log (id, patient_id, at, staff_id, kind, details) values
	('01a20294-7adc-7c76-9c24-1b922d0a250b', '01a20294-7915-7710-920f-806f1ff8c9cf', '2026-11-22 09:26:54.941071+00', '01a20294-4932-7ac1-aa21-769328847afa', 'REGISTERED', NULL),
	('01a20294-83b1-7cd9-91d1-432fd68652a0', '01a20294-83a0-7460-a11a-c220d66ed0af', '2026-11-22 09:26:57.20191+00', '01a20294-4932-7ac1-aa21-769328847afa', 'REGISTERED', NULL),
	('01a20294-927d-785b-99eb-1920bd01c838', '01a20294-925d-70b1-a049-f3aa310a71f2', '2026-11-22 09:27:00.989612+00', '00000000-0000-7000-8000-000000000001', 'REGISTERED', NULL),
	('01a20294-9700-73f1-97e6-d06075636087', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', '2026-11-22 09:27:02.144296+00', '01a20294-4932-7ac1-aa21-769328847afa', 'IMPORTED', NULL),
	('01a20294-b5d4-7a4f-b0f0-17d4d7b19591', '01a20294-7915-7710-920f-806f1ff8c9cf', '2026-11-22 09:27:10.036684+00', '01a20294-4932-7ac1-aa21-769328847afa', 'NOTE', 'afraid of drills');

insert into patient_search_key (patient_id, kind, key) values
	('01a20294-7915-7710-920f-806f1ff8c9cf', 'C', '1'),
	('01a20294-7915-7710-920f-806f1ff8c9cf', 'F', '3011352943'),
	('01a20294-7915-7710-920f-806f1ff8c9cf', 'N', 'lea'),
	('01a20294-7915-7710-920f-806f1ff8c9cf', 'N', 'somer7kbi'),
	('01a20294-7915-7710-920f-806f1ff8c9cf', 'P', '349253110394'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', 'C', '2'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', 'F', '3011352944'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', 'N', 'ben'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', 'N', 'somer7kbi'),
	('01a20294-83a0-7460-a11a-c220d66ed0af', 'P', '449253110394'),
	('01a20294-925d-70b1-a049-f3aa310a71f2', 'F', '3023125418'),
	('01a20294-925d-70b1-a049-f3aa310a71f2', 'P', '814521320394'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'C', '7kby'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'C', 'z7kby'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'F', '3023125499'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'N', 'import'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'N', 'ina'),
	('01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'P', '994521320394');

insert into patient_view (id, at, staff_id, patient_id, how) values
	('01a20294-7b19-7735-a5a0-6fe8ca8eb7ff', '2026-11-22 09:26:55.001496+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'api'),
	('01a20294-7dc3-7997-b09b-6aa3dcf73818', '2026-11-22 09:26:55.683652+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'receipt'),
	('01a20294-80b2-77b6-b80b-c5f35cd6f3e8', '2026-11-22 09:26:56.434509+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'receipt'),
	('01a20294-83ba-7507-8815-ba38eda09549', '2026-11-22 09:26:57.21037+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-83a0-7460-a11a-c220d66ed0af', 'api'),
	('01a20294-8a70-779e-bd70-28a6d565e3a3', '2026-11-22 09:26:58.928508+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'receipt'),
	('01a20294-8d28-7373-9980-1d1c2168cf03', '2026-11-22 09:26:59.624254+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-83a0-7460-a11a-c220d66ed0af', 'receipt'),
	('01a20294-8f0e-7725-9ecf-3ba8527bbc4e', '2026-11-22 09:27:00.110489+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-83a0-7460-a11a-c220d66ed0af', 'receipt'),
	('01a20294-b353-7d85-84b8-aba12d0147e7', '2026-11-22 09:27:09.395889+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'api'),
	('01a20294-b3cb-7909-bef8-eb71389d0bbe', '2026-11-22 09:27:09.515596+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'form'),
	('01a20294-bb39-7051-918a-a072e7da0ee3', '2026-11-22 09:27:11.417064+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'form'),
	('01a20294-bd26-7adf-9fbb-392d5cef338a', '2026-11-22 09:27:11.91073+00', '01a20294-4932-7ac1-aa21-769328847afa', '01a20294-7915-7710-920f-806f1ff8c9cf', 'form');

insert into task (id, title, details, patient_id, assignee_id, due_at, kind, state, cause_type, cause_id, created_at, created_by, done_at, done_by, version) values
	('01a20294-8208-77bf-804a-76ae17aed395', 'Take the new patient and get in touch', NULL, '01a20294-7915-7710-920f-806f1ff8c9cf', NULL, '2026-11-22 21:26:56.730958+00', 'NEXT_STEP', 'OPEN', 'deal', '01a20294-81d5-7abd-bee9-075d286e2662:01a20294-81da-7f8e-8f73-4b85d875c018', '2026-11-22 09:26:56.776611+00', '00000000-0000-7000-8000-000000000001', NULL, NULL, '0'),
	('01a20294-8f70-7078-8593-6f0149a171bc', 'Take the new patient and get in touch', NULL, '01a20294-83a0-7460-a11a-c220d66ed0af', NULL, '2026-11-22 21:27:00.033294+00', 'NEXT_STEP', 'OPEN', 'deal', '01a20294-8eb8-7eb0-87c1-77841c7f24ec:01a20294-8ec1-74f7-bb96-686ce2d3d293', '2026-11-22 09:27:00.20811+00', '00000000-0000-7000-8000-000000000001', NULL, NULL, '0'),
	('01a20294-93cf-7ede-ab00-01bbb7d41b08', 'Take the request and call back', NULL, '01a20294-925d-70b1-a049-f3aa310a71f2', NULL, '2026-11-22 09:34:01.229557+00', 'NEXT_STEP', 'OPEN', 'deal', '01a20294-9355-7e08-90ab-6475ea08c385:01a20294-936d-793f-8c2f-b545c555c3af', '2026-11-22 09:27:01.328017+00', '00000000-0000-7000-8000-000000000001', NULL, NULL, '0'),
	('01a20294-9654-7b3f-9fc6-a68600a94ced', 'Ask the patient to confirm', NULL, '01a20294-7915-7710-920f-806f1ff8c9cf', NULL, '2026-11-22 23:00:00+00', 'NEXT_STEP', 'DONE', 'deal', '01a20294-954c-7143-8cb8-93ad39299bd9:01a20294-961c-7d34-8d64-1f0aad65c20d', '2026-11-22 09:27:01.972742+00', '00000000-0000-7000-8000-000000000001', '2026-11-22 09:27:02.045288+00', '00000000-0000-7000-8000-000000000001', '1');

insert into appointment (id, patient_id, practitioner_id, branch_id, chair_id, service_id, starts_at, ends_at, state, walk_in, overbook_reason, note, reason, confirmed_at, arrived_at, completed_at, missed_at, backdated, imported, created_at, version) values
	('01a20294-7c6c-7032-b541-8140196d79c5', '01a20294-7915-7710-920f-806f1ff8c9cf', '01a20294-75b1-73c4-b042-667164ccb895', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', NULL, '01a20294-771e-7e9b-b173-2cbe1937bfef', '2026-11-22 09:26:55.311946+00', '2026-11-22 09:56:55.311946+00', 'COMPLETED', 'true', NULL, NULL, NULL, NULL, '2026-11-22 09:26:55.311946+00', '2026-11-22 09:26:58.860768+00', NULL, 'false', 'false', '2026-11-22 09:26:55.325435+00', '1'),
	('01a20294-8c32-7325-b0b7-4a6ddf54b645', '01a20294-83a0-7460-a11a-c220d66ed0af', '01a20294-75b1-73c4-b042-667164ccb895', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', NULL, '01a20294-771e-7e9b-b173-2cbe1937bfef', '2026-11-22 09:26:59.365796+00', '2026-11-22 09:56:59.365796+00', 'ARRIVED', 'true', NULL, NULL, NULL, NULL, '2026-11-22 09:26:59.365796+00', NULL, NULL, 'false', 'false', '2026-11-22 09:26:59.372549+00', '0'),
	('01a20294-92dd-78a0-8d1b-2e99ee67d10e', '01a20294-7915-7710-920f-806f1ff8c9cf', '01a20294-75b1-73c4-b042-667164ccb895', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', NULL, '01a20294-771e-7e9b-b173-2cbe1937bfef', '2026-11-24 17:00:20.825517+00', '2026-11-24 17:15:20.825517+00', 'CANCELLED', 'false', NULL, NULL, 'ill', NULL, NULL, NULL, NULL, 'false', 'false', '2026-11-22 09:27:01.085515+00', '1');

insert into appointment_event (id, appointment_id, at, kind, staff_id, moved_from, starts_at, details) values
	('01a20294-7c84-749e-bae1-901646b109b6', '01a20294-7c6c-7032-b541-8140196d79c5', '2026-11-22 09:26:55.311946+00', 'WALKED_IN', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-22 09:26:55.311946+00', NULL),
	('01a20294-8a32-7684-9f26-6448e706583e', '01a20294-7c6c-7032-b541-8140196d79c5', '2026-11-22 09:26:58.860768+00', 'COMPLETED', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-22 09:26:55.311946+00', NULL),
	('01a20294-8c9b-7847-a061-c2277e677a95', '01a20294-8c32-7325-b0b7-4a6ddf54b645', '2026-11-22 09:26:59.365796+00', 'WALKED_IN', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-22 09:26:59.365796+00', NULL),
	('01a20294-92ec-7b1f-9ff5-dcfb322bdf60', '01a20294-92dd-78a0-8d1b-2e99ee67d10e', '2026-11-22 09:27:01.085515+00', 'BOOKED', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-24 17:00:20.825517+00', NULL),
	('01a20294-9442-732d-84ac-06bedd549c28', '01a20294-92dd-78a0-8d1b-2e99ee67d10e', '2026-11-22 09:27:01.428935+00', 'CANCELLED', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-24 17:00:20.825517+00', 'ill');

insert into contact (id, kind, channel_id, patient_id, match, sender, phone, email, name, text, utm, tracking_number, form_key, duration_seconds, recording, signed, occurred_at, received_at) values
	('01a20294-9154-74f5-9b1c-1a286cbeea88', 'CALL', NULL, '01a20294-925d-70b1-a049-f3aa310a71f2', 'LEAD', NULL, '+493023125418', NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL, 'true', '2026-11-22 09:27:00.708137+00', '2026-11-22 09:27:00.708137+00');

insert into import_file (import_id, content) values
	('01a20294-847c-70f2-baff-1320afe4f427', E'\\x43617264206e756d6265723b50686f6e650a6e6f626f64793b2b3439333032333132353431380a'),
	('01a20294-94fd-7e6b-bf61-c07942847683', E'\\x43617264206e756d6265723b46756c6c206e616d653b50686f6e653b496e7465726e616c206163636f756e743b426f6e75733b44656e7461636f696e0a5a374b42593b496d706f727420496e613b2b3439333032333132353439393b35303b353b370a');

insert into import_row (import_id, row_number, action, state, cells, row_values, reasons, match_id, match_row, line_key, turn, referred, result_id, undo_values) values
	('01a20294-847c-70f2-baff-1320afe4f427', '2', 'REFUSED', 'LEFT', '{nobody,+493023125418}', '{"phone": ["+493023125418"], "visits": 1, "cardNumber": "NOBODY"}', '[{"args": [], "code": "imports.reason.noName", "field": "lastName"}]', NULL, NULL, NULL, '0', 'false', NULL, NULL),
	('01a20294-94fd-7e6b-bf61-c07942847683', '2', 'CREATE', 'DONE', '{Z7KBY,"Import Ina",+493023125499,50,5,7}', '{"bonus": 5.00, "phone": ["+493023125499"], "visits": 1, "lastName": "Ina", "dentacoin": 7, "firstName": "Import", "cardNumber": "Z7KBY", "internalAccount": 50.00}', '[]', NULL, NULL, NULL, '0', 'false', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', '["01a20294-9742-7cdb-8608-fb314458e3f7", "01a20294-9743-7075-b5eb-4174f0de6475", "01a20294-9743-70ed-b5eb-4174f0de6476"]');

insert into ledger_account (id, patient_id, kind, unit, balance, last_seq) values
	('01a20294-971b-7dc4-855c-94043fd56623', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'BONUS', 'EUR', '5.0000', '1'),
	('01a20294-971b-7eb2-855c-94043fd56624', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'INTERNAL', 'EUR', '50.0000', '1'),
	('01a20294-971b-7ec1-855c-94043fd56625', '01a20294-96b5-7bf9-ba8c-2c11d4f7222b', 'DENTACOIN', 'DCN', '7.0000', '1');

insert into ledger_posting (id, transaction_id, unit, account_id, clinic_account, amount, seq, balance_after, below_zero_allowed) values
	('01a20294-9760-7827-ad91-349669fe9d6f', '01a20294-9742-7cdb-8608-fb314458e3f7', 'EUR', '01a20294-971b-7dc4-855c-94043fd56623', NULL, '5.0000', '1', '5.0000', 'true'),
	('01a20294-9760-7b81-ad91-349669fe9d70', '01a20294-9742-7cdb-8608-fb314458e3f7', 'EUR', NULL, 'OPENING', '-5.0000', NULL, NULL, 'false'),
	('01a20294-9760-7c02-ad91-349669fe9d71', '01a20294-9743-7075-b5eb-4174f0de6475', 'EUR', '01a20294-971b-7eb2-855c-94043fd56624', NULL, '50.0000', '1', '50.0000', 'true'),
	('01a20294-9760-7c7c-ad91-349669fe9d72', '01a20294-9743-7075-b5eb-4174f0de6475', 'EUR', NULL, 'OPENING', '-50.0000', NULL, NULL, 'false'),
	('01a20294-9760-7cce-ad91-349669fe9d73', '01a20294-9743-70ed-b5eb-4174f0de6476', 'DCN', '01a20294-971b-7ec1-855c-94043fd56625', NULL, '7.0000', '1', '7.0000', 'true'),
	('01a20294-9760-7d3b-ad91-349669fe9d74', '01a20294-9743-70ed-b5eb-4174f0de6476', 'DCN', NULL, 'OPENING', '-7.0000', NULL, NULL, 'false');

insert into message (id, seq, patient_id, order_key, medium, kind, event, language, recipient, subject, body, parts, state, reason, detail, cause_type, cause_id, mail_id, provider_id, attempts, unconfirmed, not_before, next_attempt_at, lease_until, version, created_at, created_by, sent_at, done_at) overriding system value values
	('01a20294-b87e-722a-b51a-4226bd779b86', '1', '01a20294-7915-7710-920f-806f1ff8c9cf', '01a20294-7915-7710-920f-806f1ff8c9cf', 'EMAIL', 'SERVICE', 'note', 'en', NULL, 'Clinic', 'Hello', '0', 'WITHHELD', 'OPTED_OUT', NULL, 'note', '01a20294-b855-734d-8811-c8fabe0e6d6f', '<01a20294-b87e-722a-b51a-4226bd779b86.a30ab7fed4b1aac0@cuspid.invalid>', NULL, '1', '0', '2026-11-22 09:27:10.72818+00', '2026-11-22 09:27:10.72818+00', NULL, '1', '2026-11-22 09:27:10.72818+00', '01a20294-4932-7ac1-aa21-769328847afa', NULL, '2026-11-22 09:27:10.790554+00');

insert into receipt (id, number, patient_id, appointment_id, branch_id, visit_type, occurred_at, occurred_on, opened_at, opened_by, backdated, history, state, gross, discounts, money_paid, value_paid, money_refunded, value_refunded, paid_earlier, expected_bonus, assessments, visit_completed_at, settled_at, settled_by, voided_at, voided_by, void_reason, version) values
	('01a20294-7cbc-7e10-8aff-24f30aeccab6', '2026-0001', '01a20294-7915-7710-920f-806f1ff8c9cf', '01a20294-7c6c-7032-b541-8140196d79c5', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'PRIMARY', '2026-11-22 09:26:55.311946+00', '2026-11-22', '2026-11-22 09:26:55.311946+00', '01a20294-4932-7ac1-aa21-769328847afa', 'false', 'false', 'SETTLED', '100.0000', '0.0000', '100.0000', '0.0000', '0.0000', '0.0000', '0.0000', '0.0000', E'[{"program":"cashback","basis":"{\\"standard\\":true,\\"gross\\":\\"100.00 EUR\\",\\"lines\\":[{\\"name\\":\\"Filling 7KBY\\",\\"quantity\\":1,\\"amount\\":\\"100.00 EUR\\",\\"cashback\\":{\\"type\\":\\"NONE\\",\\"value\\":null}}],\\"discounts\\":[],\\"bonuses\\":[],\\"findings\\":[]}","expectedBonus":"0.00","explanation":[{"code":"cashback.reason.noRate","args":[]}]},{"program":"referrals","basis":"","expectedBonus":"0.00","explanation":[]}]', '2026-11-22 09:26:58.860768+00', '2026-11-22 09:26:58.287446+00', null, NULL, NULL, NULL, '4'),
	('01a20294-8cba-79af-86f5-3c7b0ad425cc', '2026-0002', '01a20294-83a0-7460-a11a-c220d66ed0af', '01a20294-8c32-7325-b0b7-4a6ddf54b645', '01a20294-71e9-7a3d-bbad-e1a38f7f0aed', 'PRIMARY', '2026-11-22 09:26:59.365796+00', '2026-11-22', '2026-11-22 09:26:59.365796+00', '01a20294-4932-7ac1-aa21-769328847afa', 'false', 'false', 'VOID', '200.0000', '0.0000', '0.0000', '0.0000', '0.0000', '0.0000', '0.0000', '0.0000', E'[{"program":"cashback","basis":"{\\"standard\\":true,\\"gross\\":\\"200.00 EUR\\",\\"lines\\":[{\\"name\\":\\"Filling 7KBY\\",\\"quantity\\":2,\\"amount\\":\\"200.00 EUR\\",\\"cashback\\":{\\"type\\":\\"NONE\\",\\"value\\":null}}],\\"discounts\\":[],\\"bonuses\\":[],\\"findings\\":[]}","expectedBonus":"0.00","explanation":[{"code":"cashback.reason.noRate","args":[]}]},{"program":"referrals","basis":"","expectedBonus":"0.00","explanation":[]}]', NULL, NULL, null, '2026-11-22 09:27:00.07437+00', '01a20294-4932-7ac1-aa21-769328847afa', 'typed wrongly', '1');

insert into receipt_line (receipt_id, position, service_id, service_code, service_name, category, quantity, price, discount, amount, cashback_type, cashback_value, practitioner_id) values
	('01a20294-7cbc-7e10-8aff-24f30aeccab6', '0', '01a20294-771e-7e9b-b173-2cbe1937bfef', 'S7KBY', 'Filling 7KBY', 'KONS_CHIR', '1', '100.0000', '0.0000', '100.0000', 'NONE', NULL, '01a20294-75b1-73c4-b042-667164ccb895'),
	('01a20294-8cba-79af-86f5-3c7b0ad425cc', '0', '01a20294-771e-7e9b-b173-2cbe1937bfef', 'S7KBY', 'Filling 7KBY', 'KONS_CHIR', '2', '100.0000', '0.0000', '200.0000', 'NONE', NULL, '01a20294-75b1-73c4-b042-667164ccb895');

insert into payment (id, receipt_id, tender, amount, refunded, received_at, received_on, recorded_at, recorded_by, backdated, fiscal_number, ledger_entry_id, voided_at, voided_by, void_reason, version) values
	('01a20294-8062-732b-94ee-5775ba61c063', '01a20294-7cbc-7e10-8aff-24f30aeccab6', 'CASH', '10.0000', '0.0000', '2026-11-22 09:26:56.354025+00', '2026-11-22', '2026-11-22 09:26:56.354025+00', '01a20294-4932-7ac1-aa21-769328847afa', 'false', NULL, NULL, NULL, NULL, NULL, '0'),
	('01a20294-87ef-7868-a490-8c6daba88c4c', '01a20294-7cbc-7e10-8aff-24f30aeccab6', 'CARD', '90.0000', '0.0000', '2026-11-22 09:26:58.287446+00', '2026-11-22', '2026-11-22 09:26:58.287446+00', '01a20294-4932-7ac1-aa21-769328847afa', 'false', NULL, NULL, NULL, NULL, NULL, '0');

update receipt set settled_by = '01a20294-87ef-7868-a490-8c6daba88c4c' where id = '01a20294-7cbc-7e10-8aff-24f30aeccab6';
