/** Words of getting started, help and the look, English. */
export const enComfort = {
  start: {
    title: 'Getting started',
    done: '{{done}} of {{of}} steps are done',
    skip: 'Skip',
    practice:
      'You are practising: the portal is the simulator, and a sample company is there. Nothing reaches the government.',
    all: 'Every step is done. What needs you next stands on the dashboard.',
    go: 'Open',
    isDone: 'Done',
    toDo: 'To do',
    steps: {
      company: { title: 'Company', says: 'The legal name and PAN that file.' },
      campus: { title: 'Campus', says: 'The places of business under each GSTIN.' },
      hsn: { title: 'HSN SAC', says: 'What you sell and buy, with its rates.' },
      parties: { title: 'Customers/Vendors', says: 'Whom you sell to and buy from, with their GSTINs.' },
      advances: { title: 'Advance Payments', says: 'Advances received in the period, if there are any.' },
      invoices: { title: 'Sale/Purchase Invoices', says: 'Import or enter the documents of the period.' },
      sync: { title: 'Sync GSTR1', says: 'Connect with GSTN, save, submit and file.' },
    },
  },
  help: {
    title: 'Help',
    about: 'F1 opens the topic of the page you are on.',
    find: 'Find in the help',
    nothing: 'The help says nothing about “{{find}}”. Try another word.',
    contents: 'Contents',
  },
  locale: {
    title: 'Language and look',
    about: 'Remembered on this machine.',
    schemeHint: 'High contrast writes near white on black with yellow focus.',
    density: 'Density',
    densityHint: 'Comfortable gives rows and words more room, and fingers bigger targets.',
    dense: 'Dense',
    comfortable: 'Comfortable',
    classic: 'Classic menu',
    classicHint: 'The menus across the top, in the order of the original product.',
  },
};
