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

/** A department of the demo; its people by their e-mail addresses. */
export interface DemoDepartment {
  readonly code: string;
  readonly name: string;
  /** Leads and administers it. */
  readonly head: string;
  readonly people: readonly string[];
  readonly contact: string;
  readonly description: string;
}

export const DEMO_DEPARTMENTS: readonly DemoDepartment[] = [
  {
    code: 'FIN',
    name: 'Finance',
    head: 'lin.mei@plenum.example',
    people: ['lin.mei@plenum.example', 'priya.nair@plenum.example', 'chen.wei@plenum.example'],
    contact: 'finance@plenum.example',
    description: 'Budgets, purchasing and reports.',
  },
  {
    code: 'OPS',
    name: 'Operations',
    head: 'jonas.weber@plenum.example',
    people: ['jonas.weber@plenum.example', 'diego.ruiz@plenum.example', 'sofia.rossi@plenum.example'],
    contact: 'operations@plenum.example',
    description: 'Sites, vehicles and everything that has to run.',
  },
];

/** A room of the demo; open all day, so that whoever tries it can book it. */
export interface DemoRoom {
  readonly name: string;
  readonly type: 'virtual' | 'physical' | 'both';
  /** Code of the department whose it is; everybody's without one. */
  readonly department?: string;
  readonly seats: number;
  readonly equipment: readonly string[];
  readonly hosts: readonly string[];
  readonly description: string;
}

export const DEMO_ROOMS: readonly DemoRoom[] = [
  {
    name: 'Harbour',
    type: 'both',
    seats: 14,
    equipment: ['camera', 'large screen', 'whiteboard'],
    hosts: ['jonas.weber@plenum.example'],
    description: 'First floor, by the stairs.',
  },
  {
    name: 'Lantern',
    type: 'physical',
    department: 'FIN',
    seats: 6,
    equipment: ['telephone'],
    hosts: ['lin.mei@plenum.example'],
    description: 'For Finance, second floor.',
  },
  {
    name: 'Cloud',
    type: 'virtual',
    seats: 0,
    equipment: [],
    hosts: ['lin.mei@plenum.example', 'jonas.weber@plenum.example'],
    description: 'For meetings that need no walls.',
  },
];

/** The booking of the demo that runs when the server starts, and what those invited have answered. */
export const DEMO_BOOKING = {
  room: 'Harbour',
  organiser: 'lin.mei@plenum.example',
  title: DEMO_MEETING_TITLE,
  description: 'What the third quarter cost, and what the fourth may cost.',
  agenda: [
    { title: 'Figures of the third quarter', minutes: 15 },
    { title: 'Vehicles: repair or replace', minutes: 25 },
    { title: 'Decision on the fourth quarter', minutes: 20 },
  ],
  minutes: 120,
  people: [
    { email: 'jonas.weber@plenum.example', answer: { answer: 'accepted' } },
    { email: 'priya.nair@plenum.example', answer: { answer: 'accepted' } },
    {
      email: 'diego.ruiz@plenum.example',
      answer: { answer: 'tentative', reason: 'If the delivery is on time.' },
    },
    {
      email: 'sofia.rossi@plenum.example',
      answer: { answer: 'declined', reason: 'At the depot until four; Diego speaks for Operations.' },
    },
    { email: 'chen.wei@plenum.example', answer: undefined },
  ],
} as const;
