import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { place } from './routes.ts';
import { openStage, picture, type Stage } from './stage.ts';

const password = 'three words of one’s own';
const email = 'meena@example.in';
let product: Stage['product'];
let browser: Stage['browser'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;
let meena: Page;

beforeAll(async () => {
  stage = await openStage();
  ({ product, browser, page, faults } = stage);
  meena = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
}, 180_000);

afterAll(() => stage.stop(), 60_000);

describe('people', () => {
  it('are invited with their roles, and the last administrator stays', async () => {
    await page.goto(`${product.origin}/settings/users?${place}`);
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    const last = page.getByRole('button', { name: 'Deactivate Administrator' });
    expect(await last.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Meena');
    await dialog.getByLabel('E-mail address').fill(email);
    await dialog.getByRole('checkbox', { name: 'Checker' }).check();
    await picture(page, 'people-invite');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = (await page.getByText(/\/invite\//).textContent()) ?? '';
    await page.getByRole('button', { name: 'I have copied it' }).click();
    const row = page.getByRole('row', { name: /Meena/ });
    expect(await row.textContent()).toContain('Invited');
    await picture(page, 'people-users');
    await meena.goto(link);
  });

  it('choose a password by the link and set the second factor up', async () => {
    await meena.getByLabel('New password').fill(password);
    await meena.getByLabel('The password once more').fill(password);
    await picture(meena, 'people-invitation-390');
    await meena.getByRole('button', { name: 'Set the password and sign in' }).click();
    await meena.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await meena.goto(`${product.origin}/settings/security?${place}`);
    await meena.getByRole('button', { name: 'Set up the second factor' }).click();
    const dialog = meena.getByRole('dialog');
    await dialog.getByLabel('Present password').fill(password);
    await dialog.getByRole('button', { name: 'Set up the second factor' }).click();
    await dialog.getByAltText('QR code for the authenticator app').waitFor();
    const secret = (await dialog.locator('code').textContent()) ?? '';
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await picture(meena, 'people-scan-390');
    await dialog
      .getByLabel('Code of the authenticator app')
      .fill(totp.generate({ timestamp: Date.now() - 30_000 }));
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await meena.getByText('They are shown this once', { exact: false }).waitFor();
    expect(await meena.getByRole('dialog').getByRole('listitem').count()).toBe(10);
    await meena.getByRole('button', { name: 'I have kept them' }).click();
    await picture(meena, 'people-account-390');
    await meena.context().clearCookies();
    await meena.goto(`${product.origin}/login`);
    await meena.getByLabel('E-mail address').fill(email);
    await meena.getByLabel('Password').first().fill(password);
    await meena.getByRole('button', { name: 'Sign in' }).click();
    await meena.getByLabel('Code of the authenticator app').fill(totp.generate());
    await picture(meena, 'people-code-390');
    await meena.getByRole('button', { name: 'Sign in' }).click();
    await meena.getByRole('heading', { name: 'Dashboard' }).waitFor();
  });

  it('see where they are signed in, and nobody else’s pages', async () => {
    await meena.goto(`${product.origin}/settings/security?${place}`);
    await meena.getByRole('button', { name: 'End all others' }).click();
    await meena.getByText('This one').waitFor();
    await expect.poll(() => meena.getByRole('row').count(), { timeout: 10_000 }).toBe(2);
    await meena.goto(`${product.origin}/settings/users?${place}`);
    await meena.getByText('Users are managed by administrators.', { exact: false }).waitFor();
    await page.goto(`${product.origin}/settings/security?${place}`);
    await page.getByRole('heading', { name: 'Sign-ins' }).waitFor();
    await picture(page, 'people-account');
    expect(faults).toEqual([]);
  });
});
