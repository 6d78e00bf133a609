import { describe, expect, it } from 'vitest';
import { connectionOf, needsRefresh } from './session-life.ts';
import { session } from './standing.test-kit.ts';
import { ago, documents, indianDate, indianTime, money, periodName, shortGstin } from './wording.ts';

describe('the words of filing', () => {
  it('count and pay the Indian way', () => {
    expect(documents(1)).toBe('1 document');
    expect(documents(120400)).toBe('1,20,400 documents');
    expect(money(3_41_20_118_00)).toBe('₹3,41,20,118.00');
  });

  it('name periods and registrations shortly', () => {
    expect(periodName('2026-10')).toBe('Oct 2026');
    expect(shortGstin('27AAKCS7314M1ZU')).toBe('27…ZU');
  });

  it('live by the Indian day, which begins at 18:30 UTC', () => {
    expect(indianDate('2026-11-10T18:29:59Z')).toBe('2026-11-10');
    expect(indianDate('2026-11-10T18:30:00Z')).toBe('2026-11-11');
    expect(indianTime('2026-11-10T13:12:00Z')).toBe('18:42');
  });

  it.each([
    ['2026-11-05T09:59:40Z', '20 s ago'],
    ['2026-11-05T09:55:00Z', '5 min ago'],
    ['2026-11-05T07:00:00Z', '3 h ago'],
    ['2026-11-03T09:00:00Z', '2 days ago'],
  ])('say of %s at ten that it was %s', (from, says) => {
    expect(ago(from, '2026-11-05T10:00:00Z')).toBe(says);
  });
});

describe('the life of a session', () => {
  it('ends at its instant, whatever it was', () => {
    expect(connectionOf(session, '2026-11-05T14:59:59Z')).toBe('signed-in');
    expect(connectionOf(session, session.expiresAt)).toBe('none');
    expect(connectionOf({ ...session, state: 'otp-requested' }, '2026-11-05T10:00:00Z')).toBe(
      'otp-requested',
    );
    expect(connectionOf(null, '2026-11-05T10:00:00Z')).toBe('none');
  });

  it('is refreshed in its last half hour', () => {
    expect(needsRefresh(session, '2026-11-05T14:29:59Z')).toBe(false);
    expect(needsRefresh(session, '2026-11-05T14:30:00Z')).toBe(true);
  });
});
