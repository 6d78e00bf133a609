export { advanceTask } from './advance-task.ts';
export { type AmendmentWanted, amendRecord } from './amend-record.ts';
export {
  approvalList,
  approvalOfReturn,
  approvalPolicy,
  delegationList,
  type ShownApproval,
  type ShownPolicy,
  saveApprovalPolicy,
} from './approvals/approval-list.ts';
export { decideApproval, delegateApprovals, endDelegation } from './approvals/decide-approval.ts';
export { approveInEmergency, recallApproval, requestApproval } from './approvals/request-approval.ts';
export { auditNames, auditPage, verifyAudit } from './audit-trail.ts';
export { refreshSession, requestLoginOtp, signOut, submitLoginOtp } from './connect.ts';
export { connectionList } from './connections.ts';
export {
  type AnswerChoice,
  chooseAnswers,
  linkDocuments,
  unlinkDocument,
} from './counterparties/choose-answers.ts';
export { type Choice, type Staged, stageDecisions, unstageDecisions } from './counterparties/decide.ts';
export { startDownload } from './counterparties/download.ts';
export { type ComparedGenerations, compareGenerations } from './counterparties/generations.ts';
export { kindsOf as kindsOfSide } from './counterparties/inward-kinds.ts';
export { assignMatches, commentMatches, matchFacets, matchNotes } from './counterparties/match-notes.ts';
export { matchPurchases } from './counterparties/match-purchases.ts';
export { matchRules, setMatchRules, type TriedRules, tryMatchRules } from './counterparties/match-rules.ts';
export { matchSales, saleId } from './counterparties/match-sales.ts';
export { type MatchNamed, type MatchView, matchView, type OwnView } from './counterparties/match-view.ts';
export { matchingSince, partiesOfMatching, reconciledDocuments } from './counterparties/reconciled.ts';
export { defaultRules } from './counterparties/rules-of.ts';
export { sendDecisions, startCompute2b } from './counterparties/send-decisions.ts';
export { keepStatement, takeStatement } from './counterparties/take-statement.ts';
export { putOurValueBack, useTheirValue } from './counterparties/their-value.ts';
export { advancePage } from './documents/advances.ts';
export { deleteSales } from './documents/delete-sales.ts';
export { printedSale } from './documents/print-sale.ts';
export { type PurchaseTotals, purchasesByGroup, purchasesByTable } from './documents/purchase-sums.ts';
export { checkPurchases, importPurchases, purchasePage, undoPurchases } from './documents/purchases.ts';
export { saleEntry, salePage } from './documents/sale-documents.ts';
export {
  addPurchase,
  changePurchase,
  deletePurchases,
  purchaseEntryOf,
  type SavedPurchase,
  tryPurchase,
} from './documents/save-purchase.ts';
export { addSale, changeSale, type SavedSale, trySale } from './documents/save-sale.ts';
export { requestEvc } from './evc.ts';
export { startFile } from './file.ts';
export type { Actor, Filing, Waits } from './filing.ts';
export { checkReadFiles, confirmReadFiles } from './import-files.ts';
export { beginImport, checkImport, confirmImport, discardImport, importAtOnce } from './import-sales.ts';
export type { OtherSubject, ReadContents } from './import-subjects.ts';
export { type CallKeeper, keepCalls } from './keep-calls.ts';
export type { TaskName } from './machine/turn.ts';
export { duplicatesOf, mergeParties } from './masters/merge-parties.ts';
export {
  addMaster,
  changeMaster,
  masterEntry,
  masterPage,
  removeMaster,
  type SavedMaster,
} from './masters/save-master.ts';
export { askedOtp, askSignatory, giveOtp, noPage, relayProgress, revokeRelay } from './otp-relay.ts';
export {
  notePassed,
  notePublicRecord,
  type OpenPassage,
  openPassage,
  type Passed,
  passOtpRequest,
  passWrite,
} from './pass-through.ts';
export { acceptRejectPayload, deletionPayload, newOrModifiedPayload } from './payload.ts';
export { payloadDifference } from './payload-difference.ts';
export { type Act, everywhere, grantsOfKey, gstinsOf, permit, permitSomewhere } from './permissions.ts';
export { startProceed } from './proceed.ts';
export { recordDefect } from './record-defect.ts';
export { deleteRecords } from './records.ts';
export { refusedRows } from './refused-rows.ts';
export { removeRegisterMapping, saveRegisterMapping } from './register-mappings.ts';
export { saveRegistration } from './registrations.ts';
export { startReset } from './reset.ts';
export { returnBoard } from './return-board.ts';
export { pageTask, returnBrief } from './return-brief.ts';
export { startSave } from './save.ts';
export { startSummary } from './summary.ts';
export { type SyncPage, syncPage } from './sync-page.ts';
export { cancelTask, checkNow, findTask } from './tasks.ts';
export { trackReturn } from './track.ts';
export { undoImport } from './undo-import.ts';
export { type Delivering, type DeliveryName, deliver, lookAtSession } from './webhook-deliveries.ts';
export { tellingStore } from './webhook-news.ts';
export {
  changeWebhook,
  createWebhook,
  deliveryPage,
  findWebhook,
  redeliver,
  removeWebhook,
  rotateWebhookSecret,
  tryWebhook,
  webhookPage,
} from './webhooks.ts';
