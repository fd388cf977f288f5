/** Payload is ESM only, so Jest runs ESM (NODE_OPTIONS=--experimental-vm-modules, set by scripts/test.mjs). */
const common = {
  testEnvironment: 'node',
  // 'production' picks builds of Payload's editor without top-level await, on which Node 20 can wait for ever.
  testEnvironmentOptions: { customExportConditions: ['production', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^@payload-config$': '<rootDir>/src/payload.config.ts' },
  transformIgnorePatterns: ['/node_modules/'],
};
const project = (name) => ({ ...common, displayName: name, testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`] });
const projectWithMongo = (name, setup = 'globalSetup') => ({
  ...project(name),
  globalSetup: `<rootDir>/test/support/${setup}.mjs`,
  globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
});

export default {
  projects: [
    { ...project('unit'), globalSetup: '<rootDir>/test/support/unitSetup.mjs' },
    projectWithMongo('newsroom'),
    projectWithMongo('http'),
    projectWithMongo('browser', 'browserSetup'),
  ],
  testSequencer: './test/support/slowestFirst.mjs',
  testTimeout: 120_000,
};
