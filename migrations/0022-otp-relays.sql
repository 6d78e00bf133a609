-- A one-time page on which a signatory gives the OTP that somebody of the firm has asked for; of its address only a hash is kept.
create table otp_relays (
  tenant_id     text not null references tenants (tenant_id),
  relay_id      text not null,
  gstin         text not null,
  form          text not null,
  return_period text not null,
  asked_by      text not null,
  why           text not null,
  token_hash    bytea not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  state         text not null check (state in ('open', 'used', 'revoked', 'closed')),
  tries         integer not null default 0,
  seen_at       timestamptz,
  primary key (tenant_id, relay_id)
);
create unique index otp_relays_by_token on otp_relays (tenant_id, token_hash);
create index otp_relays_of_gstin on otp_relays (tenant_id, gstin) where state = 'open';
