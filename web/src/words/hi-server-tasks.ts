import type { Spoken } from './server-words.ts';

/** What a job says while it runs and when it ends, and what stops one, in Hindi. */
export const hiServerTasks: Spoken = [
  ['Sending {1} in {2} parts.', '{1} {2} भागों में भेजे जा रहे हैं।'],
  ['Sending {1}.', '{1} भेजे जा रहे हैं।'],
  [
    'Deleting everything saved on GSTN for {1}. Your books stay.',
    '{1} का GSTN पर सहेजा सब कुछ हटाया जा रहा है। आपकी बही बनी रहती है।',
  ],
  ['Deleting {1} in {2} parts.', '{1} {2} भागों में हटाए जा रहे हैं।'],
  ['Deleting {1}.', '{1} हटाए जा रहे हैं।'],
  ['Downloading the summary.', 'सारांश डाउनलोड हो रहा है।'],
  ['Submitting a nil return.', 'शून्य रिटर्न जमा हो रहा है।'],
  [
    'Submitting: GSTN makes the return ready to be filed.',
    'जमा हो रहा है: GSTN रिटर्न को दाखिल के लिए तैयार करता है।',
  ],
  ['Filing with EVC.', 'EVC से दाखिल हो रहा है।'],
  ['Signed in again; going on.', 'फिर से साइन इन हुआ; काम आगे बढ़ रहा है।'],
  [
    'Uploaded. Reference id {1}. Waiting for GSTN to process, for {2} s now; next check in {3} s.',
    'अपलोड हुआ। संदर्भ संख्या {1}। GSTN के संसाधन की प्रतीक्षा, {2} सेकंड से; अगली जाँच {3} सेकंड में।',
  ],
  [
    'Uploaded. Reference id {1}. Waiting for GSTN to process.',
    'अपलोड हुआ। संदर्भ संख्या {1}। GSTN के संसाधन की प्रतीक्षा है।',
  ],
  ['The answer of GSTN was lost; sending again.', 'GSTN का उत्तर खो गया; फिर भेजा जा रहा है।'],
  [
    'The answer of GSTN was lost. Looking in its record whether the return is filed.',
    'GSTN का उत्तर खो गया। उसके अभिलेख में देखा जा रहा है कि रिटर्न दाखिल है या नहीं।',
  ],
  [
    'The answer of GSTN was lost twice and its record shows the return as not filed. Request a new EVC OTP and file again; it cannot be filed twice.',
    'GSTN का उत्तर दो बार खो गया और उसके अभिलेख में रिटर्न दाखिल नहीं है। नया EVC OTP लें और फिर दाखिल करें; दो बार दाखिल नहीं हो सकता।',
  ],
  [
    'GSTN gave no clear answer {1} times. Nothing is lost: download the summary to see what it holds, then save again.',
    'GSTN ने {1} बार स्पष्ट उत्तर नहीं दिया। कुछ खोया नहीं: उसके पास क्या है यह देखने के लिए सारांश डाउनलोड करें, फिर सहेजें।',
  ],
  [
    'GSTN shows the return as not filed; filing again with the same EVC OTP.',
    'GSTN में रिटर्न दाखिल नहीं है; उसी EVC OTP से फिर दाखिल हो रहा है।',
  ],
  [
    'GSTN did not give a clear answer. Asking it what happened.',
    'GSTN ने स्पष्ट उत्तर नहीं दिया। उससे पूछा जा रहा है कि क्या हुआ।',
  ],
  [
    'GSTN does not know the request any more. Asking what happened.',
    'GSTN अब इस अनुरोध को नहीं जानता। पूछा जा रहा है कि क्या हुआ।',
  ],
  [
    'Whether the return is filed cannot be told: {1} Look on the GST portal; filing again cannot file it twice.',
    'रिटर्न दाखिल हुआ या नहीं, कहा नहीं जा सकता: {1} GST पोर्टल पर देखें; फिर दाखिल करने से दो बार दाखिल नहीं होगा।',
  ],
  [
    'The session with GSTN has ended. Connect again; this goes on by itself.',
    'GSTN के साथ सत्र समाप्त हुआ। फिर जोड़ें; यह काम अपने आप आगे बढ़ेगा।',
  ],
  ['{1}: {2} Connect again; this goes on by itself.', '{1}: {2} फिर जोड़ें; यह काम अपने आप आगे बढ़ेगा।'],
  [
    '{1}: {2} It is tried again by itself at {3}; nothing is lost.',
    '{1}: {2} {3} पर अपने आप फिर प्रयास होगा; कुछ खोया नहीं।',
  ],
  ['{1}: {2} Asking again by itself; nothing is lost.', '{1}: {2} अपने आप फिर पूछा जा रहा है; कुछ खोया नहीं।'],
  [
    '{1} Nothing was filed. Request a new EVC OTP and file again.',
    '{1} कुछ दाखिल नहीं हुआ। नया EVC OTP लें और फिर दाखिल करें।',
  ],
  [
    '{1} Nothing was filed. Download the summary again, check it and file.',
    '{1} कुछ दाखिल नहीं हुआ। सारांश फिर डाउनलोड करें, जाँचें और दाखिल करें।',
  ],
  ['{1} Nothing was filed. Submit again, then file.', '{1} कुछ दाखिल नहीं हुआ। फिर जमा करें, तब दाखिल करें।'],
  ['{1} Nothing was filed.', '{1} कुछ दाखिल नहीं हुआ।'],
  [
    'A fault in this program stopped the work: {1}. It is tried again by itself; nothing is lost.',
    'इस प्रोग्राम के एक दोष से काम रुका: {1}। अपने आप फिर प्रयास होगा; कुछ खोया नहीं।',
  ],
  [
    'A fault in this program stopped the work: {1}. Start it again, and report it if it happens again. Track the return first: it may have been filed.',
    'इस प्रोग्राम के एक दोष से काम रुका: {1}। पहले रिटर्न की स्थिति देखें: वह दाखिल हो चुका हो सकता है। फिर से शुरू करें, और दोबारा हो तो बताएँ।',
  ],
  [
    'A fault in this program stopped the work: {1}. Start it again, and report it if it happens again.',
    'इस प्रोग्राम के एक दोष से काम रुका: {1}। फिर से शुरू करें, और दोबारा हो तो बताएँ।',
  ],
  ['GSTN rejected the request.', 'GSTN ने अनुरोध अस्वीकार किया।'],
  [
    'This gateway does not carry {1}. File it on the GST portal, or connect the registration directly.',
    'यह गेटवे {1} नहीं भेजता। उसे GST पोर्टल पर दाखिल करें, या पंजीकरण को सीधे जोड़ें।',
  ],
  ['Success: {1} saved.', 'सफल: {1} सहेजे गए।'],
  ['Success: {1} deleted.', 'सफल: {1} हटाए गए।'],
  [
    'Success: {1} deleted. What is on GSTN is deleted there with Delete, Save to GSTN.',
    'सफल: {1} हटाए गए। जो GSTN पर है वह वहाँ "हटाएँ", "GSTN पर सहेजें" से हटता है।',
  ],
  ['Saved with errors: {1} saved, {2} rejected.', 'त्रुटियों के साथ सहेजा: {1} सहेजे गए, {2} अस्वीकृत।'],
  ['Deleted with errors: {1} deleted, {2} rejected.', 'त्रुटियों के साथ हटाया: {1} हटाए गए, {2} अस्वीकृत।'],
  [
    'Success: everything saved on GSTN for {1} is deleted. Your books stay: {2} to save again.',
    'सफल: {1} का GSTN पर सहेजा सब कुछ हटाया गया। आपकी बही बनी है: {2} फिर सहेजने हैं।',
  ],
  [
    'Success: everything saved on GSTN for {1} is deleted. Your books stay.',
    'सफल: {1} का GSTN पर सहेजा सब कुछ हटाया गया। आपकी बही बनी है।',
  ],
  ['Success: summary downloaded. {1}', 'सफल: सारांश डाउनलोड हुआ। {1}'],
  ['Success: summary downloaded.', 'सफल: सारांश डाउनलोड हुआ।'],
  ['Summary and downloaded summary are the same.', 'सारांश और डाउनलोड किया सारांश समान हैं।'],
  ['They differ in {1}: see Difference.', 'वे {1} में भिन्न हैं: अंतर देखें।'],
  [
    'Success: the return is Ready to File. Download the summary, then File.',
    'सफल: रिटर्न दाखिल के लिए तैयार है। सारांश डाउनलोड करें, फिर दाखिल करें।',
  ],
  ['Success: the return is Ready to File.', 'सफल: रिटर्न दाखिल के लिए तैयार है।'],
  ['Success: the return is submitted and frozen. File it.', 'सफल: रिटर्न जमा और स्थिर है। उसे दाखिल करें।'],
  ['Filed. ARN {1} on {2}.', 'दाखिल हुआ। ARN {1}, {2} को।'],
  ['Success: Existing token', 'सफल: सत्र पहले से चालू है'],
  ['Success: Token Obtained', 'सफल: टोकन मिला'],
  [
    'EVC OTP sent to the signatory with PAN {1}. It is valid for 10 minutes.',
    'EVC OTP PAN {1} वाले हस्ताक्षरकर्ता को भेजा गया। वह 10 मिनट मान्य है।',
  ],
  [
    'Cancelled by {1}. What GSTN had not confirmed is to be sent again.',
    '{1} ने रद्द किया। जिसकी GSTN ने पुष्टि नहीं की थी, वह फिर भेजना है।',
  ],
  [
    '{1} is waiting to learn from GSTN what happened. It ends by itself.',
    '{1}: GSTN से जानने की प्रतीक्षा है कि क्या हुआ। यह अपने आप समाप्त होगा।',
  ],
  ['{1} has ended already.', '{1} पहले ही समाप्त हो चुका है।'],
  [
    'A task of this return is not ended yet. Wait for it, or cancel it.',
    'इस रिटर्न का एक काम अभी पूरा नहीं हुआ। उसकी प्रतीक्षा करें, या उसे रद्द करें।',
  ],
  [
    'The return is filed already: ARN {1}, on {2}. This was not sent.',
    'रिटर्न पहले से दाखिल है: ARN {1}, {2} को। यह नहीं भेजा गया।',
  ],
  ['The return is filed already: ARN {1}, on {2}.', 'रिटर्न पहले से दाखिल है: ARN {1}, {2} को।'],
  [
    'The return is {1} already. Download the summary, then File.',
    'रिटर्न पहले से {1} है। सारांश डाउनलोड करें, फिर दाखिल करें।',
  ],
  ['Ready to File', 'दाखिल के लिए तैयार'],
  [
    '{1} of {2} is not filed, as far as the public record says.',
    'सार्वजनिक अभिलेख के अनुसार {2} का {1} दाखिल नहीं है।',
  ],
  ['{1} of {2} is filed: ARN {3}, on {4}.', '{2} का {1} दाखिल है: ARN {3}, {4} को।'],
  ['{1} of {2} is marked as filed: ARN {3}.', '{2} का {1} दाखिल अंकित हुआ: ARN {3}।'],
  [
    'The return of {1} cannot have been filed on {2}. Enter the day on its receipt.',
    '{1} का रिटर्न {2} को दाखिल नहीं हो सकता था। उसकी रसीद पर लिखी तारीख लिखें।',
  ],
  [
    '"{1}" is no ARN of a return of {2}. It has 15 characters: two letters, the State code {3}, month and year, six digits and a check character.',
    '"{1}" {2} के रिटर्न का ARN नहीं है। उसमें 15 वर्ण होते हैं: दो अक्षर, राज्य कोड {3}, माह और वर्ष, छह अंक और एक जाँच वर्ण।',
  ],
  [
    '"{1}" is not the period of this return. Type {2} to reset it.',
    '"{1}" इस रिटर्न की अवधि नहीं है। रीसेट के लिए {2} लिखें।',
  ],
  [
    'No OTP is awaited, or it has expired. Connect again to get a new one.',
    'किसी OTP की प्रतीक्षा नहीं है, या उसका समय बीत गया। नया पाने के लिए फिर जोड़ें।',
  ],
  [
    'PAN "{1}" is not a PAN. Write five letters, four digits and a letter, like AAMCT7421K.',
    'PAN "{1}" सही नहीं है। पाँच अक्षर, चार अंक और एक अक्षर लिखें, जैसे AAMCT7421K।',
  ],
  [
    'Confirm that the details are correct and that filing cannot be undone.',
    'पुष्टि करें कि विवरण सही है और दाखिल करना वापस नहीं हो सकता।',
  ],
  [
    'The EVC OTP is six letters or digits. Enter it as it was received.',
    'EVC OTP छह अक्षर या अंक का होता है। जैसा मिला वैसा लिखें।',
  ],
  [
    'The return is not filed yet. The evidence pack is made of a filed return.',
    'रिटर्न अभी दाखिल नहीं है। साक्ष्य पैक दाखिल रिटर्न का बनता है।',
  ],
  [
    'GSTN has refused no document that came from a file. Look at the list of documents for others.',
    'GSTN ने फ़ाइल से आया कोई दस्तावेज़ अस्वीकार नहीं किया। बाकी के लिए दस्तावेज़ों की सूची देखें।',
  ],
  [
    'Send this address to the signatory. It holds for 10 minutes, once.',
    'यह पता हस्ताक्षरकर्ता को भेजें। यह 10 मिनट, एक बार के लिए मान्य है।',
  ],
  [
    'There is no such request for an OTP. Ask the signatory again.',
    'ऐसा कोई OTP अनुरोध नहीं है। हस्ताक्षरकर्ता से फिर माँगें।',
  ],
  [
    '"{1}" has changed documents of this import since. Undo "{2}" first.',
    '"{1}" ने बाद में इस आयात के दस्तावेज़ बदले हैं। पहले "{2}" वापस लें।',
  ],
  [
    '{1} of this import went to GSTN, or wait to be deleted there. Delete or correct them in the list.',
    'इस आयात के {1} GSTN पर गए, या वहाँ हटाए जाने की प्रतीक्षा में हैं। उन्हें सूची में हटाएँ या सुधारें।',
  ],
  ['"{1}" is not in the books. There is nothing to undo.', '"{1}" बही में नहीं है। वापस लेने को कुछ नहीं।'],
  [
    '{1} match now, not {2}. Look at the list again, then delete.',
    'अब {1} मेल खाते हैं, {2} नहीं। सूची फिर देखें, तब हटाएँ।',
  ],
  [
    'Documents of a current period are decided on in IMS.',
    'मौजूदा व्यवस्था की अवधि के दस्तावेज़ों का निर्णय IMS में होता है।',
  ],
  [
    'The two documents are of different regimes and cannot be linked.',
    'दोनों दस्तावेज़ अलग व्यवस्थाओं के हैं और जोड़े नहीं जा सकते।',
  ],
  [
    '{1} of these have no decision that can be taken back. What was sent is changed by deciding again.',
    'इनमें {1} का कोई निर्णय वापस नहीं लिया जा सकता। जो भेजा गया वह फिर निर्णय करने से बदलता है।',
  ],
  ['Downloading {1}.', '{1} डाउनलोड हो रहा है।'],
  ['Nothing was read.', 'कुछ नहीं पढ़ा गया।'],
  ['GSTN does not show this action.', 'GSTN में यह कार्रवाई नहीं दिखती।'],
  ['Computing GSTR-2B.', 'GSTR-2B की गणना हो रही है।'],
  [
    '{1} is filed. Report corrections in the amendment tables (9A, 9C, 10, 11 II) of a later period.',
    '{1} दाखिल है। सुधार किसी बाद की अवधि की संशोधन सारणियों (9A, 9C, 10, 11 II) में दें।',
  ],
  [
    '"{1}" is not in the filed return of {2}. Look it up in the list of its documents.',
    '"{1}" {2} के दाखिल रिटर्न में नहीं है। उसके दस्तावेज़ों की सूची में देखें।',
  ],
  [
    '{1} is not filed. Correct the document itself; only what is filed is amended.',
    '{1} दाखिल नहीं है। दस्तावेज़ को ही सुधारें; संशोधन केवल दाखिल का होता है।',
  ],
  [
    'The document was amended in {1}. Amend "{2}" of that return instead.',
    'दस्तावेज़ {1} में संशोधित हुआ था। उसकी जगह उस रिटर्न के "{2}" को संशोधित करें।',
  ],
  ['Import "{1}" is not known. Import the file again.', 'आयात "{1}" ज्ञात नहीं है। फ़ाइल फिर आयात करें।'],
  [
    "The Invoice Furnishing Facility of {1} has no nil return. Leave the month out; the quarter's return reports it.",
    '{1} की IFF में शून्य रिटर्न नहीं होता। माह छोड़ दें; तिमाही का रिटर्न उसे बताता है।',
  ],
  [
    '{1} among them were typed into the books and are deleted with their rows selected. Select rows, then delete.',
    'उनमें {1} बही में टाइप किए गए थे और पंक्तियाँ चुनकर हटते हैं। पंक्तियाँ चुनें, फिर हटाएँ।',
  ],
  ['GSTN refused the document.', 'GSTN ने दस्तावेज़ अस्वीकार किया।'],
  ['The document is a draft. Complete it, or delete it.', 'दस्तावेज़ प्रारूप है। उसे पूरा करें, या हटाएँ।'],
  [
    'GSTIN "{1}" is not a registration of this company. Add it under Registrations.',
    'GSTIN "{1}" इस कंपनी का पंजीकरण नहीं है। उसे "GST पंजीकरण" में जोड़ें।',
  ],
  [
    'This is neither a path, such as $.b2b[0].inv[0], nor a piece of JSON. Paste a whole object with its braces.',
    'यह न पाथ है, जैसे $.b2b[0].inv[0], न JSON का अंश। कोष्ठकों सहित पूरा अंश चिपकाएँ।',
  ],
  ['Nothing has arrived since {1}.', '{1} से कुछ नहीं पहुँचा।'],
  ['Switched off by {1}.', '{1} ने बंद किया।'],
  ['This is a trial.', 'यह एक परीक्षण है।'],
  [
    'There are {1} webhooks already. Remove one that is not needed any more.',
    'पहले से {1} वेबहुक हैं। जिसकी अब ज़रूरत नहीं उसे हटाएँ।',
  ],
  ['The webhook is switched off: {1} Switch it on first.', 'वेबहुक बंद है: {1} पहले उसे चालू करें।'],
  [
    '"{1}" is not matched. Load the list again and choose from it.',
    '"{1}" का मिलान नहीं हुआ। सूची फिर लोड करें और उसमें से चुनें।',
  ],
  [
    '"{1}" is not matched yet. Download the counter party of its period first.',
    '"{1}" का मिलान अभी नहीं हुआ। पहले उसकी अवधि का प्रतिपक्ष विवरण डाउनलोड करें।',
  ],
];
