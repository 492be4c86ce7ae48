create table idempotency_key (
	person text not null,
	path text not null,
	key text not null,
	fingerprint text not null,
	status integer,
	content_type text,
	body text,
	created_at timestamptz not null,
	constraint pk_idempotency_key primary key (person, path, key)
);

create index ix_idempotency_key_created_at on idempotency_key (created_at);

create extension if not exists pg_trgm;
create extension if not exists btree_gist;
