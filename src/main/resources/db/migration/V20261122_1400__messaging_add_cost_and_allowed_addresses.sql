-- what the SMS of a message cost at the price of the day it was queued; null where no price was set
alter table message add column cost numeric(19, 4);

-- where calls to the secret address may come from; empty allows every address
alter table contact_channel add column allowed_addresses text[] not null default '{}';
