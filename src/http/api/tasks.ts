import { Type } from 'typebox';
import {
  pageTask,
  requestEvc,
  startFile,
  startProceed,
  startReset,
  startSave,
  startSummary,
} from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ReturnPath, Says, Task } from './schemas.ts';

const Override = Type.Optional(Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }));
const SaveBody = Type.Object({ kind: Type.Union([Type.Literal('save'), Type.Literal('delete')]) });
const ProceedBody = Type.Object({ isNil: Type.Optional(Type.Boolean()), override: Override });
const ResetBody = Type.Object({
  period: Type.String({ maxLength: 10, description: 'The period typed once more, MMYYYY' }),
});
const EvcBody = Type.Object({ pan: Type.String({ maxLength: 12 }) });
const FileBody = Type.Object({
  pan: Type.String({ maxLength: 12 }),
  evc: Type.String({ minLength: 1, maxLength: 12 }),
  confirmed: Type.Boolean({ description: 'The details are correct and filing cannot be undone' }),
  override: Override,
});

/** Starts the long work of a return; the answer is 202 and the task, which goes on by itself. */
export function taskRoutes(app: Api, { filing, form, base }: FormContext): void {
  const task = { tags: ['filing'], params: ReturnPath, response: { 202: Task } };
  app.post(
    `${base}/save`,
    { schema: { ...task, summary: 'Save to GSTN', body: SaveBody } },
    async (request, reply) => {
      const started = await startSave(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        kind: request.body.kind,
      });
      return reply.code(202).send(pageTask(started));
    },
  );
  app.post(
    `${base}/summary`,
    { schema: { ...task, summary: 'Download the summary' } },
    async (request, reply) => {
      const started = await startSummary(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
      });
      return reply.code(202).send(pageTask(started));
    },
  );
  app.post(
    `${base}/proceed`,
    { schema: { ...task, summary: 'Submit (proceed to file)', body: ProceedBody } },
    async (request, reply) => {
      const started = await startProceed(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        ...request.body,
      });
      return reply.code(202).send(pageTask(started));
    },
  );
  app.post(
    `${base}/reset`,
    { schema: { ...task, summary: 'Delete what is saved on GSTN', body: ResetBody } },
    async (request, reply) => {
      const started = await startReset(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        period: request.body.period,
      });
      return reply.code(202).send(pageTask(started));
    },
  );
  app.post(
    `${base}/evc`,
    {
      schema: {
        tags: ['filing'],
        params: ReturnPath,
        summary: 'Send the EVC OTP',
        body: EvcBody,
        response: { 200: Says },
      },
    },
    (request) =>
      requestEvc(filing, actorOf(request), { key: returnKeyOf(request.params, form), pan: request.body.pan }),
  );
  app.post(
    `${base}/file`,
    { schema: { ...task, summary: 'File with EVC', body: FileBody } },
    async (request, reply) => {
      const started = await startFile(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        ...request.body,
      });
      return reply.code(202).send(pageTask(started));
    },
  );
}
