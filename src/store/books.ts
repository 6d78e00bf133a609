import type {} from '../filing/needs/audit.ts';
import type { Books } from '../filing/needs/store.ts';
import { approvalsIn } from './approvals.ts';
import { checkAudit, readAudit, readAuditEntry, readAuditNames } from './audit.ts';
import { readCalls } from './calls.ts';
import { counterpartiesIn } from './counterparties/books.ts';
import { readDashboard, readSuppliers } from './dashboard.ts';
import { documentsIn, recordSourcesIn } from './documents.ts';
import { findingRulesIn } from './finding-rules.ts';
import {
  putImport,
  readImport,
  readImportFile,
  readImportPage,
  readImportRecords,
  saveImport,
  sayOfImport,
  setImportState,
} from './imports.ts';
import { readInwardStanding } from './inward-standing.ts';
import { listViewsIn } from './list-views.ts';
import { deleteRecords, markErrors, markRecords } from './mark-records.ts';
import { mastersIn } from './masters.ts';
import { relaysIn } from './otp-relays.ts';
import { readSession, saveSession } from './portal-sessions.ts';
import { comparePut, putRecords } from './put-records.ts';
import { enqueue } from './queue.ts';
import {
  readConfirmedRecords,
  readRecordGroups,
  readRecordKeys,
  readRecordOf,
  readRecordPage,
  readRecords,
  readRecordTotals,
  readTotalsBySection,
} from './read-records.ts';
import { registerMappingsIn } from './register-mappings.ts';
import { readRegistration, readRegistrations, saveRegistration } from './registrations.ts';
import { readReport } from './reports.ts';
import { lockReturn, readReturn, readReturnPage, readReturns, saveReturn } from './returns.ts';
import { readSteps, saveStep } from './steps.ts';
import { readOpenTasks, readTask, readTaskPage, readTasks, saveTask } from './tasks.ts';
import type { Transaction } from './transaction.ts';
import { keepRemoved, readWhatUndoes, undoImport } from './undo-import.ts';
import { webhooksIn } from './webhooks.ts';

/** The books of the transaction's tenant; they are of no use after it ended. */
export function booksIn(tx: Transaction): Books {
  return { ...accountsIn(tx), ...recordsIn(tx), ...workIn(tx) };
}

function accountsIn(tx: Transaction) {
  return {
    registration: (gstin) => readRegistration(tx, gstin),
    registrations: () => readRegistrations(tx),
    saveRegistration: (registration) => saveRegistration(tx, registration),
    session: (gstin) => readSession(tx, gstin),
    saveSession: (gstin, session) => saveSession(tx, gstin, session),
    lockReturn: (key) => lockReturn(tx, key),
    returnState: (key) => readReturn(tx, key),
    returnStates: (gstin) => readReturns(tx, gstin),
    returnPage: (of, page) => readReturnPage(tx, of, page),
    saveReturnState: (state) => saveReturn(tx, state),
  } satisfies Partial<Books>;
}

function recordsIn(tx: Transaction) {
  return {
    putRecords: (key, records, importId) => putRecords(tx, key, { records, importId }),
    comparePut: (key, records) => comparePut(tx, key, records),
    deleteRecords: (key, recordKeys) => deleteRecords(tx, key, recordKeys),
    records: (key, states, section) => readRecords(tx, key, { states, section }),
    recordGroups: (key, by) => readRecordGroups(tx, key, by),
    confirmedRecords: (key) => readConfirmedRecords(tx, key),
    record: (key, recordKey) => readRecordOf(tx, key, recordKey),
    recordPage: (key, filter, page) => readRecordPage(tx, key, { filter, page }),
    recordTotals: (key, filter) => readRecordTotals(tx, key, filter),
    recordKeys: (key, filter) => readRecordKeys(tx, key, filter),
    recordTotalsBySection: (key) => readTotalsBySection(tx, key),
    markRecords: (key, recordKeys, state) => markRecords(tx, key, { recordKeys, state }),
    markErrors: (key, errors) => markErrors(tx, key, errors),
    saveImport: (entry, records, file) => saveImport(tx, entry, { records, file }),
    importPage: (key, page) => readImportPage(tx, key, page),
    importEntry: (importId) => readImport(tx, importId),
    importFile: (importId) => readImportFile(tx, importId),
    importRecords: (importId) => readImportRecords(tx, importId),
    putImport: (key, importId) => putImport(tx, key, importId),
    setImportState: (importId, state, counts) => setImportState(tx, importId, { state, counts }),
    sayOfImport: (importId, says, state) => sayOfImport(tx, importId, { says, state }),
    whatUndoes: (key, importId) => readWhatUndoes(tx, key, importId),
    undoImport: (key, importId) => undoImport(tx, key, importId),
    keepRemoved: (key, recordKeys, importId) => keepRemoved(tx, key, { recordKeys, importId }),
  } satisfies Partial<Books>;
}

function workIn(tx: Transaction) {
  return {
    sales: documentsIn(tx, 'sale'),
    purchases: documentsIn(tx, 'purchase'),
    recordSources: recordSourcesIn(tx),
    counterparties: counterpartiesIn(tx),
    queue: { enqueue: (job) => enqueue(tx, job) },
    registerMappings: registerMappingsIn(tx),
    webhooks: webhooksIn(tx),
    masters: mastersIn(tx),
    relays: relaysIn(tx),
    listViews: listViewsIn(tx),
    approvals: approvalsIn(tx),
    findingRules: findingRulesIn(tx),
    saveTask: (task) => saveTask(tx, task),
    task: (taskId) => readTask(tx, taskId),
    taskPage: (key, page) => readTaskPage(tx, key, page),
    tasks: (key, limit) => readTasks(tx, key, limit),
    openTasks: (gstin) => readOpenTasks(tx, gstin),
    saveStep: (step) => saveStep(tx, step),
    steps: (taskId, withRequests) => readSteps(tx, taskId, withRequests),
    dashboard: (wanted) => readDashboard(tx, wanted),
    report: (report, wanted) => readReport(tx, report, wanted),
    inwardStanding: (gstins) => readInwardStanding(tx, gstins),
    suppliers: (gstins) => readSuppliers(tx, gstins),
    calls: (place, page) => readCalls(tx, place, page),
    audit: async (entry) => {
      tx.audit.push(entry);
    },
    auditTrail: (filter, page) => readAudit(tx, filter, page),
    auditEntry: (sequence) => readAuditEntry(tx, sequence),
    auditNames: (filter) => readAuditNames(tx, filter),
    checkAudit: () => checkAudit(tx),
  } satisfies Partial<Books>;
}
