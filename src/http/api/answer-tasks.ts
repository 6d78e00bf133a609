import { Type } from 'typebox';
import { pageTask, sendDecisions, startCompute2b, startDownload } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Kind } from './counterparty-schemas.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ReturnPath, Task } from './schemas.ts';

const tags = ['counter parties'];
const schema = { tags, params: ReturnPath, response: { 202: Task } };

/** Download Counter Party and Accept/Reject of a return; the answer is 202 and the task, which goes on by itself. */
export function answerTaskRoutes(app: Api, { filing, form, base }: FormContext): void {
  app.post(
    `${base}/download`,
    {
      schema: {
        ...schema,
        summary: 'Download Counter Party: a statement of the portal, whole',
        body: Type.Object({ statement: Kind }),
      },
    },
    async (request, reply) => {
      const { statement } = request.body;
      const key = returnKeyOf(request.params, form);
      const task = await startDownload(filing, actorOf(request), { key, statement });
      return reply.code(202).send(pageTask(task));
    },
  );
  app.post(
    `${base}/act`,
    { schema: { ...schema, summary: 'Accept/Reject: send what is staged, or the flags A and R' } },
    async (request, reply) => {
      const key = returnKeyOf(request.params, form);
      const task = await sendDecisions(filing, actorOf(request), { key });
      return reply.code(202).send(pageTask(task));
    },
  );
}

/** Compute GSTR-2B, of current periods. */
export function compute2bRoute(app: Api, { filing, form, base }: FormContext): void {
  app.post(
    `${base}/compute-2b`,
    { schema: { ...schema, summary: 'Have the GSTR-2B computed again, and download it' } },
    async (request, reply) => {
      const { gstin, returnPeriod } = returnKeyOf(request.params, form);
      const task = await startCompute2b(filing, actorOf(request), { gstin, returnPeriod });
      return reply.code(202).send(pageTask(task));
    },
  );
}
