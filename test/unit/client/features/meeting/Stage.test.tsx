/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { LocalMedia } from '../../../../../client/connection/LocalMedia';
import { rememberedChoices } from '../../../../../client/connection/rememberedChoices';
import { MeetingSession } from '../../../../../client/features/meeting/MeetingSession';
import { Stage } from '../../../../../client/features/meeting/Stage';
import type { ConferenceUser } from '../../../../../sip/ConferenceInfo';
import { toConferenceInfoXml } from '../../../../../sip/conferenceInfoXml';
import { FakeDevices } from '../../connection/FakeDevices';
import { showPage } from '../../showPage';
import { FakeLinks } from './FakeLinks';

const user = (name: string, change: Partial<ConferenceUser['participant']> = {}): ConferenceUser => ({
  entity: `sip:${name}@plenum.example`,
  displayText: name,
  roles: [],
  endpoints: [{ entity: name, status: 'connected', media: [] }],
  participant: {
    id: name.toLowerCase(),
    role: 'participant',
    device: 'browser',
    microphone: 'open',
    camera: 'none',
    screen: 'none',
    joinedAt: 0,
    ...change,
  },
});

const ann = user('Ann', { role: 'host', microphone: 'muted' });
const bob = user('Bob');

beforeAll(() => {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  for (const [side, size] of [
    ['clientWidth', 1200],
    ['clientHeight', 700],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => size });
  }
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

async function enter(users: readonly ConferenceUser[], language: 'en' | 'zh-CN' = 'en') {
  const links = new FakeLinks();
  const devices = new FakeDevices();
  const media = new LocalMedia({
    devices: () => devices.asMediaDevices(),
    choices: rememberedChoices,
    suppressNoise: () => Promise.reject(new Error('not here')),
    blurBackground: () => Promise.reject(new Error('not here')),
  });
  const session = new MeetingSession(links, media, 'sip:123456789@plenum.example');
  session.join();
  const shown = await showPage(
    <Stage
      session={session}
      media={media}
      board={() => null}
      capture={() => null}
      news={() => null}
      pens={{ ofPerson: () => null, ofAll: () => null }}
      code="123456789"
      title="Budget review"
      deviceFields={() => null}
      help={() => null}
      chat={() => null}
      unread={0}
      onRejoin={() => undefined}
    />,
    { language },
  );
  let version = 0;
  const tellRoster = (now: readonly ConferenceUser[]) =>
    act(async () => {
      version += 1;
      const info = {
        description: { subject: 'Budget review' },
        state: { userCount: now.length, active: true, locked: false },
        users: now,
      };
      links.sip.tellRoster(toConferenceInfoXml(info, { entity: 'sip:1@x', version }));
    });
  await tellRoster(users);
  return { ...shown, links, session, tellRoster };
}

const tile = (name: string) => screen.getByText(name, { selector: 'li *' }).closest('li') as HTMLElement;

describe('the stage', () => {
  test('says of everyone who they are and whether they are heard', async () => {
    await enter([ann, bob]);
    const main = screen.getByRole('main', { name: 'Participants' });
    expect(within(main).getAllByRole('listitem')).toHaveLength(2);
    expect(tile('You').textContent).toMatch(/muted/);
    expect(tile('You').textContent).toMatch(/Host/);
    expect(tile('Bob').textContent).toMatch(/microphone on/);
  });

  test('someone alone is told so and can copy the link', async () => {
    await enter([ann]);
    expect(screen.getByText('You are the only one here.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy();
  });

  test('where the browser does not let us copy, the link is shown', async () => {
    await enter([ann]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(
      screen.getAllByText(/does not allow copying\. The link is http.*123456789/).length,
    ).toBeGreaterThan(0);
  });

  test('a host mutes someone from the people panel, which takes the focus', async () => {
    const { links } = await enter([ann, bob]);
    fireEvent.click(screen.getByRole('button', { name: 'People' }));
    expect(document.activeElement?.textContent).toBe('People · 2');
    fireEvent.click(screen.getByRole('button', { name: 'Mute Bob' }));
    expect(links.socket.named('conference:mute')).toEqual([{ participant: 'bob', source: 'microphone' }]);
  });

  test('a participant is not offered to mute others or to end the meeting', async () => {
    await enter([user('Ann'), bob]);
    fireEvent.click(screen.getByRole('button', { name: 'People' }));
    expect(screen.queryByRole('button', { name: 'Mute Bob' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'End for everyone' })).toBeNull();
  });

  test('a host is asked before the meeting ends for everyone', async () => {
    const { links } = await enter([ann, bob]);
    fireEvent.click(screen.getByRole('button', { name: 'Leave' }));
    fireEvent.click(screen.getByRole('button', { name: 'End for everyone…' }));
    expect(links.socket.named('conference:end')).toEqual([]);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'End for everyone' })));
    expect(links.socket.named('conference:end')).toEqual([{}]);
  });

  test('muted by a host: it says by whom, aloud as well', async () => {
    const { links } = await enter([ann, bob]);
    await act(async () => links.socket.tell('media:sourceMuted', { source: 'microphone', by: 'Lin Mei' }));
    expect(screen.getAllByText('Lin Mei muted you. You can unmute yourself.')).toHaveLength(2);
  });

  test('what cannot be sent is told, aloud as well', async () => {
    const { links } = await enter([ann, bob]);
    await act(async () => links.media.failSending('microphone'));
    expect(screen.getAllByText(/^Your sound could not be sent, so your microphone is off/)).toHaveLength(2);
  });

  test('a dialog that opened from a menu gives the focus back to its button, and is spoken in', async () => {
    const { links } = await enter([ann, bob]);
    const more = screen.getByRole('button', { name: 'More' });
    fireEvent.click(more);
    fireEvent.click(screen.getByRole('button', { name: 'Connection' }));
    const dialog = screen.getByRole('dialog', { name: 'Connection' });
    await act(async () => links.socket.tell('media:sourceMuted', { source: 'microphone', by: 'Lin Mei' }));
    expect(within(dialog).getByRole('alert').textContent).toMatch(/^Lin Mei muted you/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(document.activeElement).toBe(more);
  });

  test('a short interruption is not spoken of; one that is seen is, and so is its end', async () => {
    const { links } = await enter([ann, bob]);
    jest.useFakeTimers();
    await act(async () => links.media.become('interrupted'));
    await act(async () => links.media.become('connected'));
    expect(screen.queryByText('Connected again.')).toBeNull();
    await act(async () => links.media.become('interrupted'));
    expect(screen.queryByText('Connection lost. Reconnecting.')).toBeNull();
    await act(async () => void (await jest.advanceTimersByTimeAsync(2500)));
    expect(screen.getByText('Connection lost. Reconnecting.')).toBeTruthy();
    await act(async () => links.media.become('connected'));
    expect(screen.getByText('Connected again.')).toBeTruthy();
    jest.useRealTimers();
  });

  test('the tab mirrors the state, and a layout can be chosen by keyboard', async () => {
    await enter([ann, bob]);
    expect(document.title).toBe('Budget review – muted – Plenum');
    fireEvent.keyDown(document.body, { code: 'KeyG', altKey: true, shiftKey: true });
    fireEvent.click(screen.getByRole('button', { name: 'Layout' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '1 picture' }).checked).toBe(true);
  });

  test.each(['en', 'zh-CN'] as const)('axe finds nothing, in %s', async (language) => {
    localStorage.clear();
    const { container } = await enter([ann, bob], language);
    fireEvent.click(screen.getByRole('button', { name: language === 'en' ? 'People' : '人员' }));
    fireEvent.click(screen.getByRole('button', { name: language === 'en' ? 'More' : '更多' }));
    expect((await axe(container)).violations).toEqual([]);
  });
});
