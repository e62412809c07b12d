import { randomUUID } from 'node:crypto';
import { BoardLogStore } from '../../db/stores/BoardLogStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { MeetingId } from '../../server/contract/ids';
import { MemoryBoardStore } from '../support/board/MemoryBoardStore';
import { freshDatabase } from '../support/freshDatabase';
import { boardStoreSuite } from './boardStoreSuite';

const NINE = new Date('2026-03-02T09:00:00Z');

describe('boards in memory', () => {
  boardStoreSuite(async () => ({
    store: new MemoryBoardStore(),
    meeting: MeetingId.parse(randomUUID()),
    close: async () => undefined,
  }));
});

describe('boards in PostgreSQL', () => {
  boardStoreSuite(async () => {
    const { database, close } = await freshDatabase();
    const meeting = await new MeetingStore(database.source).create({
      title: 'Budget',
      createdBy: null,
      maximumParticipants: 10,
      isDemo: false,
      startsAt: NINE,
    });
    return { store: new BoardLogStore(database.source), meeting: meeting.id, close };
  });
});
