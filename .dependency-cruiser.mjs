/**
 * The direction of the code, enforced. Each rule tells the offender what to do
 * instead. `scripts/structure.mjs` also runs it over a planted violation, to
 * prove that it bites.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const adapters = ['http', 'live', 'devices', 'store', 'portal', 'payments', 'registry', 'reports']

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'domain/ knows only itself, the protocol and value libraries: pass time, ids and chance in as arguments',
      severity: 'error',
      from: { path: 'packages/server/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          'packages/server/src/domain/',
          'packages/protocol/',
          'node_modules/immutable/',
          'node_modules/temporal-polyfill/',
        ],
      },
    },
    {
      name: 'application-sees-no-adapter',
      comment:
        'application/ asks for what it needs in application/ports.ts; the adapter implements it and server.ts hands it in',
      severity: 'error',
      from: { path: 'packages/server/src/application/', pathNot: '\\.spec\\.ts$' },
      to: { path: `packages/server/src/(${adapters.join('|')})/` },
    },
    ...adapters.map((adapter) => ({
      name: `${adapter}-knows-no-other-adapter`,
      comment: `${adapter}/ must not import another adapter: let them meet in application/ and be joined in server.ts`,
      severity: 'error',
      from: { path: `packages/server/src/${adapter}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `packages/server/src/(${adapters.filter((other) => other !== adapter).join('|')})/` },
    })),
    {
      name: 'only-main-is-the-program',
      comment: 'nothing imports main.ts; put what you need into a module of its own',
      severity: 'error',
      from: {},
      to: { path: '/main\\.ts$' },
    },
    {
      name: 'only-store-has-sqlite',
      comment:
        'better-sqlite3 is imported by store/ alone; add a table interface to application/ports.ts instead',
      severity: 'error',
      from: { path: '^(packages|hardware)/', pathNot: ['packages/server/src/store/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'only-port-has-serialport',
      comment: 'serialport is imported by hardware/src/port/serial.ts alone; open a port with openPort',
      severity: 'error',
      from: { path: '^(packages|hardware)/', pathNot: ['hardware/src/port/serial\\.ts$', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/serialport/' },
    },
    {
      name: 'hardware-knows-no-server',
      comment: 'hardware/ meets the server only in the protocol',
      severity: 'error',
      from: { path: '^hardware/' },
      to: { path: '^packages/(?!protocol/)' },
    },
    {
      name: 'server-knows-hardware-as-programs',
      comment:
        'the server starts hardware programs and never imports their code: rendering and slow lines stay out of its process',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^hardware/' },
    },
    {
      name: 'emulators-share-nothing-with-drivers',
      comment:
        'an emulator that shares code with its driver shares its mistakes: write it from the byte tables',
      severity: 'error',
      from: { path: 'hardware/src/emulators/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'hardware/src/(escpos|panels|ticket|agent)/' },
    },
    {
      name: 'simulators-share-nothing-with-the-server',
      comment:
        'a simulator that shares code with the server shares its mistakes: write it from the contract document',
      severity: 'error',
      from: { path: '^test/simulators/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(packages|hardware)/' },
    },
    {
      name: 'screens-meet-the-server-in-the-protocol',
      comment: 'a screen imports ui, protocol and packages, nothing of the server or of another screen',
      severity: 'error',
      from: { path: '^packages/(ui|kiosk|board|operator|admin)/src/' },
      to: { path: '^(packages/server|hardware)/' },
    },
    ...['kiosk', 'board', 'operator', 'admin'].map((screen) => ({
      name: `${screen}-knows-no-other-screen`,
      comment: 'what two screens share goes to packages/ui',
      severity: 'error',
      from: { path: `^packages/(?!${screen}/)` },
      to: { path: `^packages/${screen}/src/` },
    })),
    {
      name: 'specs-only-see-testing',
      comment: 'testing/ is for specs: product code must not lean on it',
      severity: 'error',
      from: { path: '/src/', pathNot: ['\\.spec\\.tsx?$', '/testing/'] },
      to: { path: '/testing/' },
    },
    {
      name: 'no-circle',
      comment: 'two files that need each other are one notion, or miss a third',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'the import leads nowhere: a typing mistake, or a missing dependency in package.json',
      severity: 'error',
      from: { pathNot: '\\.css$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.screens.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
