import {
  type MasterAddress,
  type Party,
  type PrintedDocument,
  type PrintedParty,
  printedDocument,
  type SaleEntry,
  stateName,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { Books, Registration } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { filerOf, registrationOf } from '../standing.ts';
import { entryOf } from './sale-documents.ts';

/** A sale document with everything its printed form bears. Throws `NotPossible` for what is printed by no rule. */
export function printedSale(
  filing: Filing,
  actor: Actor,
  name: { readonly gstin: string; readonly entry: number },
): Promise<PrintedDocument> {
  permit(actor, 'see', name.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await registrationOf(books, name.gstin);
    const { content, returnPeriod } = await entryOf(books, name);
    const key = { gstin: name.gstin, form: 'GSTR1', returnPeriod } as const;
    const printed = printedDocument(filerOf(registration, key, filing.clock.now()), content, {
      supplier: await supplierOf(books, registration, content),
      recipientAddress: await addressOfRecipient(books, content),
    });
    if (printed) return printed;
    throw new NotPossible(
      'NOT-FOUND',
      'An adjustment is an entry of the books and no document. Print its invoice or its receipt voucher.',
    );
  });
}

const few = { limit: 20 };

/** The campus that the document names, else the first of the registration, else the company. */
async function supplierOf(
  books: Books,
  { gstin, legalName }: Registration,
  { campus: named }: SaleEntry,
): Promise<PrintedParty> {
  const { rows } = await books.masters.of('campus').page({ label: gstin }, few);
  const campus = rows.find(({ content }) => content.name === named) ?? rows[0];
  const [company] = await books.masters.of('company').withKeys([gstin.slice(2, 12)]);
  const address = campus?.content.address ?? company?.content.address;
  const code = gstin.slice(0, 2);
  return {
    name: legalName,
    address: [
      ...(campus?.content.printName ? [campus.content.printName] : []),
      ...(address ? linesOf(address) : []),
    ],
    gstin,
    state: `${code}-${stateName(code)}`,
  };
}

/** The address of the customer among the masters: by his GSTIN, else by his name. */
async function addressOfRecipient(books: Books, { recipient }: SaleEntry): Promise<readonly string[]> {
  const parties = books.masters.of('party');
  if (recipient.kind === 'registered') {
    const [party] = await parties.withKeys([recipient.gstin]);
    const branch = party?.content.branches.find(({ gstin }) => gstin === recipient.gstin);
    return party ? linesOf(written(branch?.address) ?? party.content.address) : [];
  }
  if (!recipient.name) return [];
  const { rows } = await parties.page({ label: 'customer', find: recipient.name }, few);
  const party = rows.find(({ content }) => sameName(content, recipient.name));
  return party ? linesOf(party.content.address) : [];
}

const sameName = ({ name }: Party, other: string | undefined): boolean =>
  name.toLowerCase() === other?.toLowerCase();
const written = (address: MasterAddress | undefined): MasterAddress | undefined =>
  address && Object.values(address).some(Boolean) ? address : undefined;

function linesOf({ line, city, pinCode, state, country }: MasterAddress): readonly string[] {
  const place = [city, pinCode].filter(Boolean).join(' ');
  const region = state && state !== '96' ? stateName(state) : undefined;
  return [line, [place, region, country].filter(Boolean).join(', ')].filter((each): each is string =>
    Boolean(each),
  );
}
