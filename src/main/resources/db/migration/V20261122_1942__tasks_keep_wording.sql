-- titles the product gives by itself are kept as text key and values too, to be read in each person's language
alter table task add column title_key text;
alter table task add column title_args text[] not null default '{}';
