import { describe, expect, it } from 'vitest';
import { createLog, withoutSecrets } from './logs.ts';

const secrets = [
  '575757',
  'Tr0ub4dor',
  'sek-value',
  'app-key-value',
  'token-value',
  'evc-value',
  'cookie-value',
  'db-password',
];

function logged(line: object): string {
  const lines: string[] = [];
  createLog({ level: 'trace', destination: { write: (text: string) => void lines.push(text) } }).info(
    line,
    'something happened',
  );
  return lines.join('');
}

describe('the log', () => {
  it('masks every kind of secret, at any depth and in lists', () => {
    const text = logged({
      otp: '575757',
      person: { password: 'Tr0ub4dor', email: 'clerk@example.in' },
      session: { sek: 'sek-value', app_key: 'app-key-value', 'auth-token': 'token-value' },
      calls: [{ request: { evc: 'evc-value' } }],
      headers: { cookie: 'cookie-value' },
      database: 'postgres://vivarani:db-password@127.0.0.1/vivarani',
    });
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('clerk@example.in');
    expect(text).toContain('something happened');
  });

  it('masks secrets that an error carries, and keeps its message', () => {
    const error = Object.assign(new Error('refused by postgres://a:db-password@host/x'), {
      token: 'token-value',
    });
    const text = logged({ err: error });
    expect(text).toContain('refused by');
    expect(text).not.toContain('db-password');
    expect(text).not.toContain('token-value');
  });

  it('leaves what is no secret as it is', () => {
    expect(withoutSecrets({ gstin: '27AAKCS7314M1ZU', count: 3, none: null })).toEqual({
      gstin: '27AAKCS7314M1ZU',
      count: 3,
      none: null,
    });
  });
});
