// biome-ignore-all format: a sentence and its Hindi stand on one line.
import type { Spoken } from './server-words.ts';

/** What is said of imports when they are compared with the books, taken in and undone, in Hindi. */
export const hiServerImports: Spoken = [
  ['"{1}" has another rate until now. Write in a column Rate From the day on which this one begins.', '"{1}" की अब तक दूसरी दर है। Rate From स्तंभ में वह दिन लिखें जिससे यह दर शुरू होती है।'],
  ['The row says the same as row {1} and was left out. Delete one of the two.', 'यह पंक्ति वही कहती है जो पंक्ति {1}, और छोड़ दी गई। दोनों में से एक हटाएँ।'],
  ['One document of the {1} taken before is not in this one and is marked as withdrawn.', 'पहले लिए गए {1} का एक दस्तावेज़ इसमें नहीं है और वापस लिया गया अंकित होता है।'],
  ['{1} documents of the {2} taken before are not in this one and are marked as withdrawn.', 'पहले लिए गए {2} के {1} दस्तावेज़ इसमें नहीं हैं और वापस लिए गए अंकित होते हैं।'],
  // As the list of rules says it, with nothing filled in.
  ['{1} of the {2} taken before {3} not in this one and {4} marked as withdrawn.', 'पहले लिए गए {2} के {1} इसमें नहीं हैं और वापस लिए गए अंकित होते हैं।'],
  ['One entry of this import changed since, by hand or by a later import. Correct them in the list.', 'इस आयात की एक प्रविष्टि बाद में हाथ से या अगले आयात से बदली है। सूची में सुधारें।'],
  ['{1} entries of this import changed since, by hand or by a later import. Correct them in the list.', 'इस आयात की {1} प्रविष्टियाँ बाद में हाथ से या अगले आयात से बदली हैं। सूची में सुधारें।'],
  ['A statement says what the portal says, and the matching stands on it. Import a newer one instead.', 'विवरण वही कहता है जो पोर्टल कहता है, और मिलान उसी पर टिका है। बदले में नया आयात करें।'],
];
