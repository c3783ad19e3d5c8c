-- Who did what, for good: every entry is written in the transaction of what it tells, and sealed soon after by a job.
-- No foreign keys: the trail outlives what it tells of, and locks nothing in a booking's transaction.

create table audit_entry (
    id       uuid        not null,
    -- counts the servers the database lived on: transaction numbers begin again on a server it was restored to
    era      integer     not null,
    xact     bigint      not null default pg_current_xact_id()::text::bigint,
    at       timestamptz not null,
    -- the account; null where the portal did it, or where nobody proved who they are
    actor_id uuid,
    kind     text        not null,
    action   text        not null,
    on_id    uuid,
    -- ids and values, nobody's own words
    details  jsonb       not null,
    channel  text,
    address  text,
    constraint audit_entry_pk primary key (id),
    constraint audit_entry_channel_is_known check (channel in ('SCREEN', 'API'))
);

create index audit_entry_in_order on audit_entry (era, xact);
create index audit_entry_actor on audit_entry (actor_id, id);
create index audit_entry_on on audit_entry (on_id, id);
create index audit_entry_at on audit_entry using brin (at);

-- Links of a chain: what all entries up to a transaction were, and the seal before.
create table audit_seal (
    number    bigint      not null,
    sealed_at timestamptz not null,
    -- the last transaction it covers; it begins after that of the seal before
    era       integer     not null,
    xact      bigint      not null,
    -- in order, and the SHA-256 of each, 32 bytes after 32 bytes
    entries   uuid[]      not null,
    digests   bytea       not null,
    hash      bytea       not null,
    -- two nodes that seal at once cannot fork the chain
    constraint audit_seal_pk primary key (number),
    constraint audit_seal_number_is_positive check (number > 0),
    constraint audit_seal_has_entries check (cardinality(entries) > 0),
    constraint audit_seal_has_a_digest_of_each_entry check (octet_length(digests) = 32 * cardinality(entries)),
    constraint audit_seal_hash_is_sha_256 check (octet_length(hash) = 32)
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();

create trigger audit_seal_is_append_only before update or delete or truncate on audit_seal
    for each statement execute function audit_is_append_only();
