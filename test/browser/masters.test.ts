import { afterAll, beforeAll, expect, it } from 'vitest';
import { place } from './routes.ts';
import { openStage, type Stage } from './stage.ts';

let product: Stage['product'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, page, faults } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const field = (name: string | RegExp) => page.getByLabel(name, { exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

it('a customer is entered by keys: a mistyped GSTIN tells its last character, the address is copied, Enter edits', async () => {
  await page.goto(`${product.origin}/sale/customers?${place}`);
  await page.getByText('No customers yet.').waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'New Customer' }).waitFor();
  await page.keyboard.type('Narmada Fabrics LLP');
  await field('City').first().fill('Surat');
  const branch = page.getByRole('group', { name: 'Branch 1' });
  const gstin = branch.getByLabel('GST No.');
  await gstin.fill('24aaacr5055k1zx');
  await page.getByText('Expected D as the last character.').waitFor();
  await page.keyboard.press('Control+s');
  await page
    .getByRole('alert')
    .getByText(/call for D/)
    .waitFor();
  await gstin.fill('24AAACR5055K1ZD');
  await page.getByRole('button', { name: /Copy Address From Main Party/ }).click();
  expect(await branch.getByLabel('City').inputValue()).toBe('Surat');
  expect(await branch.getByLabel('State').first().inputValue()).toBe('24-Gujarat');
  await button('Save').click();
  await page.getByRole('heading', { name: 'Edit Party' }).waitFor();

  await page.getByRole('link', { name: 'Back' }).click();
  const row = page.getByRole('row', { name: /Narmada Fabrics LLP/ });
  await row.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Add Branch' }).click();
  await page.getByRole('group', { name: 'Branch 2' }).waitFor();
});

it('who saves over what another has saved is asked, and loses nothing', async () => {
  await page.goto(`${product.origin}/sale/customers/new?${place}`);
  await field(/Party Name/).fill('Zari House');
  await page.getByRole('button', { name: 'Remove Branch 1' }).click();
  await button('Save').click();
  await page.getByRole('heading', { name: 'Edit Party' }).waitFor();
  const entry = page.url().match(/customers\/(\d+)/)?.[1];
  const path = `${product.origin}/api/v1/parties/${entry}`;
  const { content, version } = await (await page.request.get(path)).json();
  const theirs = { ...content, address: { city: 'Varanasi' } };
  await page.request.put(`${path}?version=${version}`, { data: theirs, headers: { 'x-vivarani': '1' } });
  await field('PAN No.').fill('AAACR5055K');
  await button('Save').click();
  await page.getByText(/changed "Zari House" meanwhile/).waitFor();
  await button('Show theirs').click();
  await expect.poll(() => field('City').first().inputValue(), { timeout: 20_000 }).toBe('Varanasi');
  await field('PAN No.').fill('AAACR5055K');
  await button('Save').click();
  await page.getByText('Success: saved.').waitFor();
  expect((await (await page.request.get(path)).json()).content).toMatchObject({
    pan: 'AAACR5055K',
    address: { city: 'Varanasi' },
  });
});

it('an HSN is found by words of its name, and unsaved changes are not lost by a step aside', async () => {
  await page.goto(`${product.origin}/master/hsn/new?${place}`);
  await field(/HSN\/SAC/)
    .first()
    .fill('copper wire');
  const option = page.getByRole('option', { name: /7408/ }).first();
  await option.click();
  expect(
    await field(/HSN\/SAC/)
      .first()
      .inputValue(),
  ).toMatch(/^7408/);
  expect((await field(/Description/).inputValue()).toLowerCase()).toContain('copper');
  await page.getByRole('link', { name: 'Campus' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await button('Stay').click();
  await button('Save').click();
  await page.getByRole('heading', { name: 'Edit HSN SAC' }).waitFor();
});

it('the menus stand across the top when wanted, and F1 opens the help at the topic of the page', async () => {
  await page.goto(`${product.origin}/settings/locale?${place}`);
  await page.getByLabel('Classic menu').check({ force: true });
  const menu = page.getByRole('navigation', { name: 'Menu' });
  expect(await menu.getByRole('button').allInnerTexts()).toEqual(
    expect.arrayContaining(['New', 'Master', 'Sale', 'Purchase', 'GSTR1', 'GSTN', 'Settings', 'Help']),
  );
  await menu.getByRole('button', { name: 'GSTN' }).click();
  await page.getByRole('menuitem', { name: 'OTP Management' }).click();
  await page.getByRole('heading', { name: 'OTP Management' }).waitFor();
  await page.keyboard.press('F1');
  await page.getByRole('link', { name: 'OTP Management' }).waitFor();
  expect(page.url()).toContain('topic=sessions');
  expect(faults).toEqual([]);
});
