import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGstr1Sheets, wireReturnPeriod } from '../core/index.ts';
import { saveRegistration } from '../filing/index.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import { bringBooksToFiles } from './books-of-files.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { fileWhole, type Receipt } from './whole-filing.ts';
import type { Product, World } from './world.ts';

/** OTP of the simulator, for signing in and for the EVC. */
const practiceOtp = '575757';

/** `demo`: files the sample month through a simulator of its own, in a folder that is gone afterwards. */
export async function demo(output: Output, world: World): Promise<ExitCode> {
  const started = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'vivarani-demo-'));
  try {
    const product = await world.openProduct({
      dataDir,
      portal: 'simulator',
      works: true,
      ownSimulator: true,
    });
    try {
      output.say(`Portal: a simulator of the GST portal on ${product.portalAt}`);
      const receipt = await fileSample(product, output, world);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      output.say(`Filed. ARN ${receipt.arn} on ${receipt.filedOn}, in ${seconds} s from an empty folder.`);
    } finally {
      await product.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  return exitCodes.done;
}

async function fileSample(product: Product, output: Output, world: World): Promise<Receipt> {
  const { company, filer, sheets } = world.sampleReturn(world.today());
  const key: ReturnKey = { gstin: filer.gstin, form: 'GSTR1', returnPeriod: filer.returnPeriod };
  output.say(
    `Return: GSTR-1 of ${company.legalName}, ${key.gstin}, for ${wireReturnPeriod(key.returnPeriod)}`,
  );
  await saveRegistration(product.filing, product.actor, company);
  const read = { kind: 'sample month', refusal: null, ...readGstr1Sheets(filer, sheets) };
  const bytes = Buffer.from(JSON.stringify(sheets));
  await bringBooksToFiles(product, output, { key, files: [{ name: 'sample-month.json', bytes }], read });
  const receipt = await fileWhole(product, output, {
    key,
    isNil: false,
    pan: company.signatoryPan,
    askLoginOtp: async () => practiceOtp,
    askEvc: async () => practiceOtp,
    consent: async (says) => output.say(says),
  });
  output.document({
    command: 'demo',
    gstin: key.gstin,
    period: wireReturnPeriod(key.returnPeriod),
    status: 'filed',
    ...receipt,
  });
  return receipt;
}
