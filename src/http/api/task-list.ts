import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { cancelTask, findTask, pageTask } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { Name, PageOf, PageQuery, ReturnPath, Task, wantedPage } from './schemas.ts';

const TaskPath = Type.Intersect([ReturnPath, Type.Object({ taskId: Name })]);
const tags = ['filing'];

/** The tasks of a return, one of them, and giving up one that waits; a task of another return is not found here. */
export function taskListRoutes(app: Api, { filing, form, base }: FormContext): void {
  app.get(
    `${base}/tasks`,
    {
      schema: {
        tags,
        summary: 'Tasks of a return, newest first',
        params: ReturnPath,
        querystring: PageQuery,
        response: { 200: PageOf(Task) },
      },
    },
    async (request) => {
      const key = returnKeyOf(request.params, form);
      const page = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
        books.taskPage(key, wantedPage(request.query)),
      );
      return { rows: page.rows.map(pageTask), next: page.next };
    },
  );
  const taskOf = async (request: FastifyRequest, path: Type.Static<typeof TaskPath>) => {
    const { gstin, returnPeriod } = returnKeyOf(path);
    const task = await findTask(filing, actorOf(request), path);
    const { key } = task;
    if (key.gstin === gstin && key.form === form && key.returnPeriod === returnPeriod) return task;
    throw notFound(`The task "${path.taskId}"`);
  };
  app.get(
    `${base}/tasks/:taskId`,
    { schema: { tags, summary: 'How far a task is', params: TaskPath, response: { 200: Task } } },
    async (request) => pageTask(await taskOf(request, request.params)),
  );
  app.post(
    `${base}/tasks/:taskId/cancel`,
    { schema: { tags, summary: 'Give a waiting task up', params: TaskPath, response: { 200: Task } } },
    async (request) => {
      const { taskId } = await taskOf(request, request.params);
      return pageTask(await cancelTask(filing, actorOf(request), { taskId }));
    },
  );
}
