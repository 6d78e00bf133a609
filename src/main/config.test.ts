import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const here = { dataDir: '.vivarani' };

describe('the configuration', () => {
  it('takes the ports of the contract on loopback when nothing is said', () => {
    const config = readConfig(here, {});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 7788,
      simulatorPort: 7799,
      tls: null,
    });
    expect(config.simulatorUrl).toBe('http://127.0.0.1:7799');
  });

  it('lets an option win over the environment', () => {
    expect(readConfig({ ...here, port: 0 }, { PORT: '9000' }).port).toBe(0);
    expect(readConfig(here, { PORT: '9000' }).port).toBe(9000);
  });

  it('refuses a port that is none, quoting it', () => {
    expect(() => readConfig(here, { PORT: 'eighty' })).toThrow(/PORT="eighty" is not a port/);
  });

  it('refuses a certificate without its key', () => {
    expect(() => readConfig({ ...here, tlsCert: 'cert.pem' }, {})).toThrow(/both --tls-cert and --tls-key/);
  });

  it('tells sandbox.co.in which GSP to take, the first where nothing is said', () => {
    const keys = {
      SANDBOX_BASE_URL: 'https://api.sandbox.co.in',
      SANDBOX_API_KEY: 'k',
      SANDBOX_API_SECRET: 's',
    };
    expect(readConfig(here, keys).sandbox?.source).toBe('primary');
    expect(readConfig(here, { ...keys, SANDBOX_SOURCE: 'secondary' }).sandbox?.source).toBe('secondary');
    expect(() => readConfig(here, { ...keys, SANDBOX_SOURCE: 'third' })).toThrow(/SANDBOX_SOURCE is "third"/);
  });

  it('believes a proxy only when told to', () => {
    expect(readConfig(here, {}).trustProxy).toBe(false);
    expect(readConfig(here, { TRUST_PROXY: '10.0.0.0/8' }).trustProxy).toBe('10.0.0.0/8');
    expect(readConfig(here, { TRUST_PROXY: 'true' }).trustProxy).toBe(true);
  });

  it('knows an identity provider by its https address, with what it gave us', () => {
    const given = { OIDC_CLIENT_ID: 'vivarani', OIDC_CLIENT_SECRET: 'kept', OIDC_LABEL: '' };
    const { oidc } = readConfig(here, { ...given, OIDC_ISSUER: 'https://id.example.in/firm' });
    expect(oidc).toMatchObject({ issuer: 'https://id.example.in/firm', label: 'id.example.in' });
    expect(readConfig(here, {}).oidc).toBeNull();
    expect(() => readConfig(here, { OIDC_ISSUER: 'https://id.example.in' })).toThrow(/OIDC_CLIENT_ID is not/);
    for (const OIDC_ISSUER of ['http://id.example.in', 'id.example.in'])
      expect(() => readConfig(here, { ...given, OIDC_ISSUER })).toThrow(/is no https address/);
  });

  it('asks for the whole of the real portal once its address is set', () => {
    expect(() => readConfig(here, { GSTN_BASE_URL: 'https://gsp.invalid' })).toThrow(
      /GSTN_PUBLIC_KEY_FILE is not/,
    );
  });

  it('refuses extra headers that are no object of texts, without quoting them', () => {
    const given = {
      GSTN_BASE_URL: 'https://gsp.invalid',
      GSTN_PUBLIC_KEY_FILE: 'package.json',
      GSTN_CLIENT_ID: 'an-id',
      GSTN_CLIENT_SECRET: 'a-secret',
    };
    for (const text of ['x-gsp-key: hush', '["hush"]', '{"x-gsp-key":7}', '{"x gsp":"hush"}']) {
      const read = () => readConfig(here, { ...given, GSTN_EXTRA_HEADERS: text });
      expect(read).toThrow(/GSTN_EXTRA_HEADERS is not a JSON object of texts/);
      expect(read).not.toThrow(/hush/);
    }
    const headers = '{"x-gsp-key":"hush"}';
    expect(readConfig(here, { ...given, GSTN_EXTRA_HEADERS: headers }).gstn).toMatchObject({
      extraHeaders: { 'x-gsp-key': 'hush' },
    });
  });

  it('asks for the whole of an account at WhiteBooks once its address is set', () => {
    const given = {
      WHITEBOOKS_BASE_URL: 'https://whitebooks.invalid',
      WHITEBOOKS_CLIENT_ID: 'an-id',
      WHITEBOOKS_CLIENT_SECRET: 'a-secret',
    };
    expect(() => readConfig(here, given)).toThrow(/WHITEBOOKS_EMAIL is not/);
    expect(readConfig(here, { ...given, WHITEBOOKS_EMAIL: 'erp@example.in' }).whitebooks).toEqual({
      baseUrl: 'https://whitebooks.invalid',
      clientId: 'an-id',
      clientSecret: 'a-secret',
      email: 'erp@example.in',
    });
  });

  it('sends webhooks to public addresses unless told otherwise, and refuses a word it does not know', () => {
    expect(readConfig(here, {}).webhooksReach).toBe('public');
    expect(readConfig(here, { WEBHOOKS_REACH: 'loopback' }).webhooksReach).toBe('loopback');
    expect(() => readConfig(here, { WEBHOOKS_REACH: 'all' })).toThrow(/WEBHOOKS_REACH="all" is not known/);
  });

  it('repeats the secrets of programs only when told to', () => {
    expect(readConfig(here, {}).echoesSecrets).toBe(false);
    expect(readConfig(here, { WHITEBOOKS_ECHOES_SECRETS: 'true' }).echoesSecrets).toBe(true);
  });
});
