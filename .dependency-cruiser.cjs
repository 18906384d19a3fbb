// The house in prose: who may import whom (ARCHITECTURE.md shows the picture).
// The order of the rooms: a feature may use the doors of those on its left.
const FEATURES = [
  'territory',
  'accounts',
  'notices',
  'documents',
  'acts',
  'sources',
  'declarations',
  'indicators',
  'plan',
  'monitoring',
  'network',
  'cofinancing',
  'governance',
  'transparency',
];

const room = '^src/features/[^/]+';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const notTest = '\\.test\\.tsx?$';

const floors = [
  forbid(
    'kernel-stands-alone',
    'The ground imports nothing of the house.',
    { path: '^src/kernel/' },
    { path: '^(src|test|scripts)/', pathNot: '^src/kernel/' },
  ),
  forbid(
    'kernel-needs-no-package',
    'The ground imports no package but temporal-polyfill.',
    { path: '^src/kernel/', pathNot: notTest },
    { dependencyTypesNot: ['local'], pathNot: 'node_modules/temporal-(polyfill|spec)' },
  ),
  forbid(
    'datasus-stands-alone',
    'The reader knows bytes and layouts, and will be published by itself.',
    { path: '^src/datasus/', pathNot: notTest },
    { pathNot: '^src/datasus/' },
  ),
  forbid(
    'platform-knows-no-feature',
    'Adapters serve every feature and know none.',
    { path: '^src/platform/', pathNot: notTest },
    { path: '^src/', pathNot: '^src/(platform|kernel)/' },
  ),
  forbid(
    'web-knows-no-feature',
    'What every screen is made of knows no screen.',
    { path: '^src/web/' },
    { path: '^src/', pathNot: '^src/(web|kernel)/' },
  ),
  forbid(
    'app-is-the-roof',
    'Nobody imports the app.',
    { path: '^src/', pathNot: `^src/app/|${notTest}` },
    { path: '^src/app/' },
  ),
];

const doors = FEATURES.map((feature, i) => {
  const left = FEATURES.slice(0, i).join('|') || 'none';
  return forbid(
    `${feature}-uses-doors-to-its-left`,
    'Only the door of a feature to the left.',
    { path: `^src/features/${feature}/`, pathNot: notTest },
    { path: '^src/features/', pathNot: `^src/features/(${feature}/|(${left})/(screens/)?index\\.tsx?$)` },
  );
});

const rooms = [
  forbid(
    'app-enters-by-the-door',
    'Even the roof enters a room by its door.',
    { path: '^src/app/', pathNot: notTest },
    { path: `${room}/`, pathNot: `${room}/(screens/)?index\\.tsx?$` },
  ),
  forbid(
    'feature-is-listed',
    'A new feature takes its place in the order.',
    { path: `^src/features/(?!(${FEATURES.join('|')})/)` },
    {},
  ),
  forbid(
    'domain-is-pure',
    'Rules see no IO, package or framework.',
    { path: `${room}/domain(/|\\.ts$)`, pathNot: notTest },
    {
      pathNot: [
        `${room}/domain(/|\\.ts$)`,
        '^src/kernel/',
        'node_modules/(temporal-polyfill|temporal-spec|rrule-temporal)/',
      ],
    },
  ),
  forbid(
    'contract-is-shared',
    'A contract may name the domain and zod only.',
    { path: `${room}/contract(/|\\.ts$)` },
    { pathNot: [`${room}/(domain|contract)(/|\\.ts$)`, '^src/kernel/', 'node_modules/zod/'] },
  ),
  forbid(
    'store-is-the-only-sql',
    'The store knows rows, not HTTP or other rooms.',
    { path: `${room}/store(/|\\.ts$)`, pathNot: notTest },
    {
      path: '^src/',
      pathNot: [
        `${room}/(domain|store)(/|\\.ts$)`,
        '^src/kernel/',
        '^src/platform/(db|warehouse|context|events|clock)',
      ],
    },
  ),
  forbid(
    'screens-stay-in-the-browser',
    'Screens see contract, domain, figures and web; those of sources also the door of the reader.',
    { path: `${room}/screens/` },
    {
      path: '^src/',
      pathNot: [
        `${room}/(screens|domain|contract)/`,
        `${room}/(contract|domain|figures)\\.ts$`,
        '^src/(web|kernel)/',
        '^src/features/sources/screens/',
        // Only the screens of sources: `only-sources-reads-datasus` holds the others.
        '^src/datasus/index\\.ts$',
      ],
    },
  ),
  forbid(
    'screens-have-no-node',
    'Browser files never import Node.',
    { path: `(${room}/screens/|^src/web/|^src/app/browser/)` },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'server-sees-no-screen',
    'Server files never import the browser side.',
    {
      path: '^src/(platform|kernel|features/[^/]+/(commands|routes|store|jobs|index|contract|domain|figures))',
    },
    { path: `^src/web/|${room}/screens/` },
  ),
  forbid(
    'only-sources-reads-datasus',
    'One feature imports files; the others see its rows.',
    { path: '^src/features/', pathNot: `^src/features/sources/|${notTest}` },
    { path: '^src/datasus/' },
  ),
  forbid('no-circles', 'A file never comes back to itself.', {}, { circular: true }),
];

module.exports = {
  forbidden: [...floors, ...doors, ...rooms],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
