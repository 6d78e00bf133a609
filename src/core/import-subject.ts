/** What a file can be about: the sales of a return, purchases, what the portal says of counter parties, or a list of masters. */
export const importSubjects = ['sales', 'purchases', 'statement', 'customers', 'vendors', 'items'] as const;

/** One of them. */
export type ImportSubject = (typeof importSubjects)[number];
