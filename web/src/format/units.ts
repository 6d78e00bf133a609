/** Unit quantity codes of table 12; NA is for services. */
export const units: readonly string[] = (
  'NOS PCS KGS MTR LTR BOX SET BAG BAL BDL BKL BOU BTL BUN CAN CBM CCM CMS CTN DOZ DRM GGK GMS GRS GYD KLR KME ' +
  'MLT MTS PAC PRS QTL ROL SQF SQM SQY TBS TGM THD TON TUB UGS UNT YDS OTH NA'
).split(' ');
