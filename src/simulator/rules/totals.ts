import { periodIndex } from '../clock.ts';
import { paise } from '../schemas/wire.ts';
import type { Rule } from './context.ts';
import { DOCUMENT_NUMBER } from './documents.ts';

const UQC = new Set(
  (
    'BAG BAL BDL BKL BOU BOX BTL BUN CAN CBM CCM CMS CTN DOZ DRM GGK GMS GRS GYD KGS KLR KME LTR MLT MTR MTS NOS ' +
    'PAC PCS PRS QTL ROL SET SQF SQM SQY TBS TGM THD TON TUB UGS UNT YDS OTH NA'
  ).split(' '),
);

/** Table 12: code or description, code of a length the master has, unit of the list, no quantity for services. */
export const hsn: Rule = ({ section, all }, { period }) => {
  if (!section.startsWith('hsn')) return null;
  const isSplit = periodIndex(period) >= periodIndex('052025');
  const code = all.hsn_sc ?? '';
  if (code === '' && (all.desc ?? '') === '') return 'RET191194';
  if (!UQC.has((all.uqc ?? '').toUpperCase())) return isSplit ? 'RET191353' : 'RET191195';
  if (periodIndex(period) < periodIndex('052021')) return null;
  if (code.length < 4) return 'RET191350';
  if (code.length === 5 || code.length === 7) return 'RET191349';
  if (!code.startsWith('99')) return null;
  if (isSplit && all.uqc !== 'NA') return 'RET191353';
  return isSplit && all.qty !== 0 ? 'RET191355' : null;
};

/** Table 13: what is issued is what was numbered less what was cancelled. */
export const documentsIssued: Rule = ({ section, all }) => {
  if (section !== 'doc_issue.doc_det') return null;
  for (const range of all.docs ?? []) {
    if (!DOCUMENT_NUMBER.test(range.from) || !DOCUMENT_NUMBER.test(range.to)) return 'RET191203';
    if (range.net_issue !== range.totnum - range.cancel || range.cancel > range.totnum) {
      return ['RET191203', `Net issued of ${range.from} to ${range.to} must be total number less cancelled`];
    }
  }
  return null;
};

/** Table 14: taxes have the sign of the value, central and State tax are equal. */
export const operatorSupplies: Rule = ({ section, all }) => {
  if (!section.startsWith('supeco')) return null;
  if (paise(all.cgst) !== paise(all.sgst)) return ['RET191150', 'CGST and SGST amounts should be equal'];
  const sign = Math.sign(all.suppval ?? 0);
  const taxes = [all.igst, all.cgst, all.sgst, all.cess];
  const same = taxes.every((tax) => tax === undefined || tax === 0 || Math.sign(tax) === sign);
  return same ? null : ['RET191150', 'Tax amounts must have the sign of the value of supplies'];
};

/** Advances received are not nothing; an adjustment of zero is let pass. */
export const advances: Rule = ({ section, all }) => {
  if (section !== 'at' && section !== 'ata') return null;
  const isEmpty = all.itms?.some((item) => item.ad_amt === 0) ?? false;
  return isEmpty ? ['RET191107', 'Gross advance can not be zero'] : null;
};
