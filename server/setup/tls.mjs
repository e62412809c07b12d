/** `npm run tls`: makes a local authority and a certificate, so that the next start serves other computers by https. */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { localAuthority, serverCertificate } from './certificates.mjs';
import { dataDirectory, makeDirectory } from './dataDirectory.mjs';
import { certificateNames, localAddresses } from './localNames.mjs';
import { nodeVersionStep } from './nodeVersionStep.mjs';
import { packagesStep } from './packagesStep.mjs';
import { root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';
import { publicUrl, removeTlsSettings, tlsDirectory, writeTlsSettings } from './tlsSettings.mjs';

await runCommandLine(async () => {
  const { host, off, help } = readArguments(process.argv.slice(2));
  const dataDir = dataDirectory({ env: process.env });
  if (help) say(text('tls.help'));
  else if (off) turnOff(dataDir);
  else await turnOn(dataDir, host);
  return 0;
});

/** @param {string} dataDir */
function turnOff(dataDir) {
  removeTlsSettings(dataDir);
  say(text('tls.off'));
}

/**
 * @param {string} dataDir
 * @param {string[]} chosen
 */
async function turnOn(dataDir, chosen) {
  await prepare([nodeVersionStep(), packagesStep(root)]);
  makeDirectory(dataDir, undefined);
  const directory = tlsDirectory(dataDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const hostName = os.hostname();
  const addresses = localAddresses();
  const names = certificateNames({ chosen, addresses, hostName });
  const authority = await localAuthority(directory, text('tls.authority', { hostName }, 'en'));
  const { cert, key } = await serverCertificate(directory, authority, names);
  const [host = 'localhost'] = names;
  const [address] = addresses;
  const file = path.join(directory, 'ca.crt');
  writeTlsSettings(dataDir, { cert, key, authority: file, host, ...(address && { address }) });
  if (addresses.length === 0) say(text('tls.noAddress'));
  say(text('tls.on', { names: names.join(', '), file, url: publicUrl(host, process.env) }));
}

/** @param {string[]} args */
function readArguments(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        host: { type: 'string', multiple: true, default: [] },
        off: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { host: values.host ?? [], off: values.off === true, help: values.help === true };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SetupError({ what: 'npm run tls', why, remedy: text('tls.help') });
  }
}

/** @param {string} words */
function say(words) {
  process.stdout.write(`${words}\n`);
}
