import { type Static, Type } from 'typebox';
import { wireReturnPeriod } from '../../core/index.ts';
import {
  approvalList,
  approvalOfReturn,
  approvalPolicy,
  approveInEmergency,
  decideApproval,
  delegateApprovals,
  delegationList,
  endDelegation,
  recallApproval,
  requestApproval,
  type ShownApproval,
  type ShownPolicy as ShownPolicyOfFiling,
  saveApprovalPolicy,
} from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import {
  Gate,
  Gstin,
  Instant,
  ListOf,
  Name,
  OneOf,
  OrNull,
  PageOf,
  PageQuery,
  Paise,
  ReturnPath,
  Says,
  WirePeriod,
  wantedPage,
} from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Purpose = OneOf('ApprovalPurpose', ['file', 'reset']);
const Approval = Type.Object(
  {
    approvalId: Type.String(),
    gstin: Gstin,
    legalName: Type.String(),
    form: Type.String(),
    period: WirePeriod,
    purpose: Purpose,
    state: OneOf('ApprovalState', ['waiting', 'approved', 'rejected', 'recalled', 'voided', 'used']),
    requestedBy: Type.String(),
    requestedAt: Instant,
    note: Type.String(),
    hash: Type.String({ description: 'SHA-256 over everything the summary is made of' }),
    documents: Type.Integer(),
    taxableValue: Paise,
    tax: Paise,
    decidedBy: OrNull(Type.String()),
    decidedAt: OrNull(Instant),
    reason: OrNull(Type.String()),
    isEmergency: Type.Boolean(),
    isOwn: Type.Boolean(),
    onBehalfOf: OrNull(Type.String()),
    changed: OrNull(Type.Integer()),
    says: OrNull(Type.String()),
    decide: Gate,
    mayRecall: Type.Boolean(),
  },
  { title: 'Approval' },
);
const OfReturn = Type.Object(
  {
    isNeeded: Type.Boolean(),
    changed: Type.Integer({ description: 'Documents that changed since the newest request' }),
    approval: OrNull(Approval),
    reset: Type.Object({
      isNeeded: Type.Boolean({ description: 'A second person must still approve a reset' }),
      isAsked: Type.Boolean(),
    }),
  },
  { title: 'ReturnApproval' },
);
const policy = {
  rule: OneOf('ApprovalRule', ['usual', 'on', 'off']),
  keysMayFile: Type.Boolean({ description: 'API keys may file without an approval' }),
};
const Policy = Type.Object(policy, { title: 'ApprovalPolicy' });
const ShownPolicy = Type.Object(
  { ...policy, actingPeople: Type.Integer() },
  { title: 'ShownApprovalPolicy' },
);
/** Usually two are needed where more than one person can act. */
const neededBy = { usual: null, on: true, off: false } as const;

function policyView({
  isNeeded,
  keysMayFile,
  actingPeople,
}: ShownPolicyOfFiling): Static<typeof ShownPolicy> {
  return { rule: isNeeded === null ? 'usual' : isNeeded ? 'on' : 'off', keysMayFile, actingPeople };
}

const Day = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  examples: ['2026-11-10'],
});
const Delegated = Type.Object({ givenTo: Type.String({ minLength: 3, maxLength: 320 }), from: Day, to: Day });
const Delegation = Type.Object(
  {
    delegationId: Type.String(),
    givenBy: Type.String(),
    givenTo: Type.String(),
    gstins: OrNull(ListOf(Gstin)),
    from: Type.String(),
    to: Type.String(),
  },
  { title: 'Delegation' },
);
const Text = Type.String({ maxLength: 500 });
const Decided = Type.Object({
  decision: OneOf('ApprovalDecision', ['approve', 'reject']),
  reason: Type.Optional(Text),
});
const One = Type.Object({ id: Name });
const OfGstin = Type.Object({ gstin: Gstin });
const tags = ['filing'];

function view({ key, ...rest }: ShownApproval): Static<typeof Approval> {
  return { ...rest, gstin: key.gstin, form: key.form, period: wireReturnPeriod(key.returnPeriod) };
}

/** Asking for the approval of a return, and an administrator's way past it. */
export function returnApprovalRoutes(app: Api, { filing, form, base }: FormContext): void {
  const shared = { tags, params: ReturnPath };
  app.get(
    `${base}/approval`,
    {
      schema: {
        ...shared,
        summary: 'Where the return stands with its approval',
        response: { 200: OfReturn },
      },
    },
    async (request) => {
      const key = returnKeyOf(request.params, form);
      const { approval, ...rest } = await approvalOfReturn(filing, actorOf(request), { key });
      return { ...rest, approval: approval && view(approval) };
    },
  );
  app.post(
    `${base}/approval`,
    {
      schema: {
        ...shared,
        summary: 'Request approval of the return as it stands',
        body: Type.Object({ note: Type.Optional(Text), purpose: Type.Optional(Purpose) }),
        response: { 200: Says },
      },
    },
    async (request) => {
      const key = returnKeyOf(request.params, form);
      const { note = '', purpose = 'file' } = request.body;
      await requestApproval(filing, actorOf(request), { key, note, purpose });
      return { says: 'Success: approval is requested.' };
    },
  );
  app.post(
    `${base}/approval/emergency`,
    {
      schema: {
        ...shared,
        summary: 'Go past the approval in an emergency; the reason stands in the evidence pack',
        body: Type.Object({ reason: Text }),
        response: { 200: Says },
      },
    },
    async (request) => {
      const key = returnKeyOf(request.params, form);
      await approveInEmergency(filing, actorOf(request), { key, reason: request.body.reason });
      return { says: 'Success: approved in an emergency.' };
    },
  );
}

/** The inbox of approvals, the policy of a GSTIN, and delegations. */
export function approvalRoutes(app: Api, context: ApiContext): void {
  inboxRoutes(app, context);
  ruleRoutes(app, context);
}

function inboxRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/approvals',
    {
      schema: {
        tags,
        summary: 'Requests for approval, those that wait first',
        querystring: PageQuery,
        response: { 200: PageOf(Approval) },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const all = await approvalList(filing, actorOf(request));
      return pageAfter(all.map(view), wantedPage(request.query));
    },
  );
  app.post(
    '/approvals/:id/decision',
    {
      schema: { tags, summary: 'Approve or reject', params: One, body: Decided, response: { 200: Says } },
      config: { scope: 'people' },
    },
    async (request) => {
      const { decision, reason = '' } = request.body;
      await decideApproval(filing, actorOf(request), { approvalId: request.params.id, decision, reason });
      return { says: decision === 'approve' ? 'Success: approved.' : 'Success: rejected.' };
    },
  );
  app.post(
    '/approvals/:id/recall',
    {
      schema: { tags, summary: 'Take a request back', params: One, response: { 200: Says } },
      config: { scope: 'people' },
    },
    async (request) => {
      await recallApproval(filing, actorOf(request), { approvalId: request.params.id });
      return { says: 'Success: the request is taken back.' };
    },
  );
}

function ruleRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/approval-policy/:gstin',
    {
      schema: {
        tags,
        summary: 'Whether returns of a GSTIN need an approval',
        params: OfGstin,
        response: { 200: ShownPolicy },
      },
    },
    async (request) => policyView(await approvalPolicy(filing, actorOf(request), request.params)),
  );
  app.put(
    '/approval-policy/:gstin',
    {
      schema: { tags, summary: 'Change that', params: OfGstin, body: Policy, response: { 200: ShownPolicy } },
    },
    async (request) => {
      const { rule, keysMayFile } = request.body;
      const wanted = { gstin: request.params.gstin, isNeeded: neededBy[rule], keysMayFile };
      return policyView(await saveApprovalPolicy(filing, actorOf(request), wanted));
    },
  );
  app.get(
    '/approval-delegations',
    {
      schema: {
        tags,
        summary: 'Delegations given or got',
        querystring: PageQuery,
        response: { 200: PageOf(Delegation) },
      },
      config: { scope: 'people' },
    },
    async (request) => pageAfter(await delegationList(filing, actorOf(request)), wantedPage(request.query)),
  );
  app.post(
    '/approval-delegations',
    {
      schema: {
        tags,
        summary: 'Leave one’s approvals to somebody else for some days',
        body: Delegated,
        response: { 200: Delegation },
      },
      config: { scope: 'people' },
    },
    (request) => delegateApprovals(filing, actorOf(request), request.body),
  );
  app.delete(
    '/approval-delegations/:id',
    { schema: { tags, summary: 'Take a delegation back', params: One }, config: { scope: 'people' } },
    async (request, reply) => {
      await endDelegation(filing, actorOf(request), { delegationId: request.params.id });
      return reply.code(204).send();
    },
  );
}
