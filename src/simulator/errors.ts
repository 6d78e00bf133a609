/**
 * The portal's messages by code, as its users and gateways print them. A code can carry several texts;
 * `refusal(code, message)` gives a more exact one.
 */
const MESSAGES: Readonly<Record<string, string>> = {
  AUTH113: 'Invalid Return Period',
  AUTH403: 'Maximum session allowed for user with this GSP account exceeded.',
  AUTH4033: 'Invalid Session',
  AUTH4034: 'Invalid OTP',
  AUTH4036: 'Invalid app key',
  AUTH4037: 'API access denied',
  AUTH4038: 'Session expired',
  AUTH117: 'GSTR1 is already filed for current period',
  AUTH141: 'Mandatory Parameters - Gstin or Return Period missing',
  AUTH143: 'Invalid request parameters',
  TEC4002: 'Invalid public key',
  GEN5008: 'The GST system is under maintenance. Please try after sometime.',
  OTP0010: 'User does not have authorized signatory for given PAN & GSTIN',
  FO8000: 'No records found',
  LG9002: 'No record found for the given inputs',
  'RT-R1R3BAV-1007': 'The auth-token or username is invalid',
  RET00003: 'Return Form already ready to be filed',
  RET00009: 'Return Form already filed',
  RET09001: 'Latest Summary is not available. Please generate summary and try again.',
  RET11400: 'Header value missing',
  RET11401: 'API authentication failed',
  RET11402: 'Unauthorized User',
  RET11403: 'Invalid API Request',
  RET11404: 'State code is not valid',
  RET11405: 'Invalid request parameters',
  RET11407: 'AuthToken is invalid',
  RET11408: 'Invalid Transaction ID',
  RET11409: 'Username is not valid',
  RET11410: 'Invalid GSTIN',
  RET11416:
    'No document found in selected financial year. Either this document exists in a different financial year or the document number is incorrect.',
  RET11420: 'Invalid API header value',
  RET12505: 'Corrupted API Payload Data',
  RET13500: 'Invalid return type',
  RET13506: 'EVC OTP is either expired or incorrect',
  RET13507: 'Mismatch of signed data and payload',
  RET13510: 'No Record found for the provided inputs',
  RET13511: 'Date format entered is invalid',
  RET191101: 'Decrypt request failed. Values entered are null',
  RET191106:
    'File could not be uploaded! Download the latest version of Offline tool from the portal and try again',
  RET191107: 'At least one line item should be present',
  RET191111: 'Invoice No. already exists in GSTR 1. Do enter the correct invoice number',
  RET191112: 'Do enter the correct State code in POS',
  RET191113: 'The GSTIN is invalid. Please enter a valid GSTIN',
  RET191114:
    'Date is Invalid. Date of invoice cannot exceed the current tax period and be older than 18 months or older than the date of registration',
  RET191117: 'Do not repeat the same rate for the invoice',
  RET191119: 'CTIN of the amended invoice must match the original invoice',
  RET191120:
    'Revised invoice date cannot be later than the last day of the tax period of the original invoice',
  RET191121: 'Revised Invoice No. already exists in GSTR 1',
  RET191123: 'Note No. already exists for the return period',
  RET191124: 'Invalid original invoice details. Original invoice cannot be tracked',
  RET191126:
    'Note date cannot exceed the current tax period, be older than 18 months, or be before registration',
  RET191131: 'Either GSTIN or return period is missing',
  RET191133: 'Invoice already exists with different CTIN. Delete the existing invoice and upload again',
  RET191134: 'Invoice or note already exists in another section',
  RET191135: 'Invoice already exists with different state code',
  RET191136: 'Either return period or GSTIN from the header and payload are different',
  RET191148: 'No section data or Gross Turnover is available to process the request',
  RET191150: 'IGST is applicable for inter-state supplies, CGST and SGST for intra-state supplies',
  RET191152: 'The GSTIN of the e-commerce operator is invalid',
  RET191153: 'Original invoice is intra-state. Same supply type is needed',
  RET191154: 'Original invoice is inter-state. Same supply type is needed',
  RET191157: "Original data for B2CS doesn't exist",
  RET191159: 'Original note cannot be tracked',
  RET191160: 'State code of supplier and POS cannot be same for B2CL',
  RET191168: "Original data for AT can't be tracked",
  RET191172: 'Do enter an item number that does not exist in the payload',
  RET191175: 'Do enter the correct rate as per the rate list',
  RET191176: 'Shipping bill date must be on or after the invoice date and on or before today',
  RET191178: 'Supplier state and POS cannot be different for intra-state supplies',
  RET191179: 'Supplier state and POS cannot be same for inter-state supplies',
  RET191180: 'Invoice value of B2CL cannot be less than the limit',
  RET191181: 'Invoice type must match the original invoice',
  RET191183: 'GSTR1 has either been filed or submitted, hence uploaded request can not be processed',
  RET191185: 'Return period is future date',
  RET191189: 'Supplies of an SEZ GSTIN should be inter-state',
  RET191190: 'Duplicate invoice number found in the payload',
  RET191193: 'Refund note type is not allowed now',
  RET191194: 'Either HSN or DESC is mandatory',
  RET191195: 'The UQC entered is not valid',
  RET191197: "Original data for TXPD can't be tracked",
  RET191198: 'Data can not be amended for the same return period',
  RET191199: 'Note type can not be changed in amendment',
  RET191200: 'Supply type can not be changed in amendment',
  RET191203: 'Invoice number is invalid',
  RET191205: 'Tax amounts are not in line with the taxable value and the rate',
  RET191251: 'RESET is under process',
  RET191349: 'The HSN code entered is not valid',
  RET191350: 'HSN code is not valid as per AATO',
  RET191353: 'The UQC entered is not valid',
  RET191355: 'The Quantity entered is not valid',
  RET2B1016: 'No details available to view',
  IMS0004: 'No record found',
  IMS_FILEGEN_03: 'File generation is in progress, please try after sometime.',
  'RTNECO-01': 'No record found',
  RTDSC04: 'PAN number or sign is invalid',
  RTN_15: 'Returns still under processing',
  RTN_24: 'File Generation is in progress, please try after sometime.',
  RTN_25: 'Error In File Generation',
  RT_FIL_018: 'PAN is not registered for the given gstin',
  RT_FIL_09: 'Signed summary is not the latest one',
  RT_FIL_10: 'Please submit the invoices before filing',
  RT_FIL_31: 'User is not authorized to file with EVC option',
};

/** The portal saying no: answered as `status_cd: "0"` with its code, with HTTP 200 unless `httpStatus` says otherwise. */
export class Refusal extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message?: string, httpStatus = 200) {
    super(message ?? messageOf(code));
    this.name = 'Refusal';
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

/** The usual text of a portal code. */
export function messageOf(code: string): string {
  return MESSAGES[code] ?? 'Unable to process your request. Please try after sometime';
}

/** The JSON body of a refusal. */
export function refusalBody(refusal: { readonly code: string; readonly message: string }): object {
  return { status_cd: '0', error: { message: refusal.message, error_cd: refusal.code } };
}
