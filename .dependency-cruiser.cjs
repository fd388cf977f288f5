/**
 * Imports point one way: main, cli → server, jobs, events, routers → collections → newsroom → published → domain; newsline, reviews, site →
 * delivery, syndication → published → domain. test/unit/boundaries.test.ts shows each rule fail.
 */

/** What the domain may use besides itself: small libraries that compute and do nothing else. */
const pureLibraries =
  '(^|/)node_modules/(@sindresorhus/(slugify|transliterate)|@orama/stemmers|@date-fns/tz|date-fns)/';
const payload = '(^|/)node_modules/(payload|@payloadcms/[^/]+)/|^(payload|@payloadcms/.+)$';
const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbidden('no-circular', 'Two modules that need each other are one module, or three.', {}, { circular: true }),
    {
      ...forbidden(
        'no-folder-circles',
        'Two folders that need each other are one feature, or three.',
        {},
        { circular: true },
      ),
      scope: 'folder',
    },
    forbidden(
      'no-unresolved',
      'An import that leads nowhere, or to a package that package.json does not list.',
      {},
      { couldNotResolve: true, pathNot: '^(@payload-config|.*\\.s?css)$' },
    ),
    forbidden(
      'nothing-imports-main',
      'main starts things; whoever imports it starts them a second time.',
      { pathNot: '^src/main\\.ts$' },
      { path: '^src/main\\.ts$' },
    ),
    forbidden(
      'domain-is-pure',
      'The rules of the newsroom know no Payload, Express, MongoDB, Next or Node: they are told what they need.',
      { path: '^src/domain/' },
      { pathNot: ['^src/domain/', pureLibraries] },
    ),
    forbidden(
      'syndication-is-pure',
      'A format is a function from a story to text.',
      { path: '^src/syndication/' },
      { pathNot: ['^src/(syndication|domain)/', '^src/published/(?!storage/)', pureLibraries] },
    ),
    forbidden(
      'published-is-pure',
      'What readers get of a thing is a function of the thing and what it names; only its storage knows MongoDB.',
      { path: '^src/published/' },
      { pathNot: ['^src/(published|domain)/', '(^|/)node_modules/(zod|mongoose)/', pureLibraries] },
    ),
    forbidden(
      'published-knows-mongodb-in-storage-alone',
      'What readers get of a thing does not depend on where it is kept.',
      { path: '^src/published/', pathNot: '^src/published/storage/' },
      { path: ['^src/published/storage/', '(^|/)node_modules/mongoose/'] },
    ),
    forbidden(
      'http-knows-no-newsroom',
      'How an endpoint is declared, served and documented does not depend on what it does.',
      { path: '^src/http/' },
      {
        pathNot: ['^src/(http|domain)/', '(^|/)node_modules/(zod|express|@types/express|@types/[^/]+)/', pureLibraries],
      },
    ),
    forbidden(
      'newsroom-knows-no-delivery',
      'The newsroom and its readers meet in what is published, and nowhere else.',
      { path: '^src/newsroom/' },
      { path: '^src/(delivery|newsline|reviews|site|syndication)/' },
    ),
    forbidden(
      'readers-never-reach-payload',
      'What readers get comes from the published read model: no draft can be asked for where Payload is out of reach.',
      { path: '^src/(delivery|newsline|events|reviews|site)/' },
      { path: [payload, '^collections/', '^src/(newsroom|payload\\.config)'] },
    ),
    forbidden(
      'newsroom-is-below-the-collections',
      'An editorial write does not know who asked for it: it takes Payload as an argument.',
      { path: '^src/newsroom/' },
      { path: ['^collections/', '^src/(server|jobs|cli|app|admin|payload\\.config)'] },
    ),
    forbidden(
      'collections-are-below-the-server',
      'What the newsroom keeps does not know how it is served; admin components are named by path, never imported.',
      { path: '^collections/' },
      { path: '^src/(server|jobs|cli|app|admin|payload\\.config)' },
    ),
    forbidden(
      'database-knows-no-newsroom',
      'How documents are kept does not depend on what they mean.',
      { path: '^src/(database|config)/' },
      { path: ['^collections/', '^src/(?!database/|config/|domain/)'] },
    ),
    forbidden(
      'admin-runs-in-a-browser',
      'A component that imports the server side would ship it to the browser, or fail to build.',
      { path: '^src/admin/' },
      {
        path: [
          '^collections/',
          '^src/(database|server|jobs|cli|imaging|config)/',
          '(^|/)node_modules/(express|mongoose|sharp)/',
        ],
      },
    ),
    forbidden(
      'a-story-is-written-anywhere',
      'The page of a story stands in Payload’s admin and in a shell of its own: what it needs of either is in surroundings.ts.',
      { path: '^src/admin/(composer|saving|editor)/' },
      { path: '(^|/)node_modules/(@payloadcms/(ui|next)|next)/' },
    ),
    forbidden(
      'shared-parts-name-no-kind',
      'Stories and pages are written with the same parts: what these have to know of either is told to them (src/admin/kinds/kind.ts).',
      { path: '^src/admin/(composer/(?!story/|sitePage/)|saving/|editor/)' },
      {
        path: [
          '^src/admin/composer/(story|sitePage)/',
          '^src/admin/kinds/(?!kind\\.ts|searched\\.ts)',
          '^src/domain/(articleFields|articleTable|pageFields)\\.ts$',
        ],
      },
    ),
    forbidden(
      'the-sample-stays-outside',
      'The sample is a newsroom made with the product, and no part of it: only a start and the command line reach it.',
      { path: '^(src|collections|scripts)/', pathNot: '^src/(main|cli/sample)\\.ts$' },
      { path: '^sample/' },
    ),
    forbidden(
      'tests-stay-outside',
      'Nothing that runs in the newsroom depends on a test.',
      { path: '^(src|collections|sample|scripts)/' },
      { path: '^test/' },
    ),
    forbidden(
      'no-development-packages',
      'A package that the newsroom needs to run is a dependency, not a development one.',
      // They format pages of this repository.
      { path: '^(src|collections|sample)/', pathNot: '^src/cli/generated\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], dynamic: false },
    ),
    forbidden(
      'scripts-run-without-packages',
      'They run in a fresh clone, before the packages they install; what is imported later, by import(), may be one of these.',
      { path: '^scripts/(start|test|prepare)' },
      { pathNot: '^scripts/', dependencyTypesNot: ['core'], dynamic: false },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The types that Payload generates are no part of the structure: everything may use them.
    exclude: { path: '^(src/payload-types\\.ts$|(\\.next|\\.cache|\\.data|uploads)/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
    cache: { folder: '.cache/depcruise', strategy: 'content' },
  },
};
