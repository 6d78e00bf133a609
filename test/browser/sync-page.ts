import type { Page } from 'playwright-core';
import { sampleCompany } from '../../src/main/sample-data.ts';

/** Presses a button of a row of the sync page, such as Save to GSTN of New/Modify. */
export async function press(page: Page, row: string, name: string): Promise<void> {
  await page
    .getByRole('group', { name: row, exact: true })
    .getByRole('button', { name, exact: true })
    .click();
}

/** Connects on the sync page that is open. */
export async function connectOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const otp = page.getByRole('dialog', { name: 'OTP' });
  await otp.getByLabel('OTP', { exact: true }).fill('575757');
  await otp.getByRole('button', { name: 'Submit OTP' }).click();
  await page.getByText('Success: Token Obtained').first().waitFor();
}

/** Submits what the dialog shows. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click();
}

/** Files by EVC: PAN, OTP and the sentence; `look` before the last press. */
export async function fileByEvc(page: Page, look?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true, disabled: false }).click();
  const dialog = page.getByRole('dialog', { name: /^File GSTR-/ });
  await dialog.getByLabel('PAN of the authorised signatory').fill(sampleCompany.signatoryPan);
  await dialog.getByRole('button', { name: 'Get OTP', exact: true }).click();
  await dialog.getByText(/EVC OTP sent/).waitFor();
  await dialog.getByLabel('EVC OTP', { exact: true }).fill('575757');
  await dialog.getByLabel(/I confirm that these details are correct/).check();
  await look?.();
  await dialog.getByRole('button', { name: 'File', exact: true }).click();
}
