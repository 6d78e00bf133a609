/** The lists of masters; the form of one stands below its list. */
export type MasterPlace =
  | '/master/companies'
  | '/master/campuses'
  | '/master/hsn'
  | '/sale/customers'
  | '/purchase/vendors'
  | '/purchase/transporters';

/** Where the form of a master is; `new` for one that is not kept yet. */
export function formOf(place: MasterPlace, id: number | 'new', search: object = {}) {
  return {
    to: `${place}/$id`,
    params: { id: String(id) },
    search: (old: { readonly gstin?: string; readonly period?: string }) => ({
      gstin: old.gstin,
      period: old.period,
      ...search,
    }),
  } as never;
}
