import type { Spoken } from './server-words.ts';

/** What the server says, in Hindi: reasons of buttons, states, titles of tables and tasks. Longer sentences first. */
export const hiServer: Spoken = [
  ['Connect first', 'पहले जोड़ें'],
  ['Submit first', 'पहले जमा करें'],
  ['Not Filed', 'दाखिल नहीं'],
  ['Not Filed · Uploaded', 'दाखिल नहीं · अपलोड हुआ'],
  ['Not Filed · Uploaded with errors', 'दाखिल नहीं · त्रुटियों के साथ अपलोड'],
  ['Not Filed · Ready to File', 'दाखिल नहीं · दाखिल करने को तैयार'],
  ['Filed', 'दाखिल'],
  ['Connect with GSTN', 'GSTN से जोड़ें'],
  ['Generate Payload', 'पेलोड बनाएँ'],
  ['Save To GSTN', 'GSTN पर सहेजें'],
  ['Save to GSTN', 'GSTN पर सहेजें'],
  ['Delete on GSTN', 'GSTN से हटाएँ'],
  ['Reset', 'रीसेट'],
  ['Download Summary', 'सारांश डाउनलोड करें'],
  ['Download Counter Party', 'प्रतिपक्ष डाउनलोड करें'],
  ['Accept/Reject', 'स्वीकार/अस्वीकार'],
  ['Submit', 'जमा करें'],
  ['File', 'दाखिल करें'],
  ['Compute GSTR-2B', 'GSTR-2B की गणना'],
  [
    'In the Current regime recipients answer in IMS and GSTR-2B; GSTR-1 has nothing to accept or reject.',
    'मौजूदा व्यवस्था में प्राप्तकर्ता IMS और GSTR-2B में उत्तर देते हैं; GSTR-1 में स्वीकार या अस्वीकार करने को कुछ नहीं है।',
  ],
  ['Blank Payload: nothing to send — {1}', 'खाली पेलोड: भेजने को कुछ नहीं — {1}'],
  ['no document is marked to be deleted.', 'हटाने के लिए कोई दस्तावेज़ चिह्नित नहीं है।'],
  ['there are no documents for {1} yet. Import sales first.', '{1} का कोई दस्तावेज़ नहीं है। पहले बिक्री आयात करें।'],
  ['the document is already saved.', 'दस्तावेज़ पहले ही सहेजा जा चुका है।'],
  ['all {1} are already saved.', 'सभी {1} पहले ही सहेजे जा चुके हैं।'],
  ['{1} document', '{1} दस्तावेज़'],
  ['{1} documents', '{1} दस्तावेज़'],
  [
    'Nothing is saved on GSTN for {1} yet. Save first, or submit a nil return.',
    '{1} का GSTN पर अभी कुछ नहीं सहेजा है। पहले सहेजें, या शून्य रिटर्न जमा करें।',
  ],
  ['{1} changed after the last Save', 'पिछली बार सहेजने के बाद {1} बदले'],
  [
    'The return is Ready to File already. Download the summary, then File.',
    'रिटर्न दाखिल करने को तैयार है। सारांश डाउनलोड करें, फिर दाखिल करें।',
  ],
  [
    '{1} refused by GSTN: correct or delete, then save again.',
    'GSTN ने {1} अस्वीकार किए: सुधारें या हटाएँ, फिर सहेजें।',
  ],
  ['Books and GSTN differ in {1}: see Difference.', 'बही और GSTN में {1} का अंतर है: अंतर देखें।'],
  [
    'Download the summary first: filing signs the one made after Submit.',
    'पहले सारांश डाउनलोड करें: दाखिल करने पर जमा करने के बाद बने सारांश पर हस्ताक्षर होता है।',
  ],
  [
    'Give the reason for going on although books and GSTN differ.',
    'बही और GSTN में अंतर होते हुए आगे बढ़ने का कारण लिखें।',
  ],
  [
    'No authorised signatory is set for {1}. Enter the PAN under Registrations.',
    '{1} का अधिकृत हस्ताक्षरकर्ता दर्ज नहीं है। पंजीकरण में PAN लिखें।',
  ],
  [
    'No GST portal user name is set for {1}. Enter it under Registrations.',
    '{1} का GST पोर्टल उपयोगकर्ता नाम दर्ज नहीं है। पंजीकरण में लिखें।',
  ],
  ['{1} has not begun. Choose a period up to this month.', '{1} अभी शुरू नहीं हुआ। इस माह तक की अवधि चुनें।'],
  [
    'Period finalized: {1} of {2} is filed, ARN {3}. Report corrections in the amendment tables (9A, 9C, 10, 11 II) of a later period, or in GSTR-1A of this one.',
    'अवधि पूर्ण: {2} का {1} दाखिल है, ARN {3}। सुधार अगली अवधि की संशोधन सारणियों (9A, 9C, 10, 11 II) में या इसी अवधि के GSTR-1A में दें।',
  ],
  ['Period finalized: {1} of {2} is filed, ARN {3}.', 'अवधि पूर्ण: {2} का {1} दाखिल है, ARN {3}।'],
  ['Period finalized: {1} of {2} is filed.', 'अवधि पूर्ण: {2} का {1} दाखिल है।'],
  [
    'There are {1} for {2}. A nil return has none: save them and submit without nil.',
    '{2} में {1} हैं। शून्य रिटर्न में कोई नहीं होता: उन्हें सहेजें और बिना शून्य के जमा करें।',
  ],
  [
    'There is {1} for {2}. A nil return has none: save them and submit without nil.',
    '{2} में {1} है। शून्य रिटर्न में कोई नहीं होता: उसे सहेजें और बिना शून्य के जमा करें।',
  ],
  ['{1} started {2} {3} ago', '{1} ने {3} पहले {2} शुरू किया'],
  [
    'Your role "{1}" does not allow you to {2}. Ask {3}.',
    'आपकी भूमिका "{1}" में इसकी अनुमति नहीं है। प्रशासक से कहें।',
  ],
  ['Success: {1}', 'सफल: {1}'],
  ['Token Obtained', 'Token Obtained'],
  ['Existing token', 'Existing token'],
  ['session refreshed.', 'सत्र बढ़ाया गया।'],
  ['Signed out of GSTN.', 'GSTN से लॉग आउट हुआ।'],
  ['OTP sent to the mobile registered for {1}', '{1} के पंजीकृत मोबाइल पर OTP भेजा गया'],
  ['OTP is either expired or incorrect.', 'OTP ग़लत है या उसका समय बीत गया।'],
  [
    'Vivarani does not answer. Check that it runs, then try again.',
    'Vivarani उत्तर नहीं दे रहा। देखें कि वह चल रहा है, फिर प्रयास करें।',
  ],
  [
    'The e-mail address or the password is not right. Enter them again.',
    'ई-मेल पता या पासवर्ड सही नहीं है। फिर लिखें।',
  ],
  ['The server answered {1}. Try again.', 'सर्वर ने {1} उत्तर दिया। फिर प्रयास करें।'],
  // Tables of the form.
  ['B2B, SEZ, DE Invoices', 'B2B, SEZ, DE बीजक'],
  ['B2C(Large) Invoices', 'B2C (बड़े) बीजक'],
  ['B2C(Small) Details', 'B2C (छोटे) विवरण'],
  ['Credit/Debit Notes (Registered)', 'क्रेडिट/डेबिट नोट (पंजीकृत)'],
  ['Credit/Debit Notes (Unregistered)', 'क्रेडिट/डेबिट नोट (अपंजीकृत)'],
  ['Exports Invoices', 'निर्यात बीजक'],
  ['Advance Received', 'प्राप्त अग्रिम'],
  ['Advance Adjusted', 'समायोजित अग्रिम'],
  ['Amended B2B Invoices', 'संशोधित B2B बीजक'],
  ['Amended {1}', 'संशोधित {1}'],
  ['Documents Issued', 'जारी दस्तावेज़'],
  ['HSN summary', 'HSN सारांश'],
  ['HSN summary of supplies to registered persons', 'पंजीकृत को आपूर्ति का HSN सारांश'],
  ['HSN summary of supplies to unregistered persons', 'अपंजीकृत को आपूर्ति का HSN सारांश'],
  ['Nil rated, exempted and non-GST outward supplies', 'शून्य दर, छूट प्राप्त और गैर-GST आपूर्ति'],
  ['Supplies made through E-Commerce Operators', 'ई-कॉमर्स संचालकों से आपूर्ति'],
  ['Supplies U/s 9(5)', 'धारा 9(5) की आपूर्ति'],
  // Matching.
  [
    'Number, date, place of supply and every amount are equal.',
    'संख्या, तिथि, आपूर्ति का स्थान और हर राशि समान है।',
  ],
  // Masters.
  [
    'The party has no name. Enter the name that stands on its invoices.',
    'पक्ष का नाम नहीं है। उसके बीजक पर जो नाम है वह लिखें।',
  ],
  [
    'The company has no name. Enter the legal name that belongs to its PAN.',
    'कंपनी का नाम नहीं है। PAN का विधिक नाम लिखें।',
  ],
  [
    'The item has no description. Enter what stands on your invoices.',
    'विवरण नहीं है। जो आपके बीजक पर लिखा जाता है वह लिखें।',
  ],
  ['The campus has no name. Enter one that you know it by.', 'परिसर का नाम नहीं है। नाम लिखें।'],
  ['The campus has no code. Enter one that you know it by.', 'परिसर का कोड नहीं है। कोड लिखें।'],
  [
    '"{1}" is no PAN. Enter 5 letters, 4 digits and 1 letter.',
    '"{1}" PAN नहीं है। 5 अक्षर, 4 अंक और 1 अक्षर लिखें।',
  ],
  ['"{1}" is no HSN or SAC. Enter two to eight digits.', '"{1}" HSN या SAC नहीं है। दो से आठ अंक लिखें।'],
  [
    '"{1}" is no PIN code. Enter six digits, the first not 0.',
    '"{1}" पिन कोड नहीं है। छह अंक लिखें, पहला 0 न हो।',
  ],
  [
    'The check character of "{1}" is wrong: its first 14 characters call for {2}. Correct the mistyped character.',
    '"{1}" का जाँच अक्षर ग़लत है: पहले 14 अक्षरों के लिए {2} होना चाहिए। ग़लत लिखा अक्षर सुधारें।',
  ],
  [
    'A branch that is {1} has a GSTIN. Enter its 15 characters, or choose unregistered.',
    'पंजीकृत शाखा का GSTIN होता है। उसके 15 अक्षर लिखें, या अपंजीकृत चुनें।',
  ],
  ...monthNames(),
];

/** `Oct 2026` inside sentences. */
function monthNames(): Spoken {
  const names = {
    Jan: 'जन',
    Feb: 'फ़र',
    Mar: 'मार्च',
    Apr: 'अप्रै',
    May: 'मई',
    Jun: 'जून',
    Jul: 'जुला',
    Aug: 'अग',
    Sep: 'सितं',
    Oct: 'अक्टू',
    Nov: 'नवं',
    Dec: 'दिसं',
  };
  return Object.entries(names).map(([english, hindi]) => [`${english} {1}`, `${hindi} {1}`]);
}
