/** Lists of masters, which belong to the company and are shown beside every return. */
export const companyLists = ['customers', 'vendors', 'items', 'companies', 'campuses'] as const;

/**
 * What a file can be about: the sales of a return, purchases, what the portal says of counter parties, advances received
 * or paid, or a list of masters.
 */
export const importSubjects = [
  'sales',
  'purchases',
  'statement',
  'advances-received',
  'advances-paid',
  ...companyLists,
] as const;

/** One of them. */
export type ImportSubject = (typeof importSubjects)[number];
