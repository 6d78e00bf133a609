/** Keys of the sections of GSTR-1 on the portal, in the order of the form. */
export const sectionNames = [
  'b2b',
  'b2ba',
  'b2cl',
  'b2cla',
  'exp',
  'expa',
  'b2cs',
  'b2csa',
  'nil',
  'cdnr',
  'cdnra',
  'cdnur',
  'cdnura',
  'at',
  'ata',
  'txpd',
  'txpda',
  'hsn',
  'doc_issue',
  'supeco',
  'supecoa',
  'ecom',
  'ecoma',
] as const;

/** Key of a section of GSTR-1 as the portal names it. */
export type SectionName = (typeof sectionNames)[number];
