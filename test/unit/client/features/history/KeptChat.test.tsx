/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { KeptChat } from '../../../../../client/features/history/KeptChat';
import type { KeptMessages } from '../../../../../server/contract/history';
import { ChatMessageId, FileId, MeetingId, ParticipantId } from '../../../../../server/contract/ids';
import { showPage } from '../../showPage';

const idOf = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
const record = MeetingId.parse(idOf(1));
const paul = { id: ParticipantId.parse(idOf(2)), displayName: 'Paul' };

function message(posted: number, more: Partial<KeptMessages['messages'][number]>) {
  return {
    id: ChatMessageId.parse(idOf(posted)),
    posted,
    changed: posted,
    author: paul,
    to: null,
    text: '',
    files: [],
    replyTo: null,
    mentions: [],
    reactions: [],
    postedAt: '2027-03-01T08:00:00.000Z',
    editedAt: null,
    deletedBy: null,
    ...more,
  };
}

const figures = {
  id: FileId.parse(idOf(7)),
  name: '预算 figures.pdf',
  kind: 'pdf' as const,
  type: 'application/pdf',
  size: 1_234_567,
  width: null,
  height: null,
};
const messages = [
  message(3, { text: 'Have a look' }),
  message(4, { files: [figures] }),
  message(5, { deletedBy: paul }),
];

test.each([
  ['en', '1.2 MB', 'Files', 'Deleted by Paul.'],
  ['zh-CN', '1.2 MB', '文件', '已由Paul删除。'],
] as const)(
  'in %s a file is named with its size and can be saved; what is deleted says so',
  async (language, size, list, deleted) => {
    const listRecordMessages: KeptMessages = { messages, more: false, self: null };
    const { container } = await showPage(<KeptChat record={record} />, {
      answers: { listRecordMessages },
      language,
    });
    const files = await screen.findByRole('list', { name: list });
    const link = within(files).getByRole('link', { name: figures.name });
    expect(link.getAttribute('href')).toBe(`/api/v1/records/${record}/files/${figures.id}/content`);
    expect(link.getAttribute('download')).toBe(figures.name);
    expect(within(files).getByText(size)).toBeTruthy();
    const [said, sent, gone] = screen.getAllByRole('listitem').filter((item) => item.querySelector('time'));
    expect(said?.textContent).toContain('Have a look');
    expect(said?.querySelector('ul')).toBeNull();
    expect(sent?.querySelector('ul')).toBe(files);
    expect(gone?.textContent).toContain(deleted);
    expect((await axe(container)).violations).toEqual([]);
  },
);
