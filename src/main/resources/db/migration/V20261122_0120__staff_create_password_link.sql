-- a link by which a person sets a new password once (choice "Password reset")
create table password_link (
	id uuid not null,
	staff_user_id uuid not null,
	token_hash text not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	constraint pk_password_link primary key (id),
	constraint uq_password_link_token_hash unique (token_hash),
	constraint fk_password_link_staff_user foreign key (staff_user_id) references staff_user (id)
);

create index ix_password_link_staff_user on password_link (staff_user_id);
