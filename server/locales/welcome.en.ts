/** The console's welcome in English. */
export const welcomeEn = {
  running: (url: string) => `Plenum runs at ${url}`,
  setUp: (url: string) => `There is no admin yet. Within 30 minutes, make one at ${url}`,
  meeting: (title: string, url: string, code: string) => `"${title}" is on: ${url} (code ${code})`,
  accounts: (file: string) => `The demo's accounts, kept in ${file}:`,
};
