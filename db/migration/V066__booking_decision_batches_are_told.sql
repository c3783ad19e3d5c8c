-- What came of a batch is told to whoever made it, once; of those before this, nobody waits to hear.
alter table decision_batch
    -- when they saw it; null while they have not
    add column told_at timestamptz,
    add constraint decision_batch_is_told_when_begun check (told_at is null or begun_at is not null);

update decision_batch set told_at = begun_at where begun_at is not null;

create index decision_batch_to_tell on decision_batch (decided_by_id) where told_at is null;
