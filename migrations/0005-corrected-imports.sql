-- The import whose refused rows a later one brings corrected: only those rows come in.
alter table imports add column corrects text;
