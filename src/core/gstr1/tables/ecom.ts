import { amendmentOf } from '../amendment.ts';
import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveNoTax, deriveTax, isInterState } from '../supply-tax.ts';
import { defineTable, type Table } from '../table.ts';

const parties = ['regular', 'uin', 'deductor', 'non-resident'] as const;
const title = 'Supplies under section 9(5) reported by the operator';
const unsent = { flag: 'N' } as const;

interface Member {
  readonly name: string;
  readonly sheet: string;
  readonly supplierRegistered: boolean;
  readonly admits: string;
}

const documentFields = (member: Member) => ({
  supplierGstin: field.gstin('stin', parties, member.supplierRegistered ? 'refused' : 'absent'),
  supplierName: doc.partyName(),
  recipientGstin: field.gstin('rtin', parties),
  recipientName: doc.partyName(),
  supplyType: doc.supplyType(),
  documentNumber: field.documentNumber('inum'),
  documentDate: date.date('idt'),
  documentValue: number.amount('val', { digits: 13 }),
  placeOfSupply: field.placeOfSupply('pos', { foreign: true }),
  invoiceType: doc.operatorDocumentType(),
  ...doc.rateLine('refused'),
});

/** Supplies to registered persons, document by document: members `b2b` and `urp2b` of table 15. */
function documents(member: Member): Table {
  const supplier = member.supplierRegistered ? (['supplierGstin'] as const) : ([] as const);
  return defineTable({
    name: `ecom.${member.name}`,
    section: 'ecom',
    number: '15',
    title,
    from: '2024-01',
    inIff: true,
    admits: member.admits,
    sheet: {
      name: member.sheet,
      aliases: [],
      columns: {
        ...(member.supplierRegistered
          ? { supplierGstin: 'Supplier GSTIN/UIN', supplierName: 'Supplier Name' }
          : {}),
        recipientGstin: 'Recipient GSTIN/UIN',
        recipientName: 'Recipient Name',
        documentNumber: 'Document Number',
        documentDate: 'Document Date',
        documentValue: 'Value of supplies made',
        placeOfSupply: 'Place Of Supply',
        invoiceType: 'Document type',
        rate: 'Rate',
        taxableValue: 'Taxable Value',
        cess: 'Cess Amount',
      },
    },
    fields: documentFields(member),
    identity: [...supplier, 'recipientGstin', 'documentNumber'],
    path: ['ecom', member.name],
    levels: [
      { by: [...supplier, 'recipientGstin'], fields: [...supplier, 'recipientGstin'], child: 'inv' },
      {
        by: ['documentNumber'],
        fields: [
          'supplyType',
          'documentNumber',
          'documentDate',
          'documentValue',
          'placeOfSupply',
          'invoiceType',
        ],
        child: 'itms',
        constants: unsent,
      },
      doc.detailedLines,
    ],
    derive(row, filer) {
      const interState = isInterState(row.placeOfSupply, filer, row.invoiceType);
      row.supplyType = interState ? 'INTER' : 'INTRA';
      if (row.invoiceType === 'SEWOP') deriveNoTax(row);
      else deriveTax(row, row.taxableValue, interState);
    },
    rules: [
      rule.notOwnGstin('supplierGstin'),
      rule.notOwnGstin('recipientGstin'),
      ...rule.ownPeriodDate('documentDate'),
      rule.numberStart('documentNumber'),
      rule.currentState(),
      rule.placeInIndia,
      rule.rateOnDate('documentDate'),
    ],
    totals: {
      value: 'documentValue',
      taxable: ['taxableValue'],
      summaryRows: (row) => [
        'ECOM',
        `ECOM_${doc.partOfTable4(row).replace('4A', 'REG').replace('6C', 'DE')}`,
      ],
      liability: doc.inLiability,
    },
    party: { gstin: 'recipientGstin', name: 'recipientName' },
    document: { number: 'documentNumber', date: 'documentDate' },
  });
}

/** Supplies to unregistered persons, net by State and rate: members `b2c` and `urp2c` of table 15. */
function netSupplies(member: Member): Table {
  const supplier = member.supplierRegistered ? (['supplierGstin'] as const) : ([] as const);
  const by = [...supplier, 'placeOfSupply', 'rate'] as const;
  return defineTable({
    name: `ecom.${member.name}`,
    section: 'ecom',
    number: '15',
    title,
    from: '2024-01',
    inIff: false,
    admits: member.admits,
    sheet: {
      name: member.sheet,
      aliases: [],
      columns: {
        ...(member.supplierRegistered
          ? { supplierGstin: 'Supplier GSTIN/UIN', supplierName: 'Supplier Name' }
          : {}),
        placeOfSupply: 'Place Of Supply',
        taxableValue: 'Taxable Value',
        rate: 'Rate',
        cess: 'Cess Amount',
      },
    },
    fields: {
      supplierGstin: field.gstin('stin', parties, member.supplierRegistered ? 'refused' : 'absent'),
      supplierName: doc.partyName(),
      supplyType: doc.supplyType(),
      placeOfSupply: field.placeOfSupply('pos'),
      originalSupplierGstin: field.derived<string>('ostin'),
      ...doc.rateLine('refused', true),
      taxableValue: number.unroundedAmount('txval', { signed: true }),
      cess: number.unroundedAmount('csamt', { signed: true, blank: 'refused' }),
    },
    identity: by,
    path: ['ecom', member.name],
    levels: [
      {
        by,
        fields: [
          'supplyType',
          ...supplier,
          'placeOfSupply',
          'taxableValue',
          'rate',
          'igst',
          'cgst',
          'sgst',
          'cess',
        ],
        constants: unsent,
      },
    ],
    derive(row, filer) {
      const interState = isInterState(row.placeOfSupply, filer);
      row.supplyType = interState ? 'INTER' : 'INTRA';
      deriveTax(row, row.taxableValue, interState);
      row.igst ??= 0;
      row.cgst ??= 0;
      row.sgst ??= 0;
    },
    rules: [rule.notOwnGstin('supplierGstin'), rule.currentState()],
    totals: {
      taxable: ['taxableValue'],
      summaryRows: () => ['ECOM', 'ECOM_UNREG'],
      liability: doc.inLiability,
    },
  });
}

const b2b = documents({
  name: 'b2b',
  sheet: 'ecob2b',
  supplierRegistered: true,
  admits: 'A registered supplier sold to a registered person through the operator.',
});
const urp2b = documents({
  name: 'urp2b',
  sheet: 'ecourp2b',
  supplierRegistered: false,
  admits: 'An unregistered supplier sold to a registered person through the operator.',
});
const b2c = netSupplies({
  name: 'b2c',
  sheet: 'ecob2c',
  supplierRegistered: true,
  admits: 'A registered supplier sold to an unregistered person through the operator.',
});
const urp2c = netSupplies({
  name: 'urp2c',
  sheet: 'ecourp2c',
  supplierRegistered: false,
  admits: 'An unregistered supplier sold to an unregistered person through the operator.',
});

/** Supplies on which the operator pays the tax (section 9(5)), as he reports them: table 15. */
export const ecomTables: readonly Table[] = [b2b, b2c, urp2b, urp2c];

/** The official workbook has the type before the place in this one sheet. */
const ofUnregisteredSuppliers = [
  'recipientGstin',
  'recipientName',
  'originalNumber',
  'originalDate',
  'documentNumber',
  'documentDate',
  'documentValue',
  'invoiceType',
];
const amendedDocuments = (base: Table, name: string, sheet: string): Table =>
  amendmentOf(base, {
    ...(name === 'urp2ba' ? { columnsFirst: ofUnregisteredSuppliers } : {}),
    name: `ecoma.${name}`,
    section: 'ecoma',
    number: '15A',
    title: `Amended ${title}`,
    sheet,
    from: '2024-02',
    path: ['ecoma', name],
    original: { number: 'oinum', date: 'oidt' },
    columns: {
      originalNumber: 'Original Document Number',
      originalDate: 'Original Document Date',
      documentNumber: 'Revised Document Number',
      documentDate: 'Revised Document Date',
    },
  });

/** The rows of an amended month carry their tax heads like documents do: only the ones that apply. */
function amendedNet(base: Table, name: string, levels: Table['levels']): Table {
  const supplier = base.identity.filter((name) => name === 'supplierGstin');
  const amended = amendmentOf(base, {
    name: `ecoma.${name}`,
    section: 'ecoma',
    number: '15A',
    title: `Amended ${title}`,
    sheet: supplier.length ? 'ecoab2c' : 'ecoaurp2c',
    from: '2024-02',
    path: ['ecoma', name],
    original: { period: 'omon' },
    columns: { originalPeriod: ['Financial Year', 'Original Month'] },
    columnsFirst: [
      'originalPeriod',
      ...supplier,
      ...(supplier.length ? ['supplierName'] : []),
      'placeOfSupply',
      'rate',
    ],
    fields: {
      taxableValue: number.amount('txval', { signed: true }),
      cess: number.amount('csamt', { signed: true, blank: supplier.length ? 'refused' : { value: 0 } }),
    },
    identity: ['originalPeriod', ...supplier, 'placeOfSupply'],
    levels,
  });
  return {
    ...amended,
    // An operator may amend what he reported of his own supplies: the official tool takes his GSTIN here.
    rules: amended.rules.filter((candidate) => candidate.code !== 'GSTIN-OWN'),
    derive(row, filer) {
      const interState = isInterState(String(row['placeOfSupply']), filer);
      row['supplyType'] = interState ? 'INTER' : 'INTRA';
      if (row['supplierGstin'] !== undefined) row['originalSupplierGstin'] = row['supplierGstin'];
      deriveTax(row, row['taxableValue'] as number | undefined, interState);
    },
  };
}

/** Amended supplies under section 9(5): table 15A. */
export const ecomaTables: readonly Table[] = [
  amendedDocuments(b2b, 'b2ba', 'ecoab2b'),
  amendedNet(b2c, 'b2ca', [
    { by: ['placeOfSupply'], fields: ['placeOfSupply'], child: 'posItms' },
    {
      by: ['originalPeriod', 'supplierGstin'],
      fields: ['supplyType', 'originalPeriod', 'supplierGstin', 'originalSupplierGstin'],
      child: 'itms',
      constants: unsent,
    },
    doc.bareLines,
  ]),
  amendedDocuments(urp2b, 'urp2ba', 'ecoaurp2b'),
  amendedNet(urp2c, 'urp2ca', [
    {
      by: ['originalPeriod', 'placeOfSupply'],
      fields: ['supplyType', 'originalPeriod', 'placeOfSupply'],
      child: 'itms',
      constants: unsent,
    },
    doc.bareLines,
  ]),
];
