import type { ReturnForm } from '../../core/index.ts';
import type { ApiContext } from '../context.ts';

/** What the routes of one form work with: the same handlers serve GSTR-1 and, corrected in the same period, GSTR-1A. */
export interface FormContext extends ApiContext {
  readonly form: ReturnForm;
  /** The path of one return of the form. */
  readonly base: string;
}

/** The forms that are filed here, each under a path of its own. */
export const filedForms: readonly Pick<FormContext, 'form' | 'base'>[] = [
  { form: 'GSTR1', base: '/gstr1/:gstin/:period' },
  { form: 'GSTR1A', base: '/gstr1a/:gstin/:period' },
];

/** GSTR-2 of classic periods: filed in the same way, of the books of purchases. */
export const purchaseForm: Pick<FormContext, 'form' | 'base'> = {
  form: 'GSTR2',
  base: '/gstr2/:gstin/:period',
};
