/**
 * Who may import whom: one table of layers, and a few laws. Prove a rule by breaking it once.
 * Run twice: over all imports, and with PLENUM_IMPORTS=values over those that are left when types are erased.
 */
const SERVER_LAYERS = {
  // layer: what it may import besides itself and packages
  'server/contract': [],
  'server/kernel': ['server/contract'],
  sip: ['server/kernel', 'server/contract'],
  media: ['server/kernel', 'server/contract'],
  db: ['server/kernel', 'server/contract'],
  'server/conference': ['server/kernel', 'server/contract'],
  'server/board': ['server/kernel', 'server/contract'],
  'server/chat': ['server/kernel', 'server/contract'],
  'server/focus': ['server/conference', 'server/kernel', 'server/contract', 'sip/index.ts', 'media/index.ts'],
  'server/meeting': [
    'server/focus',
    'server/conference',
    'server/board',
    'server/chat',
    'server/kernel',
    'server/contract',
  ],
  'server/signalling': ['server/kernel', 'server/contract'],
  'server/rest': ['server/kernel', 'server/contract'],
  'server/files': ['server/kernel', 'server/contract'],
  'server/mail': ['server/kernel', 'server/contract', 'server/locales'],
  'server/jobs': ['server/kernel', 'server/contract', 'db/Queryable.ts'],
  'server/locales': [],
  'server/admin': [
    'server/rest',
    'server/jobs',
    'server/mail',
    'server/board',
    'server/chat',
    'server/files',
    'server/kernel',
    'server/contract',
    'server/locales',
    'db/stores',
    'db/Database.ts',
  ],
  'server/setup': ['media/worker'],
  'media/worker': ['server/setup'],
};

/** What the server and every replica of a board must do alike. */
const SHARED_BOARD = [
  'server/board/BoardDocument.ts',
  'server/board/applyOperation.ts',
  'server/board/mayDraw.ts',
  'server/board/drawing',
];

const CLIENT_LAYERS = {
  'client/connection': ['server/contract'],
  'client/ui': ['client/locales', 'client/i18n.ts', 'client/connection', 'server/contract'],
  'client/features': [
    'client/ui',
    'client/connection',
    'client/i18n.ts',
    'client/locales',
    'server/contract',
    ...SHARED_BOARD,
  ],
};

const quote = (path) => path.replaceAll('.', '\\.');
const within = (path) => (path.endsWith('.ts') ? `^${quote(path)}$` : `^${quote(path)}/`);

const layerRules = Object.entries({ ...SERVER_LAYERS, ...CLIENT_LAYERS }).map(([layer, allowed]) => ({
  name: `layer ${layer}`,
  comment: `${layer} may import only ${['itself', ...allowed].join(', ')} and packages`,
  severity: 'error',
  from: { path: within(layer), ...(layer === 'media' && { pathNot: '^media/worker/' }) },
  to: { path: '^(server|sip|media|db|client|test)/', pathNot: [layer, ...allowed].map(within) },
}));

/** A package that may be imported in one place only. */
const homeOf = (name, packages, homes) => ({
  name: `${name} has one home`,
  severity: 'error',
  from: { path: '^(server|sip|media|db|client)/', pathNot: homes },
  to: { path: `node_modules/(${packages})(/|$)` },
});

const allImportRules = [
  ...layerRules,
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every import resolves',
    severity: 'error',
    from: { pathNot: '^client/vite\\.config' },
    to: { couldNotResolve: true, pathNot: '\\?(url|worker|raw)|^virtual:' },
  },
  {
    name: 'no orphans',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: '\\.(d\\.ts|css|json)$|^client/vite|^server/locales|\\.config\\.|^test/|^media/synthetic/',
    },
    to: {},
  },
  {
    name: 'production never imports test',
    severity: 'error',
    from: { path: '^(server|sip|media|db|client)/' },
    to: { path: '^test/' },
  },
  {
    name: 'features do not meet',
    severity: 'error',
    from: { path: '^client/features/([^/]+)/' },
    to: { path: '^client/features/([^/]+)/', pathNot: '^client/features/$1/' },
  },
  {
    name: 'admin areas do not meet',
    severity: 'error',
    from: { path: '^server/admin/([^/]+)/' },
    to: { path: '^server/admin/([^/]+)/', pathNot: '^server/admin/$1/' },
  },
];

const valueImportRules = [
  {
    name: 'the contract imports only zod',
    severity: 'error',
    from: { path: '^server/contract/' },
    to: { pathNot: '^server/contract/|node_modules/zod/' },
  },
  {
    name: 'the client takes schemas as types only',
    comment: 'as values only the names of events and routes, and closed lists without zod',
    severity: 'error',
    from: { path: '^client/' },
    to: {
      path: '^server/',
      pathNot: [
        '^server/contract/(events|routes|routes/\\w+|errors|boardLimits|boardPoints|socketLimits|chatChoices|fileLimits|formatSize|integrationChoices)\\.ts$',
        ...SHARED_BOARD.map(within),
      ],
    },
  },
  {
    name: 'Config belongs to App and main',
    severity: 'error',
    from: { pathNot: '^server/(App|main|Config|printConfig)\\.ts$|^server/App|^test/' },
    to: { path: '^server/Config\\.ts$' },
  },
  homeOf('mediasoup', 'mediasoup', '^media/|^server/setup/'),
  homeOf('SIP.js', 'sip\\.js', '^client/connection/'),
  homeOf('TypeORM', 'typeorm|pg', '^db/|^server/setup/'),
  homeOf('mail', 'nodemailer|imapflow|postal-mime|ical\\.js|ical-generator', '^server/mail/'),
  homeOf('files', 'sharp|@tus/(server|file-store)', '^server/files/'),
  homeOf('pg-boss', 'pg-boss', '^server/jobs/'),
  homeOf('Socket.IO', 'socket\\.io', '^server/signalling/'),
  homeOf('Express', 'express', '^server/rest/'),
];

module.exports = {
  forbidden: process.env.PLENUM_IMPORTS === 'values' ? valueImportRules : allImportRules,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'client/tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
