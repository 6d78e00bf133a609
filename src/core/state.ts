interface State {
  readonly code: string;
  readonly name: string;
  /** Why a code that forms still accept should be looked at. */
  readonly merged?: string;
}

/** States and Union territories with their GST codes (instructions to form GSTR-1; Ladakh 38 from 31-10-2019). */
export const states: readonly State[] = [
  { code: '01', name: 'Jammu & Kashmir' },
  { code: '02', name: 'Himachal Pradesh' },
  { code: '03', name: 'Punjab' },
  { code: '04', name: 'Chandigarh' },
  { code: '05', name: 'Uttarakhand' },
  { code: '06', name: 'Haryana' },
  { code: '07', name: 'Delhi' },
  { code: '08', name: 'Rajasthan' },
  { code: '09', name: 'Uttar Pradesh' },
  { code: '10', name: 'Bihar' },
  { code: '11', name: 'Sikkim' },
  { code: '12', name: 'Arunachal Pradesh' },
  { code: '13', name: 'Nagaland' },
  { code: '14', name: 'Manipur' },
  { code: '15', name: 'Mizoram' },
  { code: '16', name: 'Tripura' },
  { code: '17', name: 'Meghalaya' },
  { code: '18', name: 'Assam' },
  { code: '19', name: 'West Bengal' },
  { code: '20', name: 'Jharkhand' },
  { code: '21', name: 'Odisha' },
  { code: '22', name: 'Chhattisgarh' },
  { code: '23', name: 'Madhya Pradesh' },
  { code: '24', name: 'Gujarat' },
  { code: '25', name: 'Daman & Diu', merged: 'Daman & Diu became part of 26 on 26-01-2020' },
  { code: '26', name: 'Dadra & Nagar Haveli & Daman & Diu' },
  { code: '27', name: 'Maharashtra' },
  {
    code: '28',
    name: 'Andhra Pradesh (Old)',
    merged: 'Andhra Pradesh is 37 since the division of the State',
  },
  { code: '29', name: 'Karnataka' },
  { code: '30', name: 'Goa' },
  { code: '31', name: 'Lakshadweep' },
  { code: '32', name: 'Kerala' },
  { code: '33', name: 'Tamil Nadu' },
  { code: '34', name: 'Puducherry' },
  { code: '35', name: 'Andaman & Nicobar Islands' },
  { code: '36', name: 'Telangana' },
  { code: '37', name: 'Andhra Pradesh' },
  { code: '38', name: 'Ladakh' },
  { code: '96', name: 'Foreign Country' },
  { code: '97', name: 'Other Territory' },
];

const byCode: ReadonlyMap<string, State> = new Map(states.map((state) => [state.code, state]));

/** Whether a code may stand as a place of supply. */
export function isPlaceOfSupply(code: string): boolean {
  return byCode.has(code);
}

/** Whether a GSTIN may begin with the code: a State, a Union territory or Other Territory. */
export function isStateOfRegistration(code: string): boolean {
  return byCode.has(code) && code !== '96';
}

/** Name of a State as the official workbook writes it, or the code itself. */
export function stateName(code: string): string {
  return byCode.get(code)?.name ?? code;
}

/** Why a place of supply should be looked at though it is still accepted; null for the rest. */
export function mergedState(code: string): string | null {
  return byCode.get(code)?.merged ?? null;
}
