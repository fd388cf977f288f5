/** `knip --production` looks at what runs in the newsroom and on its command line (marked `!`): what only tests call is not product code. */
const isProduction = process.argv.includes('--production');

const product = [
  'src/main.ts!',
  'src/renderer.ts!',
  'src/cli/*.ts!',
  'src/site/script/index.ts!',
  'src/app/**/*.{ts,tsx}!',
  'src/admin/**/*.tsx!',
  'src/admin/shell/worker.ts!',
  'scripts/*.mjs!',
  'scripts/prepare/mongodbDownload.mjs!',
  'sample/painter/index.ts!',
];

export default {
  entry: [
    ...product,
    'test/**/*.test.{ts,tsx}',
    'test/support/*.mjs',
    'test/support/storyText/*.tsx',
    'test/bench/*.{ts,mjs}',
    'docs/examples/*.ts',
  ],
  project: [
    'src/**/*.{ts,tsx}!',
    'collections/**/*.{ts,tsx}!',
    'sample/**/*.ts!',
    'scripts/**/*.mjs!',
    'test/**/*.{ts,tsx,mjs}',
    'docs/examples/*.ts',
  ],
  // Generated.
  ignore: ['src/payload-types.ts'],
  // Product code that a test looks at more closely may be exported for it.
  ignoreExportsUsedInFile: isProduction ? true : { type: true, interface: true },
  payload: false,
  ignoreDependencies: ['dependency-cruiser', 'jest', 'prettier', '@xmldom/xmldom', 'swagger-ui-dist'],
  ignoreBinaries: ['dateline'],
};
