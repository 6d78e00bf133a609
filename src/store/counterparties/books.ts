import type { CounterpartyBooks } from '../../filing/needs/counterparties.ts';
import type { Transaction } from '../transaction.ts';
import { readDocumentPage, readDocuments } from './documents.ts';
import {
  dropDecisions,
  readDecisions,
  readMatching,
  readMatchPage,
  saveDecisions,
  saveMatching,
} from './matches.ts';
import { dropParts, keepPart, readParts, readStatements, takeStatement } from './statements.ts';

/** What counter parties report to the registrations of the transaction's tenant. */
export function counterpartiesIn(tx: Transaction): CounterpartyBooks {
  return {
    keepPart: (taskId, number, answer) => keepPart(tx, { taskId, number, answer }),
    parts: (taskId) => readParts(tx, taskId),
    dropParts: (taskId) => dropParts(tx, taskId),
    takeStatement: (entry, taken) => takeStatement(tx, entry, taken),
    statements: (gstin, wanted) => readStatements(tx, gstin, wanted),
    page: (gstin, filter, wanted) => readDocumentPage(tx, gstin, { filter, wanted }),
    documents: (gstin, kinds) => readDocuments(tx, gstin, kinds),
    decisions: (gstin) => readDecisions(tx, gstin),
    saveDecisions: (gstin, decisions) => saveDecisions(tx, gstin, decisions),
    dropDecisions: (gstin, identities) => dropDecisions(tx, gstin, identities),
    saveMatching: (gstin, matching, rows) => saveMatching(tx, gstin, { matching, rows }),
    matching: (gstin) => readMatching(tx, gstin),
    matchPage: (gstin, filter, wanted) => readMatchPage(tx, gstin, { filter, wanted }),
  };
}
