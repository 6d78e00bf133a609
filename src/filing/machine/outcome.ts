import type { FiledReturn, PortalError, PortalSummary, StatusAnswer } from '../needs/portal.ts';

/** How a call to the portal ended. */
export type Outcome =
  | { readonly is: 'accepted'; readonly referenceId: string }
  | { readonly is: 'status'; readonly answer: StatusAnswer }
  | { readonly is: 'summary'; readonly summary: PortalSummary }
  /** Of a call in the portal's own words; null where nothing is there. */
  | { readonly is: 'answer'; readonly answer: Readonly<Record<string, unknown>> | null }
  | { readonly is: 'filed'; readonly arn: string }
  | { readonly is: 'public record'; readonly filed: FiledReturn | null }
  | { readonly is: 'refusal'; readonly error: PortalError };
