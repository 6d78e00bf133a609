import { returnBoard } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { advanceRoutes } from './advances.ts';
import { amendmentRoutes } from './amendments.ts';
import { answerTaskRoutes, compute2bRoute } from './answer-tasks.ts';
import { answerRoutes } from './answers.ts';
import { approvalRoutes, returnApprovalRoutes } from './approvals.ts';
import { auditRoutes } from './audit.ts';
import { connectionRoutes } from './connection.ts';
import { counterpartyRoutes } from './counterparties.ts';
import { dashboardRoutes } from './dashboard.ts';
import { evidenceRoutes } from './evidence.ts';
import { exportRoutes } from './exports.ts';
import { findingRuleRoutes } from './finding-rules.ts';
import { callRoutes, gstinCallRoutes } from './history.ts';
import { hsnRoutes } from './hsn.ts';
import { importFindingRoutes } from './import-findings.ts';
import { importRoutes } from './imports.ts';
import { ledgerRoutes } from './ledger.ts';
import { listViewRoutes } from './list-views.ts';
import { masterRoutes } from './masters.ts';
import { matchNoteRoutes } from './match-notes.ts';
import { matchRuleRoutes } from './match-rules.ts';
import { oidcRoutes } from './oidc.ts';
import { otpRelayRoutes } from './otp-relay.ts';
import { passwordRoutes } from './passwords.ts';
import { payloadDifferenceRoutes } from './payload-difference.ts';
import { payloadRoutes } from './payloads.ts';
import { peopleRoutes } from './people.ts';
import { practiceRoutes } from './practice.ts';
import { prepareRoutes } from './prepare.ts';
import { printRoutes } from './print.ts';
import { purchaseDocumentRoutes } from './purchase-documents.ts';
import { purchaseEntryRoutes } from './purchase-entries.ts';
import { purchaseSumRoutes } from './purchase-sums.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { recordRoutes } from './records.ts';
import { refusedRowsRoutes } from './refused-rows.ts';
import { registerImportRoutes } from './register-imports.ts';
import { registerMappingRoutes } from './register-mappings.ts';
import { registrationRoutes } from './registrations.ts';
import { reportRoutes } from './reports.ts';
import { type FormContext, filedForms, purchaseForm } from './return-forms.ts';
import { markFiledRoutes, returnStatusRoutes } from './return-status.ts';
import { reviewRoutes } from './review.ts';
import { saleDocumentRoutes } from './sale-documents.ts';
import { PageOf, PageQuery, ReturnRow, wantedPage } from './schemas.ts';
import { secondStep } from './second-step.ts';
import { securityRoutes } from './security.ts';
import { sessionRoutes } from './session.ts';
import { statementViewRoutes } from './statement-views.ts';
import { statementRoutes } from './statements.ts';
import { syncRoutes } from './sync.ts';
import { tableLineRoutes } from './table-lines.ts';
import { taskListRoutes } from './task-list.ts';
import { taskRoutes } from './tasks.ts';
import { templateRoutes } from './templates.ts';

/** Our own API under /api/v1: every handler calls one use case and shapes its answer. */
export function apiRoutes(app: Api, context: ApiContext): void {
  const step = secondStep(app, context);
  sessionRoutes(app, context, step);
  oidcRoutes(app, context, step);
  passwordRoutes(app, context);
  securityRoutes(app, context);
  peopleRoutes(app, context);
  registrationRoutes(app, context);
  gstinCallRoutes(app, context);
  app.get(
    '/returns',
    {
      schema: {
        tags: ['filing'],
        summary: 'Where every return stands',
        querystring: PageQuery,
        response: { 200: PageOf(ReturnRow) },
      },
      config: { scope: 'any' },
    },
    (request) => returnBoard(context.filing, actorOf(request), { page: wantedPage(request.query) }),
  );
  returnStatusRoutes(app, context);
  dashboardRoutes(app, context);
  reportRoutes(app, context);
  for (const of of filedForms) formRoutes(app, { ...context, ...of });
  purchaseFormRoutes(app, { ...context, ...purchaseForm });
  connectionRoutes(app, context);
  otpRelayRoutes(app, context);
  amendmentRoutes(app, context);
  saleDocumentRoutes(app, context);
  purchaseDocumentRoutes(app, context);
  purchaseEntryRoutes(app, context);
  advanceRoutes(app, context);
  printRoutes(app, context);
  counterpartyRoutes(app, context);
  answerRoutes(app, context);
  matchNoteRoutes(app, context);
  matchRuleRoutes(app, context);
  statementRoutes(app, context);
  reconciliationRoutes(app, context);
  statementViewRoutes(app, context);
  registerMappingRoutes(app, context);
  templateRoutes(app, context);
  auditRoutes(app, context);
  approvalRoutes(app, context);
  findingRuleRoutes(app, context);
  hsnRoutes(app);
  masterRoutes(app, context);
  exportRoutes(app, context);
  listViewRoutes(app, context);
  practiceRoutes(app, context);
}

/** What every return has, of whatever books it is made. */
function returnRoutes(app: Api, context: FormContext): void {
  syncRoutes(app, context);
  taskRoutes(app, context);
  taskListRoutes(app, context);
  payloadRoutes(app, context);
  callRoutes(app, context);
  if (context.form !== 'GSTR1A') answerTaskRoutes(app, context);
}

/** The return of what was bought; its documents are those of the purchase books. */
function purchaseFormRoutes(app: Api, context: FormContext): void {
  returnRoutes(app, context);
  compute2bRoute(app, context);
  evidenceRoutes(app, context);
  purchaseSumRoutes(app, context);
}

/** What every return of what was sold has. */
function formRoutes(app: Api, context: FormContext): void {
  returnRoutes(app, context);
  recordRoutes(app, context);
  importRoutes(app, context);
  importFindingRoutes(app, context);
  registerImportRoutes(app, context);
  prepareRoutes(app, context);
  refusedRowsRoutes(app, context);
  payloadDifferenceRoutes(app, context);
  ledgerRoutes(app, context);
  reviewRoutes(app, context);
  markFiledRoutes(app, context);
  evidenceRoutes(app, context);
  returnApprovalRoutes(app, context);
  tableLineRoutes(app, context);
}
