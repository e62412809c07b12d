import { ConfigError, readConfig, settingDocuments } from './Config';

/**
 * `npm run config`: prints every setting and checks the environment. With `--markdown` it prints the table of the
 * README instead.
 */
export function printConfig(
  env: Readonly<Record<string, string | undefined>>,
  options: { readonly markdown: boolean },
  write: (text: string) => void,
): boolean {
  if (options.markdown) {
    write(markdownTable());
    return true;
  }
  for (const setting of settingDocuments()) {
    const current = env[setting.name]?.trim();
    const origin = current ? 'set' : 'default';
    write(`${setting.name}  [${origin}: ${shown(setting.name, current || setting.default || 'none')}]\n`);
    write(`    ${setting.description} (${setting.accepts})\n`);
  }
  return check(env, write);
}

function check(env: Readonly<Record<string, string | undefined>>, write: (text: string) => void): boolean {
  try {
    readConfig(env);
    write('\nThe settings are right.\n');
    return true;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    write(`\n${error.message}\n`);
    return false;
  }
}

function markdownTable(): string {
  const rows = settingDocuments().map(
    (setting) =>
      `| \`${setting.name}\` | ${setting.default || 'none'} | ${setting.accepts} | ${setting.description} |`,
  );
  return ['| Setting | Default | Accepts | What it does |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** A URL is printed without its password. */
function shown(name: string, value: string): string {
  return name.endsWith('_URL') ? value.replace(/:[^:@/]*@/, ':***@') : value;
}

if (require.main === module) {
  // biome-ignore lint/style/noProcessEnv: this is the entry of a command, as main.ts is of the server.
  const environment = process.env;
  const markdown = process.argv.includes('--markdown');
  process.exitCode = printConfig(environment, { markdown }, (text) => process.stdout.write(text)) ? 0 : 1;
}
