/** Cases in which we knowingly differ from the official tool, each with its reason. The list only shrinks. */
export const knownDifferences: Readonly<Record<string, string>> = {
  'hsn#2.2':
    'A lenient spelling: the unit by its code alone (MTR for MTR-METERS). The tool loses it without a word, and its own schema refuses what it then makes of the same cell from 05-2025 (hsn(b2c)#2.2, must_not_emit). It is unmistakable and is sent.',
};
