import { Type } from 'typebox';
import { type Campus, type Company, type Item, type Party, partyRegistrations } from '../../core/index.ts';
import { Gstin, OneOf } from './schemas.ts';

const text = (maxLength: number, description?: string) =>
  Type.Optional(Type.String({ maxLength, ...(description ? { description } : {}) }));
const Day = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'yyyy-mm-dd',
});
const closed = { additionalProperties: false } as const;

const Address = Type.Object(
  {
    line: text(300),
    city: text(100),
    pinCode: text(10),
    state: text(2, 'Two digits of the State; 96 outside India'),
    country: text(60),
  },
  { ...closed, title: 'MasterAddress' },
);
const Contact = Type.Object(
  {
    person: text(100),
    phone: text(40),
    fax: text(40),
    email: text(200),
    emailCc: text(500, 'Separated by commas'),
    emailBcc: text(500, 'Separated by commas'),
  },
  { ...closed, title: 'PartyContact' },
);
const Branch = Type.Object(
  {
    gstin: Type.Union([Type.String({ minLength: 1, maxLength: 20 }), Type.Null()], {
      description: 'Null for an unregistered person (URP)',
    }),
    registrationType: OneOf('PartyRegistration', partyRegistrations),
    division: text(100),
    address: Address,
    contact: Contact,
    creditIneligible: Type.Optional(Type.Boolean()),
    cancelledOn: Type.Optional(Day),
  },
  { ...closed, title: 'PartyBranch' },
);

/** What a party is to the taxpayer. */
export const PartyKindSchema = OneOf('PartyKind', ['customer', 'vendor', 'transporter']);

/** A customer, vendor or transporter with its branches. */
export const PartySchema = Type.Unsafe<Party>(
  Type.Object(
    {
      kinds: Type.Array(PartyKindSchema, { maxItems: 3 }),
      name: Type.String({ maxLength: 200, examples: ['Narmada Fabrics LLP'] }),
      pan: text(10),
      web: text(200),
      address: Address,
      contact: Contact,
      branches: Type.Array(Branch, { maxItems: 200 }),
    },
    { ...closed, title: 'Party' },
  ),
);

/** An HSN or SAC of the taxpayer with its rates. */
export const ItemSchema = Type.Unsafe<Item>(
  Type.Object(
    {
      kind: OneOf('ItemKind', ['goods', 'services']),
      code: Type.String({ maxLength: 8, description: 'HSN or SAC', examples: ['5208'] }),
      description: Type.String({ maxLength: 300, examples: ['Cotton fabric'] }),
      unit: Type.String({
        maxLength: 3,
        description: 'Unit quantity code; NA for services',
        examples: ['MTR'],
      }),
      rates: Type.Array(
        Type.Object(
          {
            rate: Type.Number({ minimum: 0, maximum: 100, description: 'Percent' }),
            cess: Type.Optional(Type.Number({ minimum: 0, maximum: 400, description: 'Percent' })),
            from: Day,
            to: Type.Optional(Day),
          },
          { ...closed, title: 'ItemRate' },
        ),
        { maxItems: 50 },
      ),
      creditIneligible: Type.Optional(Type.Boolean()),
      keyword: text(100, 'Words by which people find it too'),
    },
    { ...closed, title: 'Item' },
  ),
);

/** A place of business. */
export const CampusSchema = Type.Unsafe<Campus>(
  Type.Object(
    {
      gstin: Gstin,
      name: Type.String({ maxLength: 100, examples: ['Surat works'] }),
      printName: text(200),
      code: Type.String({ maxLength: 20, examples: ['SRT'] }),
      type: OneOf('CampusType', ['office', 'warehouse', 'manufacturing', 'shop']),
      division: text(100),
      address: Address,
    },
    { ...closed, title: 'Campus' },
  ),
);

/** A legal entity. */
export const CompanySchema = Type.Unsafe<Company>(
  Type.Object(
    {
      pan: Type.String({ maxLength: 10, examples: ['AAMCT7421K'] }),
      name: Type.String({ maxLength: 200, examples: ['Tapti Textiles Private Limited'] }),
      brand: text(100),
      address: Address,
      email: text(200),
      phone: text(40),
    },
    { ...closed, title: 'Company' },
  ),
);
