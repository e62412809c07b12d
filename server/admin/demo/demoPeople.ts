/** Somebody of the demo. */
export interface DemoPerson {
  readonly role: 'admin' | 'host' | 'member';
  readonly name: string;
  readonly email: string;
  readonly locale: 'en' | 'zh-CN';
}

/** The organisation of the demo: one admin, two hosts, four members. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { role: 'admin', name: 'Amara Okafor', email: 'amara.okafor@plenum.example', locale: 'en' },
  { role: 'host', name: 'Lin Mei', email: 'lin.mei@plenum.example', locale: 'en' },
  { role: 'host', name: 'Jonas Weber', email: 'jonas.weber@plenum.example', locale: 'en' },
  { role: 'member', name: 'Priya Nair', email: 'priya.nair@plenum.example', locale: 'en' },
  { role: 'member', name: 'Chen Wei', email: 'chen.wei@plenum.example', locale: 'zh-CN' },
  { role: 'member', name: 'Diego Ruiz', email: 'diego.ruiz@plenum.example', locale: 'en' },
  { role: 'member', name: 'Sofia Rossi', email: 'sofia.rossi@plenum.example', locale: 'en' },
];

export const DEMO_MEETING_TITLE = 'Budget review';
