import type { Remedy } from '../../filing/needs/portal.ts';

/** What a code of the portal means and what can be done about it. */
export interface PortalCode {
  readonly code: string;
  /** In short; the portal's own message goes before it. */
  readonly meaning: string;
  readonly remedy: Remedy;
}

const codesOf = (remedy: Remedy, codes: Readonly<Record<string, string>>): readonly PortalCode[] =>
  Object.entries(codes).map(([code, meaning]) => ({ code, meaning, remedy }));

const signIn = codesOf('sign in again', {
  AUTH4033: 'The session is not valid.',
  AUTH4034: 'The OTP is wrong or has expired.',
  AUTH4036: 'The app key is not valid.',
  AUTH4037: 'API access is switched off: allow it on the portal under Manage API Access, then sign in.',
  AUTH4038: 'The session has expired.',
  AUTH158: 'The authorisation failed.',
  AUTH_9002: 'The user name or password is wrong.',
  AUTH_9033: 'The password has expired: change it on the portal.',
  AUTH_9035: 'The account is locked: unlock it on the portal.',
  TEC4002: 'The portal cannot open the key.',
  RET11402: 'The user is not authorised.',
  RET11407: 'The auth token is not valid.',
  RET11409: 'The user name is not valid.',
  'RT-R1R3BAV-1007': 'The auth token or the user name is not valid.',
});

const later = codesOf('try again later', {
  AUTH403: 'Too many sessions of this user are open.',
  GEN5008: 'The portal is under maintenance.',
  RET12501: 'The system failed.',
  RET12502: 'The system failed.',
  RET12503: 'The system failed.',
  RET12504: 'The system failed.',
  RET12523: 'A submission is in progress.',
  RET12590: 'This cannot be done on the current date.',
  IMS_FILEGEN_03: 'The file is being made.',
  RET13502: 'The request could not be processed.',
  RET13503: 'The request could not be processed.',
  RET13504: 'The request could not be processed.',
  RET13505: 'The system failed.',
  RET191138: 'The request could not be processed.',
  RET191140: 'A file could not be read.',
  RET191141: 'A table could not be read.',
  RET191164: 'A component of the system failed.',
  RET191182: 'A submission is in progress.',
  RET191191: 'Processing took too long.',
  RET191192: 'Processing of a section took too long.',
  RET191251: 'A reset is in progress.',
  RT_FIL_25: 'The checksum of the summary is being made.',
  RTN_11: 'A submission is in progress.',
  RTN_15: 'The return is still being processed.',
  RTN_24: 'The file is being made.',
  RTN_25: 'The file could not be made.',
  RTN_31: 'The file has been made: download it.',
  RTN_32: 'A download is in progress.',
});

const correct = codesOf('correct the return', {
  AUTH113: 'The return period is not valid.',
  AUTH119: 'The return of the previous period is not filed.',
  AUTH151: 'The user may not use GSTR-1 of this period.',
  OTP0010: 'The PAN is not that of an authorised signatory of this GSTIN.',
  RET11410: 'The GSTIN is not valid.',
  RET13506: 'The EVC OTP is wrong or has expired, or the signature is not valid: request a new EVC OTP.',
  RET13509: 'The OTP is wrong or has expired.',
  RET13511: 'A date is not in the required form.',
  RET192409: 'GSTR-3B of the previous period is not filed.',
  RT_FIL_017: 'No digital signature is registered for the user.',
  RT_FIL_018: 'The PAN is not registered for this GSTIN.',
  RT_FIL_10: 'The return is not ready to be filed: proceed to file first.',
  RT_FIL_31: 'The user may not file with an EVC.',
  RTDSC04: 'The PAN or the signature is not valid.',
  RTDSC05: 'The digital signature could not be verified.',
  RTN_27: 'The user is not a registered normal taxpayer.',
  RTN_FIL_28: 'The certificate has expired.',
  RTN_FIL_29: 'The certificate is not valid.',
});

const ask = codesOf('ask the portal what happened', {
  AUTH117: 'GSTR-1 of this period is already filed.',
  LG9002: 'Nothing is found.',
  RET00003: 'The return is already ready to be filed.',
  RET00009: 'The return is already filed.',
  RET09001: 'The latest summary is not available: fetch it again.',
  RET11416: 'No document is found.',
  RET11417: 'No document is found.',
  RET12521: 'GSTR-1 of this period is already submitted.',
  RET13501: 'The checksum is not that of the latest summary: fetch it again.',
  RET13508: 'Nothing is found.',
  RET13510: 'Nothing is found.',
  RET191183: 'GSTR-1 of this period is already filed or submitted.',
  RT_FIL_02: 'GSTR-1 of this period is already filed.',
  RT_FIL_09: 'The signed summary is not the latest: fetch it again.',
  RTN_FIL_30: 'The signed summary is not that of the portal: fetch it again.',
  RTN_17: 'The documents are already submitted.',
});

const defects = codesOf('report a defect', {
  AUTH141: 'The GSTIN or the return period is missing.',
  AUTH143: 'The parameters of the request are not valid.',
  AUTH150: 'The GST practitioner is not a valid user.',
  AUTH154: 'The return type is not valid.',
  AUTH4035: 'The portal does not accept the credentials of the API user.',
  RET11400: 'A header is missing.',
  RET11401: 'The API authentication failed.',
  RET11403: 'The request is not valid.',
  RET11404: 'The State code is not valid.',
  RET11405: 'The parameters of the request are not valid.',
  RET11406: 'The request is malformed.',
  RET11408: 'The transaction id is not valid.',
  RET11420: 'A header has a value that is not valid.',
  RET12505: 'The payload arrived corrupted.',
  RET13500: 'The return type is not valid.',
  RET13507: 'The signed text is not that of the payload.',
  RET191101: 'The request could not be decrypted.',
  RET191103: 'The payload arrived corrupted.',
  RET191104: 'The request is empty.',
  RET191106: 'The structure of the payload is not valid.',
  RET191131: 'The GSTIN or the return period is missing.',
  RET191136: 'The GSTIN or the return period of header and payload differ.',
  RET191139: 'The payload is empty.',
  RET191165: 'The payload could not be mapped.',
  RET191166: 'The payload could not be decoded.',
  RTN_02: 'The return date is not valid.',
  RT_FIL_24: 'The digital signature could not be kept.',
});

/** The codes whose meaning is known, each with its remedy; `docs/refusals.md` is made of it. */
export const portalCodes: readonly PortalCode[] = [...signIn, ...later, ...correct, ...ask, ...defects];
