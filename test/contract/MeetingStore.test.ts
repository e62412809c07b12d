import { randomUUID } from 'node:crypto';
import { AccountStore } from '../../db/stores/AccountStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { UserId } from '../../server/contract/ids';
import { freshDatabase } from '../support/freshDatabase';
import { MemoryMeetingStore } from '../support/MemoryMeetingStore';
import { meetingStoreSuite } from './meetingStoreSuite';

const NINE = new Date('2026-03-02T09:00:00Z');

describe('meetings in memory', () => {
  meetingStoreSuite(async () => {
    const store = new MemoryMeetingStore();
    return {
      store,
      ann: UserId.parse(randomUUID()),
      bob: UserId.parse(randomUUID()),
      create: async (options) => store.create(options),
      attendanceOf: async (participant) => {
        const own = store.attendance.filter((entry) => entry.participant === participant);
        return { joins: own.length, isIn: own.some(({ leftAt }) => !leftAt) };
      },
      close: async () => undefined,
    };
  });
});

describe('meetings in PostgreSQL', () => {
  meetingStoreSuite(async () => {
    const fresh = await freshDatabase();
    const { source } = fresh.database;
    const store = new MeetingStore(source);
    const addUser = async (name: string) => {
      const email = `${name}@plenum.example`;
      const common = { role: 'member', locale: 'en', passwordHash: 'none', createdAt: NINE } as const;
      const user = { email, displayName: name, sipName: name, ...common };
      return (await new AccountStore(source).createUser(user)).id;
    };
    return {
      store,
      ann: await addUser('ann'),
      bob: await addUser('bob'),
      create: ({ host: createdBy, isDemo = false }) =>
        store.create({ title: 'Budget', createdBy, maximumParticipants: 10, isDemo, startsAt: NINE }),
      attendanceOf: async (participant) => {
        const [row] = await source.query(
          `SELECT count(*)::integer AS joins, bool_or(left_at IS NULL) AS "isIn"
           FROM attendance WHERE participant_id = $1`,
          [participant],
        );
        return row;
      },
      close: () => fresh.close(),
    };
  });
});
