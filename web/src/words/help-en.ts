import type { Topic } from './help-topics.ts';

/** The topics of the help, English. */
export const helpEn: readonly Topic[] = [
  {
    key: 'start',
    title: 'Getting started',
    says: [
      'Seven steps lead to the first filing: Company, Campus, HSN SAC, Customers and Vendors, Advances, Invoices, and the sync with GSTN. The page Getting started shows which are done.',
      'Company, GSTIN, financial year and return period stand at the top of every page. What you change there holds for every page and is part of the address, so a link shows others the same.',
      'While the word Practice stands at the top, the portal is a simulator. Nothing reaches the government: try everything, filing included.',
    ],
  },
  {
    key: 'masters',
    title: 'Company and campus',
    says: [
      'A company is everything under one PAN. A campus is a place of business under one GSTIN; it lies in the State of that GSTIN.',
      'N makes a new entry, Enter opens the chosen one, Ctrl+S saves. What is wrong stands at its field with what to do.',
      'If somebody else has saved meanwhile, nothing is lost: choose whether to show theirs or keep yours.',
    ],
  },
  {
    key: 'registrations',
    title: 'GST registrations',
    says: [
      'One line for each GSTIN of the company: how often it files, who signs, and its name on the portal.',
      'Connect needs the portal user name. Filing with EVC needs the PAN of the authorised signatory. Turnover decides how many HSN digits are asked for.',
    ],
  },
  {
    key: 'hsn',
    title: 'HSN and SAC',
    says: [
      'Type the beginning of a code or words of its name; codes come from the portal’s own master. Codes that begin with 99 are services and have no unit.',
      'A rate holds from a day to a day. When a rate changes, end the earlier one the day before and add the new one: invoices take the rate of their date.',
    ],
  },
  {
    key: 'parties',
    title: 'Customers, vendors and transporters',
    says: [
      'A party has a branch for each GSTIN. A GSTIN stands at one party only, so that an invoice knows whose it is.',
      'Copy Address From Main Party fills in the address of a branch; the State stays that of its GSTIN.',
      'A mistyped GSTIN shows the last character it should have. That is a hint where to look, not a correction: any of the fifteen may be wrong.',
    ],
  },
  {
    key: 'invoices',
    title: 'Sale invoices',
    says: [
      'The list shows what is reported for the chosen GSTIN and period. The slash key finds by number, GSTIN or name; filters stay in the address.',
      'Right-click, Shift+F10 or ⋯ opens the commands of a row. Open GSTN GSTR1 Sync leads to the return the invoice belongs to.',
      'Totals at the foot are of everything that matches, not of the rows on the screen.',
    ],
  },
  {
    key: 'import',
    title: 'Import Data',
    says: [
      'Drop files of any kind: a sales register with your own columns, the official workbook, CSV sheets or portal JSON. Columns are mapped once and remembered.',
      'Before anything changes you see what is new, changed and the same, every finding, and the effect on the return. Import what is valid; the annotated workbook returns the rest with its errors.',
    ],
  },
  {
    key: 'tables',
    title: 'Tables of GSTR-1',
    says: [
      'One tile for each table of the form with its documents, value and tax, and how many are to send, processed, pending and in error.',
      'A tile opens the documents of that table.',
    ],
  },
  {
    key: 'sync',
    title: 'GSTN GSTR1 Sync',
    says: [
      'The steps stand in their order: Connect, Generate Payload, Save To GSTN, Download Summary, Download Counter Party, Accept/Reject, Submit, File. A button that cannot be used says why.',
      'Save sends new and changed documents in parts; Delete takes back what you deleted. If the connection breaks, the work goes on by itself and nothing is sent twice.',
      'After Save, download the summary. The table Difference shows where books and GSTN do not agree, to the paisa.',
      'Submit makes the final summary; a later change needs Submit again. File signs it with an EVC and gives the ARN. Filing cannot be undone.',
    ],
  },
  {
    key: 'matching',
    title: 'Counter parties and matching',
    says: [
      'Download brings what your suppliers reported. Each document gets a match code: OK both agree, TO only in your books, CO only at the counter party, Mismatch the same document with other particulars.',
      'From the code follows the action flag: A accept, U upload, R reject. P keeps a document pending; it stays through every new download.',
      'Decisions are gathered and can be undone until you send them.',
    ],
  },
  {
    key: 'sessions',
    title: 'OTP Management',
    says: [
      'GSTN opens a session by an OTP sent to the taxpayer’s mobile. It holds six hours and can be refreshed while it holds.',
      'If no OTP comes, check on the portal that API access is enabled for the GSTIN: My Profile, Manage API Access.',
    ],
  },
  {
    key: 'settings',
    title: 'Language and look',
    says: [
      'English or Hindi, light, dark or high contrast, dense or comfortable rows, and the menus at the left or across the top as in the classic product. This machine remembers the choice.',
      'Every page works at 400 % zoom and by keyboard alone; the question mark shows the keys.',
    ],
  },
];
