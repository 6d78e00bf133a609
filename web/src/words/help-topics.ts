/** A topic of the help: what it is about, what it says, and the pages it belongs to. */
export interface Topic {
  readonly key: string;
  readonly title: string;
  readonly says: readonly string[];
}

/** The topic of each page, the longest beginning of an address first. */
const ofPages: readonly (readonly [beginning: string, topic: string])[] = [
  ['/master/registrations', 'registrations'],
  ['/master/hsn', 'hsn'],
  ['/master', 'masters'],
  ['/sale/customers', 'parties'],
  ['/purchase/vendors', 'parties'],
  ['/purchase/transporters', 'parties'],
  ['/sale', 'invoices'],
  ['/purchase', 'matching'],
  ['/import', 'import'],
  ['/gstr1', 'sync'],
  ['/gstr2', 'matching'],
  ['/gstn/sessions', 'sessions'],
  ['/gstn', 'sync'],
  ['/settings', 'settings'],
  ['/start', 'start'],
  ['/', 'start'],
];

/** Which topic belongs to a page. */
export function topicOf(path: string): string {
  const isSync = /^\/gstr1\/.*\/sync/.test(path);
  if (path.startsWith('/gstr1') && !isSync) return 'tables';
  return ofPages.find(([beginning]) => path.startsWith(beginning))?.[1] ?? 'start';
}
