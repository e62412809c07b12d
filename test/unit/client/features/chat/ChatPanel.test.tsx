/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { RequestError } from '../../../../../client/connection/RequestError';
import { ChatLink } from '../../../../../client/features/chat/ChatLink';
import { ChatPanel } from '../../../../../client/features/chat/ChatPanel';
import type { ChatMessageView, ChatPerson } from '../../../../../server/contract/chat';
import { ChatMessageId, FileId, PostKey } from '../../../../../server/contract/ids';
import { ann, bob } from '../../../../support/people';
import { showPage } from '../../showPage';

const KEY = '00000000-0000-4000-8000-000000000000';

const message = (posted: number, change: Partial<ChatMessageView> = {}): ChatMessageView => ({
  id: ChatMessageId.parse(`00000000-0000-4000-8000-00000000000${posted}`),
  posted,
  changed: posted,
  author: { id: bob.id, displayName: bob.displayName },
  to: null,
  text: `message ${posted}`,
  files: [],
  replyTo: null,
  mentions: [],
  reactions: [],
  postedAt: '2026-03-02T09:00:00.000Z',
  editedAt: null,
  deletedBy: null,
  ...change,
});

/** Files that arrive when the test says so. */
const files = {
  urlOf: (file: string) => `/show/${file}`,
  saveUrlOf: (file: string) => `/save/${file}`,
  upload: jest.fn(),
};

interface MeetingProps {
  readonly link: ChatLink;
  readonly whenShown: (setPeople: (people: readonly ChatPerson[]) => void) => void;
}

/** People come and go as the test says. */
function Meeting({ link, whenShown }: MeetingProps) {
  const [people, setPeople] = useState<readonly ChatPerson[]>([ann, bob]);
  whenShown(setPeople);
  return <ChatPanel link={link} people={people} host files={files} onClose={() => undefined} />;
}

async function show(messages: readonly ChatMessageView[], language: 'en' | 'zh-CN' = 'en') {
  const asked: { name: string; body: unknown }[] = [];
  const socket = {
    on: () => () => undefined,
    request: (name: string, body: unknown) => {
      asked.push({ name, body });
      if (name === 'chat:open') {
        const state = { sequence: 9, mode: 'open', pinned: messages[0] ?? null };
        return Promise.resolve({ state, read: 0, anew: true, more: true, messages });
      }
      return new Promise(() => undefined);
    },
  };
  const link = new ChatLink(socket as never, ann.id, () => PostKey.parse(KEY));
  await act(async () => link.open());
  let setPeople: (people: readonly ChatPerson[]) => void = () => undefined;
  const shown = await showPage(<Meeting link={link} whenShown={(set) => (setPeople = set)} />, { language });
  const meet = (people: readonly ChatPerson[]) => act(async () => setPeople(people));
  return { ...shown, link, asked, meet };
}

test.each(['en', 'zh-CN'] as const)('everything in the chat has a name (%s)', async (language) => {
  const { container } = await show(
    [
      message(1, { reactions: [{ reaction: '👍', by: [ann.id] }] }),
      message(2, { to: { id: ann.id, displayName: 'Ann' }, replyTo: message(1).id, mentions: [ann.id] }),
      message(3, { author: { id: ann.id, displayName: 'Ann' }, editedAt: '2026-03-02T09:01:00.000Z' }),
      message(4, { text: '', deletedBy: { id: ann.id, displayName: 'Ann' } }),
    ],
    language,
  );
  expect((await axe(container)).violations).toEqual([]);
});

test('Enter sends to all, with whom it names; Shift+Enter begins a line', async () => {
  const { asked } = await show([]);
  const box = screen.getByLabelText('Write a message');
  fireEvent.change(box, { target: { value: 'Good morning @Bob' } });
  fireEvent.keyDown(box, { key: 'Enter', shiftKey: true });
  expect(asked.some(({ name }) => name === 'chat:post')).toBe(false);
  await act(async () => void fireEvent.keyDown(box, { key: 'Enter' }));
  expect(asked.find(({ name }) => name === 'chat:post')?.body).toMatchObject({
    text: 'Good morning @Bob',
    mentions: [bob.id],
  });
  expect(screen.getByText('Sending…')).toBeTruthy();
});

test('what was said in private is answered in private', async () => {
  const { asked } = await show([message(1), message(2, { to: { id: ann.id, displayName: 'Ann' } })]);
  const [, reply] = screen.getAllByLabelText('Reply');
  if (reply) fireEvent.click(reply);
  const box = screen.getByLabelText('Write a message');
  fireEvent.change(box, { target: { value: 'yes' } });
  await act(async () => void fireEvent.keyDown(box, { key: 'Enter' }));
  expect(asked.find(({ name }) => name === 'chat:post')?.body).toMatchObject({
    to: bob.id,
    replyTo: message(2).id,
  });
});

test('[H6] what was meant for one who has gone is told to nobody, until they are back or somebody else is chosen', async () => {
  const { asked, meet } = await show([]);
  const posts = () => asked.filter(({ name }) => name === 'chat:post').map(({ body }) => body);
  fireEvent.change(screen.getByLabelText('To'), { target: { value: bob.id } });
  const box = screen.getByLabelText('Write a message');
  fireEvent.change(box, { target: { value: 'between us' } });
  await meet([ann]);
  expect(screen.getByText(/Bob is not in the meeting/)).toBeTruthy();
  await act(async () => void fireEvent.keyDown(box, { key: 'Enter' }));
  expect(posts()).toEqual([]);
  await meet([ann, bob]);
  await act(async () => void fireEvent.keyDown(box, { key: 'Enter' }));
  expect(posts()).toMatchObject([{ text: 'between us', to: bob.id }]);
});

test('a link is followed elsewhere and tells nothing; markup stays text', async () => {
  await show([
    message(1, { text: '<img src=x onerror=alert(1)> https://plenum.example javascript:alert(1)' }),
  ]);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://plenum.example']);
  expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(document.querySelector('img')).toBeNull();
});

test('to open the chat is to have read it', async () => {
  const { asked, link } = await show([message(1), message(2)]);
  expect(asked.find(({ name }) => name === 'chat:read')?.body).toEqual({ posted: 2 });
  expect(link.replica.unread).toEqual([]);
});

const plan = {
  id: FileId.parse('00000000-0000-4000-8000-0000000000aa'),
  name: 'plan.pdf',
  kind: 'pdf',
  type: 'application/pdf',
  size: 2_400_000,
  width: null,
  height: null,
} as const;

test('shows pictures with their names, and offers other files with size and kind', async () => {
  const photo = {
    ...plan,
    id: FileId.parse('00000000-0000-4000-8000-0000000000ab'),
    name: 'tree.png',
    kind: 'image',
  } as const;
  const { container } = await show([message(1, { text: '', files: [photo, plan] })]);
  const picture = container.querySelector('li img');
  expect([picture?.getAttribute('src'), picture?.getAttribute('alt')]).toEqual([
    `/show/${photo.id}`,
    'tree.png',
  ]);
  const link = container.querySelector(`a[href="/save/${plan.id}"]`);
  expect(link?.textContent).toBe('plan.pdfPDF, 2.4 MB');
  expect(link?.getAttribute('download')).toBe('plan.pdf');
});

test('a pasted file goes with the message once it is there; what failed can be tried again', async () => {
  const sent: (() => void)[] = [];
  const outcomes = [
    () => Promise.reject(new RequestError({ code: 'unavailable', message: 'gone' })),
    () => new Promise((resolve) => sent.push(() => resolve(plan))),
  ];
  files.upload.mockReturnValue({ send: () => outcomes.shift()?.(), cancel: async () => undefined });
  const { container, asked } = await show([]);
  const box = container.querySelector('textarea') as HTMLTextAreaElement;
  const send = container.querySelector('button[type=submit]') as HTMLButtonElement;
  await act(async () => fireEvent.paste(box, { clipboardData: { files: [new File(['x'], 'plan.pdf')] } }));
  expect(container.textContent).toContain('The server cannot be reached');
  expect(send.disabled).toBe(true);
  const again = [...container.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Try again',
  );
  await act(async () => again?.click());
  await act(async () => sent[0]?.());
  await act(async () => send.click());
  expect(asked.find(({ name }) => name === 'chat:post')?.body).toMatchObject({ text: '', files: [plan.id] });
});
