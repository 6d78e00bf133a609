/** What somebody has made of a warning or a note; an error of the law or the portal stays one. */
export type Treatment = 'off' | 'info' | 'warning' | 'error';

/** The findings of a registration that are shown otherwise than they are made, by code. */
export type Treatments = Readonly<Record<string, Treatment>>;

/** How findings are shown, for each registration. */
export interface FindingRuleBooks {
  treatments(gstin: string): Promise<Treatments>;
  /** Takes the place of all that was set before. */
  save(
    gstin: string,
    treatments: Treatments,
    change: { readonly by: string; readonly at: string },
  ): Promise<void>;
}
