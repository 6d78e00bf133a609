import type { Spoken } from './server-words.ts';

/** Why documents match, differ or stand alone, in Hindi. */
export const hiServerMatching: Spoken = [
  [
    'No candidate: {1} has reported no document of this class. Ask for it to be furnished.',
    'कोई उम्मीदवार नहीं: {1} ने इस प्रकार का कोई दस्तावेज़ नहीं दिखाया है। दिखाने को कहें।',
  ],
  [
    'No candidate: {1} has reported {2} of this class, each with its partner. Ask for this one to be furnished.',
    'कोई उम्मीदवार नहीं: {1} ने इस प्रकार के {2} दिखाए हैं, हर एक की जोड़ी है। इसे दिखाने को कहें।',
  ],
  [
    'No candidate: our books have no document of this class of {1}. Enter it if it is ours.',
    'कोई उम्मीदवार नहीं: हमारी बहियों में {1} का इस प्रकार का कोई दस्तावेज़ नहीं है। हमारा हो तो दर्ज करें।',
  ],
  [
    'No candidate: our books have {1} of this class of {2}, each with its partner. Enter this one if it is ours.',
    'कोई उम्मीदवार नहीं: हमारी बहियों में {2} के इस प्रकार के {1} हैं, हर एक की जोड़ी है। यह हमारा हो तो दर्ज करें।',
  ],
  ['No candidate: nearest is {1}, differs in {2}.', 'कोई उम्मीदवार नहीं: सबसे निकट {1} है, अंतर: {2}।'],
  [
    'No candidate: {1} is alike but {2}, and this is {3}. Correct the class where it is wrong.',
    'कोई उम्मीदवार नहीं: {1} मिलता-जुलता है, पर वह {2} है और यह {3}। जहाँ प्रकार गलत हो, सुधारें।',
  ],
  [
    '{1} has saved this document but not filed it: only what is filed enters GSTR-2B. Act on it then.',
    '{1} ने यह दस्तावेज़ सहेजा है पर दाखिल नहीं किया: GSTR-2B में केवल दाखिल किया हुआ आता है। तब कार्रवाई करें।',
  ],
  [
    '{1} has saved this document but not filed it: it can be neither accepted nor rejected until then.',
    '{1} ने यह दस्तावेज़ सहेजा है पर दाखिल नहीं किया: तब तक न स्वीकार हो सकता है न अस्वीकार।',
  ],
  [
    "The document's total value is ₹{1} in our books and ₹{2} at the counter party: ours is ₹{3} {4}. Credit goes by the tax, so this alone is no mismatch.",
    'दस्तावेज़ का कुल मूल्य हमारी बहियों में ₹{1} और प्रतिपक्ष के पास ₹{2} है: हमारा ₹{3} {4} है। क्रेडिट कर से चलता है, इसलिए केवल इससे बेमेल नहीं।',
  ],
  [
    '{1} is ₹{2} in our books and ₹{3} at the counter party: ours is ₹{4} {5}.',
    '{1}: हमारी बहियों में ₹{2}, प्रतिपक्ष के पास ₹{3}; हमारा ₹{4} {5} है।',
  ],
  [
    'The tax is {1} in our books and {2} at the counter party. Check the place of supply.',
    'कर हमारी बहियों में {1} और प्रतिपक्ष के पास {2} है। आपूर्ति का स्थान जाँचें।',
  ],
  ['{1} is {2} in our books and {3} at the counter party.', '{1}: हमारी बहियों में {2}, प्रतिपक्ष के पास {3}।'],
  [
    'The two dates lie on either side of 31 March: check in which financial year the credit belongs.',
    'दोनों तिथियाँ 31 मार्च के दोनों ओर हैं: जाँचें कि क्रेडिट किस वित्त वर्ष का है।',
  ],
  ['The counter party has rejected this document.', 'प्रतिपक्ष ने यह दस्तावेज़ अस्वीकार किया है।'],
  ['Rounding: {1}, within the tolerance.', 'पूर्णांकन: {1}, छूट-सीमा के भीतर।'],
  [
    'The number is written "{1}" in our books and "{2}" at the counter party.',
    'संख्या हमारी बहियों में "{1}" और प्रतिपक्ष के पास "{2}" लिखी है।',
  ],
  [
    '"{1}" stands here {2} times with the same particulars, and fewer times on the other side. Keep one entry, or correct the number of the other.',
    '"{1}" यहाँ समान विवरण से {2} बार है, दूसरी ओर कम बार। एक प्रविष्टि रखें, या दूसरी की संख्या सुधारें।',
  ],
  [
    'Ambiguous: {1} documents {2} have the same amounts and date, and no number like this one. Link the right one by hand.',
    'अस्पष्ट: {2} {1} दस्तावेज़ों की राशियाँ और तिथि समान हैं, और किसी की संख्या ऐसी नहीं। सही वाला हाथ से जोड़ें।',
  ],
  [
    'Ambiguous: {1} fits other documents just as well as this one. Link the right one by hand.',
    'अस्पष्ट: {1} दूसरे दस्तावेज़ों से भी उतना ही मेल खाता है। सही वाला हाथ से जोड़ें।',
  ],
  [
    'Ambiguous: {1} fit equally well. Link the right one by hand.',
    'अस्पष्ट: {1} बराबर मेल खाते हैं। सही वाला हाथ से जोड़ें।',
  ],
  [
    '{1} entries of ours ({2}) make up this one document.',
    'हमारी {1} प्रविष्टियाँ ({2}) मिलकर यह एक दस्तावेज़ बनाती हैं।',
  ],
  ['Our one entry stands for {1} of theirs ({2}).', 'हमारी एक प्रविष्टि उनके {1} दस्तावेज़ों ({2}) के लिए है।'],
  [
    '"{1}" in our books and "{2}" at the counter party are probably one document: {3}. They differ in {4}. Link them if they are one.',
    'हमारी बहियों का "{1}" और प्रतिपक्ष का "{2}" शायद एक ही दस्तावेज़ हैं: {3}। अंतर: {4}। एक हों तो जोड़ें।',
  ],
  [
    '{1} of the counter party together come to the amounts of "{2}" exactly. Link them if they are one supply.',
    'प्रतिपक्ष के {1} मिलकर ठीक "{2}" की राशियाँ बनाते हैं। एक ही आपूर्ति हों तो जोड़ें।',
  ],
  [
    '{1} in our books together come to the amounts of "{2}" exactly. Link them if they are one supply.',
    'हमारी बहियों के {1} मिलकर ठीक "{2}" की राशियाँ बनाते हैं। एक ही आपूर्ति हों तो जोड़ें।',
  ],
  ['Linked by {1}: ours is "{2}", theirs "{3}".', '{1} ने जोड़ा: हमारा "{2}", उनका "{3}"।'],
  ['Linked by {1}.', '{1} ने जोड़ा।'],
  ['the numbers are alike', 'संख्याएँ मिलती-जुलती हैं'],
  ['the numbers are alike and the amounts agree', 'संख्याएँ मिलती-जुलती हैं और राशियाँ समान हैं'],
  ['the GSTINs are two branches of one PAN', 'दोनों GSTIN एक ही PAN की शाखाएँ हैं'],
  ['the amounts are equal and the numbers one slip apart', 'राशियाँ समान हैं और संख्याओं में एक चूक का अंतर है'],
  ['the amounts are equal and the dates near', 'राशियाँ समान हैं और तिथियाँ पास हैं'],
  [
    'number and amounts agree, and the GSTIN is missing or mistyped on one side',
    'संख्या और राशियाँ समान हैं, और एक ओर GSTIN नहीं है या गलत लिखा है',
  ],
  ['of the counter party', 'प्रतिपक्ष के'],
  ['in our books', 'हमारी बहियों के'],
  ['higher', 'अधिक'],
  ['lower', 'कम'],
  ['an invoice', 'बीजक'],
  ['a credit note', 'क्रेडिट नोट'],
  ['a debit note', 'डेबिट नोट'],
  ['number', 'संख्या'],
  ['the spelling of the number', 'संख्या की वर्तनी'],
  ['nothing that is compared', 'जो मिलाया जाता है उसमें कोई नहीं'],
  ['CGST and SGST', 'CGST और SGST'],
  ['Taxable value', 'कर योग्य मूल्य'],
  ['Place of supply', 'आपूर्ति का स्थान'],
  ['Date', 'तिथि'],
  ['Type', 'प्रकार'],
  ['Cess', 'उपकर'],
  ['yes', 'हाँ'],
  ['no', 'नहीं'],
];
