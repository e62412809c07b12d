import { randomUUID } from 'node:crypto';
import { ChatLogStore } from '../../db/stores/ChatLogStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { MeetingId } from '../../server/contract/ids';
import { MemoryChatStore } from '../support/chat/MemoryChatStore';
import { freshDatabase } from '../support/freshDatabase';
import { chatStoreSuite } from './chatStoreSuite';

describe('chats in memory', () => {
  chatStoreSuite(async () => ({
    store: new MemoryChatStore(),
    meeting: MeetingId.parse(randomUUID()),
    close: async () => undefined,
  }));
});

describe('chats in PostgreSQL', () => {
  chatStoreSuite(async () => {
    const { database, close } = await freshDatabase();
    const meeting = await new MeetingStore(database.source).create({
      title: 'Budget',
      createdBy: null,
      maximumParticipants: 10,
      isDemo: false,
      startsAt: new Date('2026-03-02T09:00:00Z'),
    });
    return { store: new ChatLogStore(database.source), meeting: meeting.id, close };
  });
});
