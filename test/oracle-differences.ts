/** Cases in which we knowingly differ from the official tool, each with its reason. The list only shrinks. */
export const knownDifferences: Readonly<Record<string, string>> = {
  'hsn#2.2':
    'The tool drops the unit when only its code is written (MTR for MTR-METERS). The code is unmistakable and is sent.',
  'ecob2c#3.5':
    'The tool passes on a third decimal of rupees (1.005) in this one member. Money has two; it is rounded.',
  'ecob2c#5.6': 'As ecob2c#3.5: 1.234 is rounded to 1.23.',
  'ecourp2c#1.5': 'As ecob2c#3.5.',
  'ecourp2c#3.5': 'As ecob2c#3.5.',
};
