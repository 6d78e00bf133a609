import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../integration/oidc/identity-provider.ts';
import { gstin, period, place } from './routes.ts';
import { openStage, picture, type Stage, signedIn } from './stage.ts';

let provider: IdentityProvider;
let stage: Stage;
let page: Stage['page'];
let origin: string;

beforeAll(async () => {
  provider = await startIdentityProvider();
  vi.stubEnv('OIDC_ISSUER', provider.issuer);
  vi.stubEnv('OIDC_CLIENT_ID', provider.clientId);
  vi.stubEnv('OIDC_CLIENT_SECRET', provider.clientSecret);
  vi.stubEnv('OIDC_LABEL', 'Tara & Co');
  stage = await openStage();
  page = stage.page;
  origin = stage.product.origin;
  provider.register(`${origin}/api/v1/session/oidc/callback`);
}, 180_000);

afterAll(async () => {
  await stage.stop();
  await provider.stop();
  vi.unstubAllEnvs();
}, 60_000);

/** A browser of somebody else asks for the calendar and is sent to the provider. */
async function signInAtProvider(email: string): Promise<Page> {
  provider.signsIn({ email, isVerified: true });
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 } });
  const own = await context.newPage();
  await own.goto(`${origin}/calendar?${place}`);
  const link = own.getByRole('link', { name: 'Sign in at Tara & Co' });
  await link.waitFor();
  await picture(own, 'front-door-sign-in-390');
  await link.click();
  return own;
}

describe('the sign-in page', () => {
  it('leads by way of the identity provider, on another site, to the page that was asked for', async () => {
    const stranger = await signInAtProvider('stranger@example.in');
    await stranger.getByText('Nobody with your e-mail address may sign in here.').waitFor();
    await picture(stranger, 'front-door-unknown-390');
    await stranger.context().close();
    const known = await signInAtProvider(stage.product.email);
    await known.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
    expect(new URL(known.url()).pathname).toBe('/calendar');
    await known.context().close();
  });
});

describe('maker and checker', () => {
  it('a request waits on the dashboard and under Approvals, where a delegation is given and ended', async () => {
    const headers = { 'x-vivarani': '1' };
    const policy = { rule: 'on', keysMayFile: false };
    await page.request.put(`${origin}/api/v1/approval-policy/${gstin}`, { headers, data: policy });
    const grants = [{ role: 'checker', gstins: null }];
    const data = { email: 'kavita@example.in', name: 'Kavita', grants };
    await page.request.post(`${origin}/api/v1/people`, { headers, data });
    const asked = await page.request.post(`${origin}/api/v1/gstr1/${gstin}/${period}/approval`, {
      headers,
      data: { note: 'October' },
    });
    expect(asked.ok()).toBe(true);
    await page.goto(`${origin}/?${place}`);
    await page.getByRole('link', { name: /1 return waits for approval/ }).click();
    await page.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Delegate', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail address').fill('kavita@example.in');
    await dialog.getByLabel('From').fill('01-12-2026');
    await dialog.getByLabel('To', { exact: true }).fill('31-12-2027');
    await dialog.getByRole('button', { name: 'Delegate' }).click();
    const given = page.getByText(/kavita@example\.in approves in your place from 01-12-2026 to 31-12-2027\./);
    await given.waitFor();
    await picture(page, 'front-door-approvals');
    await page.getByRole('button', { name: /^End the delegation to kavita/ }).click();
    await given.waitFor({ state: 'detached' });
    await page.getByRole('row').nth(1).press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Recall' }).click();
    await page
      .getByText(/recalled/i)
      .first()
      .waitFor();
  });

  it('is read in the audit log, narrowed to one act and verified', async () => {
    await page.goto(`${origin}/audit?${place}&act=delegation%20ended`);
    await page.getByText('delegation ended').first().waitFor();
    await page.getByRole('button', { name: 'Verify chain' }).click();
    await page.getByText(/entries, unbroken/).waitFor();
    await picture(page, 'front-door-audit');
    await page.getByRole('row').nth(1).press('Enter');
    await page.getByRole('dialog').getByText('kavita@example.in').first().waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('the OTP of the signatory', () => {
  it('is given on a page of its own, and who asked is connected', async () => {
    await page.goto(`${origin}/gstn/sessions?${place}`);
    await page.getByRole('button', { name: /Ask signatory/ }).click();
    await page.getByRole('button', { name: 'Make the address' }).click();
    const address = await page.getByRole('dialog').getByLabel('Address').inputValue();
    const signatory = await (
      await stage.browser.newContext({ viewport: { width: 390, height: 844 } })
    ).newPage();
    await signatory.goto(address);
    await signatory.getByLabel('OTP', { exact: true }).fill('000000');
    await signatory.getByRole('button', { name: 'Give the OTP' }).click();
    await signatory.getByText(/expired or incorrect/).waitFor();
    await signatory.getByLabel('OTP', { exact: true }).fill('575757');
    await signatory.getByRole('button', { name: 'Give the OTP' }).click();
    await page.getByText('Success: Token Obtained').waitFor();
    await picture(signatory, 'front-door-otp-390');
    await signatory.context().close();
  });
});

/** Somebody with a role who has followed his invitation, at a window of his own. */
async function signedInAs(name: string, role: string): Promise<Page> {
  const headers = { 'x-vivarani': '1' };
  const email = `${name.toLowerCase()}@example.in`;
  const grants = [{ role, gstins: null }];
  const made = await page.request.post(`${origin}/api/v1/people`, { headers, data: { email, name, grants } });
  const { invitation } = await made.json();
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const password = 'three words of one’s own';
  await context.request.post(`${origin}/api/v1/invitation`, { headers, data: { invitation, password } });
  return (await signedIn(context, { ...stage.product, email, password })).page;
}

it('who may not edit reads forms under the reason, and has no Save', async () => {
  const asha = await signedInAs('Asha', 'auditor');
  const reason = 'Your role here (Auditor) is to look, not to change.';
  for (const address of ['/sale/invoices/new', '/sale/customers/new', '/settings', '/settings/rules']) {
    await asha.goto(`${origin}${address}?${place}`);
    await asha.getByText(reason).first().waitFor();
    expect(
      await asha.locator('main').getByRole('button', { name: 'Save', exact: true }).count(),
      address,
    ).toBe(0);
    expect(await asha.locator('main fieldset input:enabled').count(), address).toBe(0);
    await picture(asha, `front-door-auditor${address.replaceAll('/', '-')}`);
  }
  await asha.goto(`${origin}/sale/invoices?${place}`);
  const add = asha.getByRole('button', { name: 'New Invoice Sale' });
  await add.waitFor();
  expect(await add.getAttribute('aria-disabled')).toBe('true');
});

it('a validation rule is switched off after its numbers are read', async () => {
  await page.goto(`${origin}/settings/rules?${place}&find=SERIES-GAP`);
  await page.getByLabel('Shown as · SERIES-GAP').selectOption('off');
  await page.getByRole('button', { name: 'Test on this month' }).click();
  await page.getByText(/Would change .* findings of/).waitFor();
  await picture(page, 'front-door-rules-tested');
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Would change/).waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Success: the rules are saved.').waitFor();
  await page.reload();
  await page.getByLabel('Shown as · SERIES-GAP').waitFor();
  expect(await page.getByLabel('Shown as · SERIES-GAP').inputValue()).toBe('off');
});

it('Mark as Filed and the menus are there for whom they are', async () => {
  const rakesh = await signedInAs('Rakesh', 'client');
  const menus = rakesh.getByRole('navigation').first();
  expect(await menus.getByRole('link', { name: 'Return Status' }).count()).toBe(1);
  for (const name of ['Users', 'Import Data', 'Customers'])
    expect(await menus.getByRole('link', { name, exact: true }).count(), name).toBe(0);
  await rakesh.goto(`${origin}/gstn/status?${place}`);
  await rakesh.getByRole('row').nth(1).press('Shift+F10');
  const mark = rakesh.getByRole('menuitem', { name: /Mark as Filed/ });
  expect(await mark.getAttribute('aria-disabled')).toBe('true');
  expect(await mark.textContent()).toContain('A signatory marks a return as filed.');
  await picture(rakesh, 'front-door-client-status');
  expect(stage.faults).toEqual([]);
});
