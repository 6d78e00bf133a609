import { Type } from 'typebox';
import { pageTask, returnBrief, syncPage, trackReturn } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { streamEvents } from '../events.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import {
  ConnectionStateSchema,
  CountedAmounts,
  Gate,
  Instant,
  ListOf,
  OneOf,
  OrNull,
  ReturnPath,
  ReturnStatus,
  Says,
  Task,
} from './schemas.ts';

const Counted = Type.Object({ count: Type.Integer(), value: Type.Integer() });
const Buttons = Type.Object({
  connect: Gate,
  generateNew: Gate,
  generateDelete: Gate,
  save: Gate,
  saveDeletes: Gate,
  downloadSummary: Gate,
  submit: Gate,
  file: Gate,
  counterPartyDownload: Gate,
  acceptReject: Gate,
  generateAnswers: Gate,
  compute2b: Gate,
  reset: Gate,
});
const Step = Type.Object(
  {
    key: Type.String(),
    title: Type.String(),
    state: OneOf('StepState', ['done', 'current', 'todo', 'locked']),
    at: OrNull(Instant),
    why: OrNull(Type.String()),
  },
  { title: 'SyncStep' },
);
const SummaryRow = Type.Object(
  {
    section: Type.String(),
    title: Type.String(),
    level: Type.Union([Type.Literal(0), Type.Literal(1)]),
    ours: CountedAmounts,
    portal: OrNull(CountedAmounts),
    difference: OrNull(CountedAmounts),
    equal: OrNull(Type.Boolean()),
  },
  { title: 'SummaryLine' },
);
const brief = {
  gstin: Type.String(),
  period: Type.String(),
  form: OneOf('ReturnForm', ['GSTR1', 'GSTR1A', 'GSTR2']),
  regime: Type.Union([Type.Literal('Current'), Type.Literal('Classic')]),
  status: ReturnStatus,
  arn: OrNull(Type.String()),
  filedOn: OrNull(Type.String()),
  connection: Type.Object({
    state: ConnectionStateSchema,
    endsAt: OrNull(Instant),
    userName: Type.String(),
  }),
  tasks: ListOf(Task),
};
const ReturnBrief = Type.Object(brief, { title: 'ReturnBrief' });
const SyncPage = Type.Object(
  {
    ...brief,
    legalName: Type.String(),
    statusWords: Type.String(),
    isNil: Type.Boolean(),
    dueDate: Type.String(),
    daysLeft: Type.Integer(),
    newOrModified: Counted,
    toDelete: Counted,
    errors: Type.Object({ count: Type.Integer() }),
    processed: Type.Object({ count: Type.Integer() }),
    answers: Type.Object({
      accept: Type.Integer(),
      reject: Type.Integer(),
      pending: Type.Integer(),
      waiting: Type.Integer({ description: 'Their counter party has not filed' }),
      unsent: Type.Integer({ description: 'Accepted or rejected, and not told to the portal' }),
      staged: Type.Integer({ description: 'Decisions of IMS that are not sent' }),
      overtaken: Type.Integer({ description: 'Those that GSTN shows no more: to be made again' }),
    }),
    counterPartyAt: OrNull(Instant),
    buttons: Buttons,
    steps: ListOf(Step),
    summary: ListOf(SummaryRow),
    summaryAt: OrNull(Type.String()),
    summarySays: OrNull(Type.String()),
    blockingFindings: Type.Integer(),
  },
  { title: 'SyncPage' },
);

const tasksToTell = 3;

/** The sync page of a return, its live events, and what else can be asked about it. */
export function syncRoutes(app: Api, context: FormContext): void {
  const { filing, form, base } = context;
  app.get(
    base,
    {
      schema: {
        tags: ['filing'],
        summary: 'The sync page of a return',
        params: ReturnPath,
        response: { 200: SyncPage },
      },
      config: { act: 'see sums' },
    },
    (request) => syncPage(filing, actorOf(request), { key: returnKeyOf(request.params, form) }),
  );
  app.get(
    `${base}/brief`,
    {
      schema: {
        tags: ['filing'],
        summary: 'Where a return stands and what runs, without any sums',
        params: ReturnPath,
        response: { 200: ReturnBrief },
      },
      config: { act: 'see sums' },
    },
    (request) => returnBrief(filing, actorOf(request), { key: returnKeyOf(request.params, form) }),
  );
  app.post(
    `${base}/track`,
    {
      schema: {
        tags: ['filing'],
        summary: 'Look the return up in the public record',
        params: ReturnPath,
        response: { 200: Says },
      },
      config: { act: 'see sums' },
    },
    (request) => trackReturn(filing, actorOf(request), { key: returnKeyOf(request.params, form) }),
  );
  eventRoute(app, context);
}

function eventRoute(app: Api, { filing, changes, form, base }: FormContext): void {
  const schema = { tags: ['filing'], summary: 'Server-sent events: changed, task', params: ReturnPath };
  app.get(`${base}/events`, { schema, config: { act: 'see sums' } }, (request, reply) => {
    const { tenantId } = actorOf(request);
    const key = returnKeyOf(request.params, form);
    streamEvents(reply, {
      changes,
      concerns: (change) =>
        change.tenantId === tenantId &&
        change.gstin === key.gstin &&
        change.form === form &&
        change.returnPeriod === key.returnPeriod,
      read: async () => {
        const tasks = await filing.store.inBooks(tenantId, (books) => books.tasks(key, tasksToTell));
        return [
          ...tasks.map((task) => ({ event: 'task' as const, content: pageTask(task) })),
          { event: 'changed' as const, content: {} },
        ];
      },
    });
  });
}
