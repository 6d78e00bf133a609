// biome-ignore-all format: a sentence and its Hindi stand on one line.
import type { Spoken } from './server-words.ts';

/** What is said of imports when they are compared with the books, taken in and undone, in Hindi. */
export const hiServerImports: Spoken = [
  ['Receipt vouchers', 'प्राप्ति वाउचर'],
  ['Payment vouchers', 'भुगतान वाउचर'],
  ['Refund vouchers', 'वापसी वाउचर'],
  ['Adjustments of advances', 'अग्रिमों के समायोजन'],
  ['In the books alone', 'केवल बहियों में'],
  ['advances-received {1}', 'प्राप्त अग्रिम {1}'],
  ['advances-paid {1}', 'दिए गए अग्रिम {1}'],
  ['customers', 'ग्राहक'],
  ['vendors', 'विक्रेता'],
  ['items', 'HSN SAC'],
  ['companies', 'कंपनियाँ'],
  ['campuses', 'परिसर'],
  ['Voucher "{1}" is in the books already, in {2}. Import it into that period, or correct its number.', 'वाउचर "{1}" {2} में पहले से बहियों में है। उसे उसी अवधि में आयात करें, या उसकी संख्या सुधारें।'],
  ['"{1}" is no type of campus. Write one of: {2}.', '"{1}" परिसर का प्रकार नहीं है। इनमें से एक लिखें: {2}।'],
  ['"{1}" is no type of voucher. Write one of: Advance · Refund · Adjustment.', '"{1}" वाउचर का प्रकार नहीं है। इनमें से एक लिखें: Advance · Refund · Adjustment।'],
  ['"{1}" is negative. Enter what is paid back as a refund, with a positive amount.', '"{1}" ऋणात्मक है। जो लौटाया जाता है उसे धनात्मक राशि के साथ वापसी के रूप में लिखें।'],
  ['"{1}" has another rate until now. Write in a column Rate From the day on which this one begins.', '"{1}" की अब तक दूसरी दर है। Rate From स्तंभ में वह दिन लिखें जिससे यह दर शुरू होती है।'],
  ['The row says the same as row {1} and was left out. Delete one of the two.', 'यह पंक्ति वही कहती है जो पंक्ति {1}, और छोड़ दी गई। दोनों में से एक हटाएँ।'],
  ['{1} of these files {2} in the books of {3} already, whose GSTR-2 is filed. Leave them out of the files.', 'इन फ़ाइलों के {1} {3} की बहियों में पहले से हैं, जिसका GSTR-2 दाखिल है। उन्हें फ़ाइलों से हटाएँ।'],
  ['{1} of these files {2} in the books of {3} already, whose GSTR-2 is submitted. Leave them out of the files.', 'इन फ़ाइलों के {1} {3} की बहियों में पहले से हैं, जिसका GSTR-2 जमा है। उन्हें फ़ाइलों से हटाएँ।'],
  ['One document of the {1} taken before is not in this one and is marked as withdrawn.', 'पहले लिए गए {1} का एक दस्तावेज़ इसमें नहीं है और वापस लिया गया अंकित होता है।'],
  ['{1} documents of the {2} taken before are not in this one and are marked as withdrawn.', 'पहले लिए गए {2} के {1} दस्तावेज़ इसमें नहीं हैं और वापस लिए गए अंकित होते हैं।'],
  // As the list of rules says it, with nothing filled in.
  ['{1} of the {2} taken before {3} not in this one and {4} marked as withdrawn.', 'पहले लिए गए {2} के {1} इसमें नहीं हैं और वापस लिए गए अंकित होते हैं।'],
  ['One entry of this import changed since, by hand or by a later import. Correct them in the list.', 'इस आयात की एक प्रविष्टि बाद में हाथ से या अगले आयात से बदली है। सूची में सुधारें।'],
  ['{1} entries of this import changed since, by hand or by a later import. Correct them in the list.', 'इस आयात की {1} प्रविष्टियाँ बाद में हाथ से या अगले आयात से बदली हैं। सूची में सुधारें।'],
  ['A statement says what the portal says, and the matching stands on it. Import a newer one instead.', 'विवरण वही कहता है जो पोर्टल कहता है, और मिलान उसी पर टिका है। बदले में नया आयात करें।'],
];
