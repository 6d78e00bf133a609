import type { Spoken } from './server-words.ts';

/** What the server says of advances and of imports of purchases, in Hindi. */
export const hiServerAdvances: Spoken = [
  [
    'Of advance "{1}" ₹{2} is left at {3} %; ₹{4} is more than that. Enter at most the balance.',
    'अग्रिम "{1}" में {3} % पर ₹{2} शेष है; ₹{4} उससे अधिक है। अधिक से अधिक शेष लिखें।',
  ],
  [
    '₹{1} of advance "{2}" at {3} % is adjusted or refunded already. Enter at least that, or change those first.',
    'अग्रिम "{2}" का {3} % पर ₹{1} पहले ही समायोजित या लौटाया जा चुका है। कम से कम उतना लिखें, या पहले उन्हें बदलें।',
  ],
  [
    'No advance "{1}" of {2} is in the books. Correct number and date of the voucher.',
    '{2} का अग्रिम "{1}" बहियों में नहीं है। वाउचर की संख्या और तिथि सुधारें।',
  ],
  [
    'Advance "{1}" is of a later return period. Choose a period in which it was there already.',
    'अग्रिम "{1}" बाद की विवरणी अवधि का है। वह अवधि चुनें जिसमें वह पहले से था।',
  ],
  [
    '{1} name advance "{2}" by its number and date. Keep both, or change those first.',
    '{1} अग्रिम "{2}" को उसकी संख्या और तिथि से बताते हैं। दोनों वैसे ही रखें, या पहले उन्हें बदलें।',
  ],
  [
    'Advance "{1}" is adjusted or refunded already. Delete its adjustments and refunds first.',
    'अग्रिम "{1}" पहले ही समायोजित या लौटाया जा चुका है। पहले उसके समायोजन और वापसियाँ हटाएँ।',
  ],
  [
    'Nothing of this import is in the books. There is nothing to undo.',
    'इस आयात का कुछ भी बहियों में नहीं है। वापस लेने को कुछ नहीं है।',
  ],
  [
    '{1} of this import changed since, by hand or by a later import. Correct or delete them in the list.',
    'इस आयात के {1} तब से बदले हैं, हाथ से या बाद के आयात से। उन्हें सूची में सुधारें या हटाएँ।',
  ],
];
