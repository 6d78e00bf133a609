export { type Deadline, deadlinesIn } from './deadlines.ts';
export {
  documentSeries,
  type NumberedDocument,
  type NumberSeries,
  numberSeries,
  type SeriesGap,
  type SeriesRange,
} from './documents/document-series.ts';
export type {
  CreditEligibility,
  PurchaseDocument,
  PurchaseEntry,
  PurchaseItem,
  PurchaseKind,
  PurchaseLine,
  TypedPurchase,
} from './documents/purchase.ts';
export { purchaseAmounts } from './documents/purchase.ts';
export { type SaleEntry, type SaleEntryLine, saleDocumentOf } from './documents/sale-entry.ts';
export type {
  BookPlace,
  DocumentKind,
  DocumentName,
  Recipient,
  SaleDocument,
  SaleLine,
  Taxability,
} from './documents/supply.ts';
export { amendedBy, numberFamilyOf } from './documents/supply.ts';
export { withTheirValues } from './documents/their-values.ts';
export {
  type AdvanceRow,
  advancePaid,
  advanceReceived,
  type ToldAdvance,
  toldAdvances,
} from './documents/told-advances.ts';
export type { Finding, Severity } from './finding.ts';
export { gstinCheckCharacter, gstinFault, isValidGstin } from './gstin.ts';
export { checkAmendment } from './gstr1/amendment-check.ts';
export {
  amendmentRecordOf,
  amendmentRecordsOf,
  type Correction,
  unamendableFields,
} from './gstr1/amendment-record.ts';
export { classify, decisionTreeText, type Placement } from './gstr1/classify.ts';
export { type ComparedRow, compareSummary, type PortalRow } from './gstr1/compare.ts';
export { crossesStates, isAmendment as isAmendingDocument, isWithoutTax } from './gstr1/conditions.ts';
export { type CheckedCorrections, checkCorrections } from './gstr1/corrections.ts';
export {
  type ChangedField,
  type ChangedRecord,
  compareRecords,
  fieldTitle,
  type RecordDelta,
} from './gstr1/delta.ts';
export type { Cell } from './gstr1/field.ts';
export { checkFiler } from './gstr1/filer.ts';
export { type NotFurnished, withoutFurnished } from './gstr1/furnished.ts';
export { jsonPathOf, recordKeysAt } from './gstr1/json-place.ts';
export { compareLedger, type Ledger } from './gstr1/ledger.ts';
export { liabilityRows } from './gstr1/liability.ts';
export {
  defaultPartBytes,
  gstr1Parts,
  gstr1PartTexts,
  type PartText,
  type PayloadPart,
} from './gstr1/parts.ts';
export { type Gstr1Payload, gstr1Deletions, gstr1Payload } from './gstr1/payload.ts';
export { type PlacedSale, placeSale } from './gstr1/place-sale.ts';
export { type PreparedReturn, type PrepareInput, prepareGstr1 } from './gstr1/prepare.ts';
export { readGstr1Json } from './gstr1/read-json.ts';
export {
  type ReadRecords,
  type ReadReturn,
  readGstr1Sheets,
  readingOfSheets,
  type SheetsReading,
  type TakeRow,
} from './gstr1/read-sheets.ts';
export type { Amounts, Gstr1Record, Row, RowValue } from './gstr1/record.ts';
export type { RecordList } from './gstr1/record-list.ts';
export { type RecordRemedy, remedyOfRefusal } from './gstr1/record-refusals.ts';
export { type BooksOptions, recordsFromBooks } from './gstr1/records-from-books.ts';
export { type ReviewFinding, type ReviewName, reviewNames, reviewReturn } from './gstr1/return-review.ts';
export { type Original, type RevisedRecord, type Revision, reviseRecord } from './gstr1/revise-record.ts';
export { revisedMonths } from './gstr1/revised-months.ts';
export { saleToMatch } from './gstr1/sale-match.ts';
export { saleEntryOf } from './gstr1/sale-of-record.ts';
export { saleRecordToMatch } from './gstr1/sale-record-match.ts';
export { type SectionName, sectionNames } from './gstr1/sections.ts';
export {
  type OfficialSheet,
  officialSheets,
  type Sheet,
  type SheetColumn,
  type Sheets,
} from './gstr1/sheet.ts';
export {
  type FormRow,
  inRupees,
  type RupeeTotal,
  sectionTotals,
  summaryRows,
  summaryTitle,
  type Total,
} from './gstr1/summary.ts';
export type { Filer, ReturnForm } from './gstr1/table.ts';
export { lineColumns } from './gstr1/table-lines.ts';
export { holdsDocuments, isAmendment, sectionTitle, whyInTable } from './gstr1/tables/index.ts';
export { type AskedNumber, askedNumbers, type NumberOrigin, whyNumber } from './gstr1/why-number.ts';
export { recordKeysOfWire } from './gstr1/wire.ts';
export { type CheckedPurchase, checkPurchase } from './gstr2/check-purchase.ts';
export { compareGstr2, type HeldDocument } from './gstr2/compare-gstr2.ts';
export { type Gstr2Entry, type Gstr2Payload, gstr2Deletions, gstr2Payload } from './gstr2/gstr2-payload.ts';
export {
  type Gstr2SummaryRow,
  gstr2Summary,
  type PurchaseGroup,
  type PurchaseGrouping,
  type PurchaseSums,
  purchaseGroupings,
  purchaseGroups,
} from './gstr2/gstr2-summary.ts';
export { purchaseToMatch } from './gstr2/purchase-match.ts';
export { purchaseParts } from './gstr2/purchase-parts.ts';
export { purchaseKeysOfWire, purchaseOfRecord, purchaseRecord } from './gstr2/purchase-record.ts';
export type { Buyer } from './gstr2/purchase-table.ts';
export { readGstr2Json } from './gstr2/read-gstr2.ts';
export { type ReadPurchases, readPurchaseSheets } from './gstr2/read-purchase-sheets.ts';
export type { Gstr2Sum } from './gstr2/return-sums.ts';
export { purchaseTables } from './gstr2/tables.ts';
export { isService } from './hsn.ts';
export { type HsnMatch, searchHsn } from './hsn-search.ts';
export { companyLists, type ImportSubject, importSubjects } from './import-subject.ts';
export {
  type Answerer,
  type ClassicAnswer,
  type ClassicAnswers,
  classicAnswers,
  hasAnswers,
} from './inward/classic-answers.ts';
export { type ChangedDocument, compareStatements } from './inward/compare-statements.ts';
export { compareDeclared } from './inward/declared-totals.ts';
export { openEnvelope } from './inward/envelope.ts';
export {
  type CreditReduction,
  type ImsChoice,
  type ImsPayload,
  imsImpact,
  imsResetPayload,
  imsSavePayload,
} from './inward/ims-actions.ts';
export { compareImsCounts } from './inward/ims-counts.ts';
export {
  type ImsMoment,
  type ImsPossibility,
  mayDeclareReduction,
  pendingRule,
  reductionRule,
} from './inward/ims-rules.ts';
export {
  type InwardAmounts,
  type InwardDocument,
  type InwardKind,
  inwardDirection,
  type StatementKind,
} from './inward/inward-document.ts';
export { mergeStatements, type StatementPart } from './inward/merge-statements.ts';
export { type ReadInward, readInward, toLibrary } from './inward/read-inward.ts';
export {
  type ExpectedStatement,
  type InwardStatement,
  type ReadStatement,
  readStatement,
} from './inward/read-statement.ts';
export { type Table4Head, type Table4Row, table4Of } from './inward/table-4.ts';
export type { MasterAddress } from './masters/address.ts';
export { type Campus, type Company, campusTypes, checkCampus, checkCompany } from './masters/campus.ts';
export { checkItem, type Item, type ItemRate } from './masters/item.ts';
export { isSameParty, mergedParty, pansOf, tellingWords } from './masters/merge-parties.ts';
export {
  checkParty,
  type Party,
  type PartyBranch,
  type PartyContact,
  type PartyKind,
  type PartyRegistration,
  partyRegistrations,
} from './masters/party.ts';
export {
  campusToldAnew,
  companyToldAnew,
  itemToldAnew,
  lacksRateDay,
  partyToldAnew,
  type Told,
  type ToldAt,
} from './masters/told-masters.ts';
export { actionOn, type PendingMark } from './matching/action.ts';
export type {
  MatchAction,
  MatchCode,
  MatchDocument,
  MatchKind,
  MatchPolicy,
  MatchReason,
  MatchResult,
  MatchSuggestion,
  MatchTolerance,
} from './matching/document.ts';
export { type ReconcileInput, type Reconciliation, reconcile, tolerances } from './matching/reconcile.ts';
export { type MatchTotals, totalsOf } from './matching/totals.ts';
export { formatRupees, groupIndian, type Paise, paise, parseRupees, rupees, taxOn } from './money.ts';
export {
  type PrintedDocument,
  type PrintedLine,
  type PrintedParty,
  printedDocument,
} from './print/printed-document.ts';
export { type Regime, regimeOf } from './regime.ts';
export { dueDateOf, gstr2DueDate, lastDayToFurnish } from './return-calendar.ts';
export {
  financialYearOf,
  isIffMonth,
  lastDayOf,
  monthsLater,
  parseReturnPeriod,
  quarterEndOf,
  type ReturnPeriod,
  wireReturnPeriod,
} from './return-period.ts';
export { isPlaceOfSupply, stateName, states } from './state.ts';
export { stateCodeOf } from './state-spelling.ts';
export { isTaxRate, taxRates } from './tax-rate.ts';
export { quantityCode, quantityCodes } from './uqc.ts';
