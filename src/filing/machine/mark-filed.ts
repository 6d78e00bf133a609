import { dropFurnished } from '../furnished.ts';
import type { Books, ReturnKey, ReturnState } from '../needs/store.ts';

/**
 * Writes that a return is filed, with its ARN and day (dd-mm-yyyy); what the portal had processed is filed with it.
 * Documents it never took stay as they are, to be seen and moved to a later period.
 */
export async function markFiled(
  books: Books,
  key: ReturnKey,
  { arn, filedOn }: { readonly arn: string; readonly filedOn: string },
): Promise<ReturnState> {
  const state: ReturnState = { ...(await books.returnState(key)), status: 'filed', arn, filedOn };
  await books.saveReturnState(state);
  const processed = await books.records(key, ['processed']);
  if (processed.length > 0)
    await books.markRecords(
      key,
      processed.map(({ record }) => record.key),
      'filed',
    );
  await dropFurnished(books, key);
  return state;
}
