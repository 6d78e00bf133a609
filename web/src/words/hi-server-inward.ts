import type { Spoken } from './server-words.ts';

/** What the server says of taken values, of generations of a statement and of submitted periods, in Hindi. */
export const hiServerInward: Spoken = [
  ['Both sides agree already.', 'दोनों पक्ष पहले से मेल खाते हैं।'],
  ['There is no pair of documents whose values could be taken.', 'ऐसी कोई जोड़ी नहीं जिसके मूल्य लिए जा सकें।'],
  [
    'Several documents stand on one side. Change the purchases by hand.',
    'एक पक्ष में कई दस्तावेज़ हैं। खरीद को हाथ से बदलें।',
  ],
  ['The purchase has its own values.', 'खरीद में अपने ही मूल्य हैं।'],
  [
    'The purchase was changed again since. Change it by hand where that is wanted.',
    'इसके बाद खरीद फिर बदली गई। ज़रूरत हो तो उसे हाथ से बदलें।',
  ],
  [
    'GSTN was told of it already: what was sent is changed by deciding again.',
    'GSTN को यह बताया जा चुका है: भेजे हुए को फिर निर्णय लेकर बदलें।',
  ],
  [
    '"{1}" is not matched with a purchase of yours any more. Load the page again.',
    '"{1}" अब आपकी किसी खरीद से नहीं मिलता। पृष्ठ फिर खोलें।',
  ],
  [
    'The two statements are of different kinds or periods. Choose two of one kind and one period.',
    'दोनों विवरण अलग प्रकार या अवधि के हैं। एक ही प्रकार और अवधि के दो चुनें।',
  ],
  [
    'The {1} taken {2} cannot be read any more. Compare others.',
    '{2} को लिया गया {1} अब पढ़ा नहीं जा सकता। दूसरे चुनें।',
  ],
  ['Inward Supplies from Registered Taxable Persons', 'पंजीकृत करदाताओं से आवक आपूर्ति'],
  ['Inward Supplies from Unregistered Persons', 'अपंजीकृत व्यक्तियों से आवक आपूर्ति'],
  ['Credit/Debit Notes of Registered Suppliers', 'पंजीकृत आपूर्तिकर्ताओं के क्रेडिट/डेबिट नोट'],
  ['Credit/Debit Notes of Unregistered Suppliers', 'अपंजीकृत आपूर्तिकर्ताओं के क्रेडिट/डेबिट नोट'],
  ['Import of Goods', 'माल का आयात'],
  ['Import of Services', 'सेवाओं का आयात'],
  ['Tax Liability on Advance Paid Under Reverse Charge', 'प्रतिलोम प्रभार में दिए अग्रिम पर कर देयता'],
  [
    'Adjustment of Advance Tax Paid Earlier for Reverse Charge Supplies',
    'प्रतिलोम प्रभार आपूर्ति पर पहले दिए अग्रिम कर का समायोजन',
  ],
];
