import { welcomeEn } from './locales/welcome.en';
import { welcomeZh } from './locales/welcome.zh';
import type { Welcome } from './prepare';

/** What the operator reads on the console once the server runs, in the language of the terminal (`LANG`). */
export function toWelcome({ url, demo, setupToken }: Welcome, lang: string | undefined): string {
  const texts = lang?.startsWith('zh') ? welcomeZh : welcomeEn;
  const lines = ['', texts.running(url)];
  if (setupToken) lines.push(texts.setUp(`${url}/set-up?token=${setupToken}`));
  if (demo) {
    lines.push(texts.meeting(demo.meeting.title, `${url}/m/${demo.meeting.code}`, spaced(demo.meeting.code)));
    lines.push(texts.accounts(demo.file), ...(demo.fresh ? demo.accounts.map(toLine) : []));
  }
  return [...lines, ''].join('\n');
}

function toLine({
  role,
  name,
  email,
  password,
}: {
  role: string;
  name: string;
  email: string;
  password: string;
}): string {
  return `  ${role.padEnd(7)} ${name.padEnd(14)} ${email.padEnd(30)} ${password}`;
}

function spaced(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}
