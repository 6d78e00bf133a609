import type { CounterpartyBooks } from '../../filing/needs/counterparties.ts';
import type { Transaction } from '../transaction.ts';
import { dropLink, readAnswers, readLinks, saveAnswers, saveLink } from './answers.ts';
import {
  dropDecisions,
  readDecisions,
  readDecisionsAsOf,
  readNoLongerShown,
  saveDecisions,
} from './decisions.ts';
import {
  readActionCounts,
  readDocument,
  readDocumentPage,
  readDocuments,
  readDocumentTotals,
} from './documents.ts';
import { readMatchingSince } from './match-history.ts';
import { readMatchFacets, readMatchPage, readMatchParties } from './match-list.ts';
import { addMatchNotes, readMatchNotes } from './match-notes.ts';
import { readMatchRules, saveMatchRules } from './match-rules.ts';
import { readMatchesOf, readMatchesOfPeriod, readMatching, saveMatching } from './matches.ts';
import {
  dropParts,
  keepPart,
  readLastTakenAt,
  readParts,
  readStatement,
  readStatements,
  takeStatement,
} from './statements.ts';
import { dropTakenValue, readTakenValue, saveTakenValue } from './taken-values.ts';

/** What counter parties report to the registrations of the transaction's tenant. */
export function counterpartiesIn(tx: Transaction): CounterpartyBooks {
  return {
    keepPart: (taskId, number, answer) => keepPart(tx, { taskId, number, answer }),
    parts: (taskId) => readParts(tx, taskId),
    dropParts: (taskId) => dropParts(tx, taskId),
    takeStatement: (entry, taken) => takeStatement(tx, entry, taken),
    statements: (gstin, filter, wanted) => readStatements(tx, gstin, { filter, wanted }),
    statement: (gstin, statementId) => readStatement(tx, gstin, statementId),
    page: (gstin, filter, wanted) => readDocumentPage(tx, gstin, { filter, wanted }),
    totals: (gstin, filter) => readDocumentTotals(tx, gstin, filter),
    documents: (gstin, kinds) => readDocuments(tx, gstin, kinds),
    decisions: (gstin) => readDecisions(tx, gstin),
    decisionsAsOf: (gstin, day) => readDecisionsAsOf(tx, gstin, day),
    noLongerShown: (gstin) => readNoLongerShown(tx, gstin),
    saveDecisions: (gstin, decisions, at) => saveDecisions(tx, gstin, { decisions, at }),
    dropDecisions: (gstin, identities, at) => dropDecisions(tx, gstin, { identities, at }),
    answers: (gstin, side) => readAnswers(tx, gstin, side),
    saveAnswers: (gstin, side, answers) => saveAnswers(tx, { gstin, side }, answers),
    links: (gstin, side) => readLinks(tx, gstin, side),
    saveLink: (gstin, side, link) => saveLink(tx, { gstin, side }, link),
    dropLink: (gstin, side, identity) => dropLink(tx, { gstin, side }, identity),
    matchRules: (gstin) => readMatchRules(tx, gstin),
    saveMatchRules: (gstin, rules, change) => saveMatchRules(tx, gstin, { rules, change }),
    takenValue: (entry) => readTakenValue(tx, entry),
    saveTakenValue: (taken) => saveTakenValue(tx, taken),
    dropTakenValue: (entry) => dropTakenValue(tx, entry),
    saveMatching: (of, matching, rows) => saveMatching(tx, of, { matching, rows }),
    matching: (of) => readMatching(tx, of),
    matchPage: (of, filter, wanted) => readMatchPage(tx, of, { filter, wanted }),
    matchFacets: (of, filter) => readMatchFacets(tx, of, filter),
    matchParties: (of, filter) => readMatchParties(tx, of, filter),
    matchingSince: (of, wanted) => readMatchingSince(tx, of, wanted),
    matchNotes: (of, documents) => readMatchNotes(tx, of, documents),
    addMatchNotes: (of, note) => addMatchNotes(tx, of, note),
    matchesOf: (of, named) => readMatchesOf(tx, of, named),
    matchesOfPeriod: (of, returnPeriod) => readMatchesOfPeriod(tx, of, returnPeriod),
    document: (gstin, kinds, identity) => readDocument(tx, gstin, { kinds, identity }),
    actionCounts: (gstin) => readActionCounts(tx, gstin),
    lastTakenAt: (gstin, kinds, returnPeriod) => readLastTakenAt(tx, gstin, { kinds, returnPeriod }),
  };
}
