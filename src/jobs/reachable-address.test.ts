import { describe, expect, it } from 'vitest';
import { whyNotReachable } from './reachable-address.ts';

describe('an address for a webhook', () => {
  it.each(['https://erp.example.in/hook', 'https://8.8.8.8/', 'https://[2606:4700::1111]:8443/x?y=1'])(
    'may be %s',
    (url) => expect(whyNotReachable(url, 'public')).toBeNull(),
  );

  it.each([
    ['http://erp.example.in/', 'not encrypted'],
    ['ftp://erp.example.in/', 'no'],
    ['erp.example.in', 'not a web address'],
    ['https://user:secret@erp.example.in/', 'user name or password'],
    ['https://localhost/', 'not a public address'],
    ['https://10.1.2.3/', 'not a public address'],
    ['https://172.31.255.255/', 'not a public address'],
    ['https://192.168.1.1/', 'not a public address'],
    ['https://100.64.0.1/', 'not a public address'],
    ['https://169.254.169.254/latest/meta-data', 'not a public address'],
    ['https://0.0.0.0/', 'not a public address'],
    ['https://2130706433/', 'not a public address'],
    ['https://0x7f.1/', 'not a public address'],
    ['https://[::1]/', 'not a public address'],
    ['https://[::ffff:127.0.0.1]/', 'not a public address'],
    ['https://[::ffff:10.0.0.1]/', 'not a public address'],
    ['https://[64:ff9b::7f00:1]/', 'not a public address'],
    ['https://[fd00::1]/', 'not a public address'],
    ['https://[fe80::1]/', 'not a public address'],
  ])('may not be %s', (url, why) => expect(whyNotReachable(url, 'public')).toContain(why));

  it('may be of this machine when that is allowed, but not of another private one', () => {
    expect(whyNotReachable('http://127.0.0.1:3000/', 'loopback')).toBeNull();
    expect(whyNotReachable('http://localhost:3000/', 'loopback')).toBeNull();
    expect(whyNotReachable('https://10.0.0.1/', 'loopback')).toContain('not a public address');
    expect(whyNotReachable('http://10.0.0.1/', 'private')).toBeNull();
  });
});
