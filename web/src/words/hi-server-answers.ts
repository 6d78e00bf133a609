import type { Spoken } from './server-words.ts';

/** What the server says of counter parties and of GSTR-2, in Hindi. Longer sentences first. */
export const hiServerAnswers: Spoken = [
  ['Not Filed · Submitted', 'दाखिल नहीं · जमा'],
  [
    'GSTR-2 is not filed now. Your actions reach GSTR-2B; then GSTR-3B Table 4.',
    'GSTR-2 अब दाखिल नहीं होता। आपकी कार्रवाई GSTR-2B में जाती है; फिर GSTR-3B सारणी 4 में।',
  ],
  [
    '{1} of {2} is submitted: in classic periods Submit freezes the return. File it.',
    '{2} का {1} जमा है: पुरानी अवधियों में जमा करने पर रिटर्न स्थिर हो जाता है। उसे दाखिल करें।',
  ],
  [
    'No decision is staged. Accept, reject or mark documents first.',
    'कोई निर्णय तैयार नहीं। पहले दस्तावेज़ स्वीकार, अस्वीकार या लंबित करें।',
  ],
  [
    'In the Current regime actions go to IMS as they are staged there.',
    'मौजूदा व्यवस्था में कार्रवाई IMS में जाती है।',
  ],
  [
    'GSTR-2B is generated from Aug 2020 on. This period files GSTR-2.',
    'GSTR-2B अगस्त 2020 से बनती है। इस अवधि में GSTR-2 दाखिल होता है।',
  ],
  [
    'In the Current regime recipients answer in IMS; a supplier corrects his document in GSTR-1A or a later period.',
    'मौजूदा व्यवस्था में प्राप्तकर्ता IMS में उत्तर देते हैं; आपूर्तिकर्ता GSTR-1A या अगली अवधि में सुधारता है।',
  ],
  [
    'No counter party invoices downloaded for this period. Download first.',
    'इस अवधि के प्रतिपक्ष के बीजक डाउनलोड नहीं हुए। पहले डाउनलोड करें।',
  ],
  [
    'Counter party of {1} has not filed; until then they can be neither accepted nor rejected.',
    '{1} के प्रतिपक्ष ने दाखिल नहीं किया; तब तक न स्वीकार हो सकते हैं न अस्वीकार।',
  ],
  ['Nothing is left to accept or reject for {1}.', '{1} में स्वीकार या अस्वीकार करने को कुछ नहीं बचा।'],
  [
    '{1} to be accepted or rejected: press Accept/Reject.',
    '{1} स्वीकार या अस्वीकार होने हैं: स्वीकार/अस्वीकार दबाएँ।',
  ],
  [
    'there are no corrections for {1} yet. Correct a filed document, or import what was missed.',
    '{1} का कोई सुधार नहीं है। कोई दाखिल दस्तावेज़ सुधारें, या जो छूट गया उसे आयात करें।',
  ],
  [
    'GSTR-1A opens after GSTR-1 is filed. File GSTR-1 of {1} first.',
    'GSTR-1A, GSTR-1 दाखिल होने के बाद खुलता है। पहले {1} का GSTR-1 दाखिल करें।',
  ],
  [
    'GSTR-1A is available from Jul 2024. Correct {1} in the GSTR-1 of a later period.',
    'GSTR-1A जुलाई 2024 से है। {1} को किसी अगली अवधि के GSTR-1 में सुधारें।',
  ],
  [
    'GSTR-1A of {1} opens on {2}, the due date of GSTR-1. Wait until then.',
    '{1} का GSTR-1A {2} को, GSTR-1 की नियत तिथि पर, खुलता है। तब तक रुकें।',
  ],
  [
    'GSTR-1A of a quarterly taxpayer is for the whole quarter. Choose {1}.',
    'तिमाही करदाता का GSTR-1A पूरी तिमाही का होता है। {1} चुनें।',
  ],
  [
    'There is no nil GSTR-1A. Without anything to correct none is filed.',
    'शून्य GSTR-1A नहीं होता। सुधारने को कुछ न हो तो दाखिल नहीं होता।',
  ],
  [
    'there are no documents for {1} yet. Import purchases first.',
    '{1} का कोई दस्तावेज़ नहीं है। पहले खरीद आयात करें।',
  ],
  [
    'The return is submitted already. Download the summary, then File.',
    'रिटर्न जमा है। सारांश डाउनलोड करें, फिर दाखिल करें।',
  ],
  [
    'Success: the return is submitted and frozen. {1}',
    'सफल: रिटर्न जमा और स्थिर है। सारांश डाउनलोड करें, फिर दाखिल करें।',
  ],
  [
    'Success: {1} accepted, {2} rejected. {3} pending was not sent.',
    'सफल: {1} स्वीकृत, {2} अस्वीकृत। {3} लंबित नहीं भेजा गया।',
  ],
  [
    'Success: {1} accepted, {2} rejected. {3} pending were not sent.',
    'सफल: {1} स्वीकृत, {2} अस्वीकृत। {3} लंबित नहीं भेजे गए।',
  ],
  ['Success: {1} accepted, {2} rejected, {3} pending.', 'सफल: {1} स्वीकृत, {2} अस्वीकृत, {3} लंबित।'],
  ['Success: {1} accepted, {2} rejected.', 'सफल: {1} स्वीकृत, {2} अस्वीकृत।'],
  [
    'Success: {1} counter party invoices downloaded ({2} new, {3} changed, {4} withdrawn).',
    'सफल: प्रतिपक्ष के {1} बीजक डाउनलोड ({2} नए, {3} बदले, {4} हटे)।',
  ],
  [
    'Pending takes the place of Accept or Reject. This document is taxpayer only (TO): its flag is Upload (U).',
    'लंबित, स्वीकार या अस्वीकार की जगह लेता है। यह दस्तावेज़ केवल करदाता के पास (TO) है: इसका चिह्न अपलोड (U) है।',
  ],
  [
    'The counter party does not report this document, so there is nothing to accept, reject or keep pending.',
    'प्रतिपक्ष यह दस्तावेज़ नहीं दिखाता, इसलिए स्वीकार, अस्वीकार या लंबित करने को कुछ नहीं।',
  ],
  [
    'In the Current regime the recipient decides in IMS. Correct your document in GSTR-1A or a later period.',
    'मौजूदा व्यवस्था में प्राप्तकर्ता IMS में निर्णय करता है। अपना दस्तावेज़ GSTR-1A या अगली अवधि में सुधारें।',
  ],
  [
    'Awaiting counter party filing: until then it can be neither accepted nor rejected.',
    'प्रतिपक्ष के दाखिल करने की प्रतीक्षा: तब तक न स्वीकार हो सकता है न अस्वीकार।',
  ],
  [
    'GSTR-2 has no section for amended documents: it is neither accepted nor rejected, and the credit is taken by the books.',
    'GSTR-2 में संशोधित दस्तावेज़ों का कोई खंड नहीं है: यह न स्वीकार होता है न अस्वीकार, और क्रेडिट बहियों से लिया जाता है।',
  ],
  [
    'Success: {1} documents of {2} downloaded ({3} new, {4} changed, {5} withdrawn). Answers to decide again: {6}.',
    'सफल: {2} के {1} दस्तावेज़ डाउनलोड ({3} नए, {4} बदले, {5} हटे)। फिर निर्णय करने योग्य उत्तर: {6}।',
  ],
  ['Withdrawn by the supplier after your answer.', 'आपके उत्तर के बाद आपूर्तिकर्ता ने वापस ले लिया।'],
  [
    'Changed by the supplier after your answer, and GSTN shows no action any more: decide again.',
    'आपके उत्तर के बाद आपूर्तिकर्ता ने बदल दिया, और GSTN अब कोई कार्रवाई नहीं दिखाता: फिर निर्णय करें।',
  ],
  [
    'GSTN shows another action than yours: it was decided elsewhere. Decide again.',
    'GSTN आपकी कार्रवाई से अलग कार्रवाई दिखाता है: निर्णय कहीं और हुआ। फिर निर्णय करें।',
  ],
  [
    'Changed by the counter party after your answer: look at it again before Accept/Reject sends the flag.',
    'आपके उत्तर के बाद प्रतिपक्ष ने बदल दिया: Accept/Reject से चिह्न भेजने से पहले फिर देखें।',
  ],
  ['{1} has not come yet. Choose a day up to {2}.', '{1} अभी नहीं आया है। {2} तक का कोई दिन चुनें।'],
  ['The comment is empty. Write what others should know.', 'टिप्पणी ख़ाली है। लिखें कि दूसरों को क्या जानना है।'],
  ['It is pending already.', 'यह पहले ही लंबित है।'],
  ['It is not pending.', 'यह लंबित नहीं है।'],
  ['It is accepted already.', 'यह पहले ही स्वीकृत है।'],
  ['It is rejected already.', 'यह पहले ही अस्वीकृत है।'],
  ['Nobody has linked it: the match is computed.', 'इसे किसी ने नहीं जोड़ा: मिलान गणना से है।'],
  [
    'It has its partner already. Only documents without one (TO, CO) can be linked.',
    'इसकी जोड़ी है। केवल बिना जोड़ी के (TO, CO) दस्तावेज़ जोड़े जा सकते हैं।',
  ],
];
