-- deals are found by any part of their own title while somebody types
create index ix_deal_title on deal using gin (lower(title) gin_trgm_ops) where title is not null;
