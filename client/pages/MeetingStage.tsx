import { Loader } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardPageId } from '../../server/contract/ids';
import { MeetingFiles } from '../connection/MeetingFiles';
import { useRest } from '../connection/useRest';
import type { BoardStageProps } from '../features/board/BoardStage';
import { PenOfAll, PenOfPerson } from '../features/board/PenControls';
import type { CapturedPicture } from '../features/board/useCapturedPicture';
import { usePens } from '../features/board/usePens';
import type { ChatLink } from '../features/chat/ChatLink';
import { ChatPanel } from '../features/chat/ChatPanel';
import { saidIn } from '../features/chat/saidIn';
import { useChatLink } from '../features/chat/useChatLink';
import { useUnread } from '../features/chat/useUnread';
import type { Inside } from '../features/meeting/MeetingDoor';
import { Stage } from '../features/meeting/Stage';
import { useMeeting } from '../features/meeting/useMeeting';
import type { StageModel } from '../features/meeting/useStageModel';
import { DeviceFields } from '../features/prejoin/DeviceFields';
import { HelpPanel } from '../features/support/HelpPanel';
import { useAnnounce } from '../ui/Announcer';
import { MeetingCapture } from './MeetingCapture';
import { MeetingNews } from './MeetingNews';

/** Loaded when it is opened first. */
const BoardStage = lazy(() =>
  import('../features/board/BoardStage').then((module) => ({ default: module.BoardStage })),
);

interface MeetingStageProps {
  readonly inside: Inside;
  readonly code: string;
  readonly title: string;
}

/** The stage of a meeting with all that people do together in it. */
export function MeetingStage({ inside: { session, media, meeting }, code, title }: MeetingStageProps) {
  const { self } = useMeeting(session);
  const link = useChatLink(
    useMemo(
      () => ({
        socket: session.socket,
        self,
        isBound: () => session.media.bound,
        onBound: (listener: () => void) => session.on('bound', listener),
      }),
      [session, self],
    ),
  );
  useHeard(link);
  const rest = useRest();
  const files = useMemo(() => new MeetingFiles(rest, meeting.id), [rest, meeting.id]);
  const [picture, setPicture] = useState<CapturedPicture | null>(null);
  const forgetPicture = useCallback(() => setPicture(null), []);
  const [page, setPage] = useState<BoardPageId | null>(null);
  const forgetPage = useCallback(() => setPage(null), []);
  const pens = usePens(
    useMemo(
      () => ({
        socket: session.socket,
        self,
        onBound: (listener: () => void) => session.on('bound', listener),
      }),
      [session, self],
    ),
  );
  return (
    <Stage
      session={session}
      media={media}
      code={code}
      title={title}
      deviceFields={(own, captured) => <DeviceFields media={own} state={captured} />}
      help={(readCall) => <HelpPanel place={{ meeting: meeting.id, readCall }} />}
      board={(stage) => (
        <MeetingBoard
          stage={stage}
          files={files}
          captured={{ picture, onTaken: forgetPicture }}
          wanted={{ page, onShown: forgetPage }}
        />
      )}
      news={(stage) => <MeetingNews stage={stage} onShow={setPage} />}
      capture={(stage) => <MeetingCapture key={stage.capture} stage={stage} onTaken={setPicture} />}
      pens={{
        ofPerson: (person, { host, fail }) =>
          pens &&
          person.device === 'browser' && (
            <PenOfPerson
              pens={pens}
              person={person}
              isHost={person.role === 'host' || person.role === 'co-host'}
              mayGive={host}
              onFailed={fail}
            />
          ),
        ofAll: ({ fail }) => pens && <PenOfAll pens={pens} onFailed={fail} />,
      }}
      unread={useUnread(link)}
      chat={({ people, host, onClose }) =>
        link && <ChatPanel link={link} people={people} host={host} files={files} onClose={onClose} />
      }
      onRejoin={() => window.location.reload()}
    />
  );
}

const MOST_SPOKEN = 140;

/** Says what others write to those who do not see it. */
function useHeard(link: ChatLink | null): void {
  const { t } = useTranslation('chat');
  const announce = useAnnounce();
  useEffect(
    () =>
      link?.on('posted', ({ author, to, ...message }) => {
        const said = { name: author.displayName, text: saidIn(message).slice(0, MOST_SPOKEN) };
        announce(to ? t('heardPrivate', said) : t('heard', said));
      }),
    [link, announce, t],
  );
}

interface MeetingBoardProps extends Pick<BoardStageProps, 'captured' | 'wanted'> {
  readonly stage: StageModel;
  readonly files: MeetingFiles;
}

/** The board with what it needs of the meeting. */
function MeetingBoard({ stage, files, captured, wanted }: MeetingBoardProps) {
  const { t } = useTranslation();
  const { session, snapshot, host, toggleBoard } = stage;
  const { participants } = snapshot.roster;
  const names = useMemo(
    () => new Map(participants.map(({ id, displayName }) => [id, displayName])),
    [participants],
  );
  const onBound = useCallback((listener: () => void) => session.on('bound', listener), [session]);
  if (!snapshot.self) return null;
  return (
    <Suspense fallback={<Loader aria-label={t('loading')} />}>
      <BoardStage
        socket={session.socket}
        self={snapshot.self}
        isHost={host}
        files={files}
        onBound={onBound}
        names={names}
        captured={captured}
        wanted={wanted}
        onCapture={() => stage.setCapture('region')}
        onClose={toggleBoard}
      />
    </Suspense>
  );
}
