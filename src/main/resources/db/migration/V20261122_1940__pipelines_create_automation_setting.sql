-- what of the automation the clinic may leave out
create table automation_setting (
	rule text not null,
	enabled boolean not null,
	constraint pk_automation_setting primary key (rule)
);

insert into automation_setting (rule, enabled) values ('confirmations', true);
