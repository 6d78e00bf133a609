import { Type } from 'typebox';
import { refusedRows } from '../../filing/index.ts';
import { writeFindings } from '../../workbooks/index.ts';
import type { Api } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { keptFiles } from './kept-files.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ReturnPath } from './schemas.ts';

const Query = Type.Object({
  import: Type.Optional(
    Type.String({ maxLength: 100, description: 'Which import, where documents of several were refused' }),
  ),
});
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * GET …/errors.xlsx: the files with GSTN's refusals beside their rows. Corrected, they come back as an import with
 * `?corrects=` the id that the answer names in its header x-vivarani-import.
 */
export function refusedRowsRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['imports'],
    summary: "The files with GSTN's refusals beside the rows, .xlsx",
    params: ReturnPath,
    querystring: Query,
  };
  app.get(`${base}/errors.xlsx`, { schema }, async (request, reply) => {
    const { entry, file, findings } = await refusedRows(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
      importId: request.query.import,
    });
    const { files } = keptFiles(file, entry.fileName);
    if (files.some(({ name }) => name.toLowerCase().endsWith('.json'))) throw fromJson(entry.fileName);
    const workbook = await writeFindings(files, findings);
    return reply
      .type(workbookType)
      .header('content-disposition', 'attachment; filename="errors.xlsx"')
      .header('x-vivarani-import', entry.importId)
      .send(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength));
  });
}

/** JSON has no rows to write beside. */
function fromJson(fileName: string): Problem {
  return new Problem(
    409,
    'FILE-WITHOUT-ROWS',
    `The refused documents came from "${fileName}", which has no rows. Correct them in the list, or import the corrected JSON.`,
  );
}
