// The boundaries between the rooms. `npm run boundaries` also fails when nothing was read.
const external = '(^|/)node_modules/';
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only(
      'src-is-pure',
      '^src/',
      [
        '^src/',
        `${external}zod/`,
        `${external}intl-messageformat/`,
        `${external}@zxcvbn-ts/`,
        `${external}@formatjs/`,
      ],
      'src is what every process shares: no Node, no DOM, no Electron; zod, the message formatter and the list of common passwords only',
    ),
    {
      name: 'renderer-imports-src',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|server|test|scripts)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    only(
      'companion-knows-ports-only',
      '^main/companion/',
      ['^main/companion/', '^main/(ports|secret-bytes)\\.ts$', '^src/', `${external}zod/`],
      'the application stands on ports; the world is behind them',
    ),
    {
      name: 'electron-has-one-door',
      severity: 'error',
      from: { path: '^(src|main|renderer|server)/', pathNot: '^main/electron/' },
      to: { path: `(^electron$|${external}electron/)` },
    },
    {
      name: 'server-imports-src',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(main|renderer|test|scripts)/' },
    },
    {
      name: 'main-imports-no-server',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(server|renderer|test|scripts)/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { path: '^(src|main|renderer|server|scripts)/' },
      to: { path: '^test/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
