import { IconMicrophone, IconMicrophoneOff, IconPhone, IconScreenShare, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../server/contract/conference';
import type { ParticipantId } from '../../../server/contract/ids';
import type { RosterEntry } from '../../connection/ConferenceInfoReader';
import { Monogram } from '../../ui/Monogram';
import classes from './PeoplePanel.module.css';

interface PeoplePanelProps {
  readonly participants: readonly RosterEntry[];
  readonly self: ParticipantId | null;
  readonly activeSpeaker: ParticipantId | null;
  /** Whether this person may mute others and end the meeting. */
  readonly host: boolean;
  /** Whether somebody may draw; drawn by whoever knows the board. */
  readonly penOf: (participant: RosterEntry) => ReactNode;
  /** What a host gives and takes of everyone. */
  readonly foot: ReactNode;
  readonly onMute: (participant: RosterEntry) => void;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** Everyone in the meeting: name, role, state, and what a host may do. Opening it takes the focus to its heading. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { participants, self, activeSpeaker, host, penOf, onMute, onEnd, onClose } = props;
  const { t } = useTranslation('meeting');
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside className={classes.panel} aria-labelledby={id} data-region="panel">
      <div className={classes.head}>
        <h2 ref={heading} id={id} className={classes.title} tabIndex={-1}>
          {t('people.title', { count: participants.length })}
        </h2>
        <button type="button" className={classes.close} aria-label={t('people.close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </button>
      </div>
      <h3 className={classes.section}>{t('people.inMeeting')}</h3>
      <ul className={classes.people}>
        {participants.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            self={person.id === self}
            speaking={person.id === activeSpeaker}
            pen={penOf(person)}
            onMute={host && person.id !== self && person.microphone === 'open' ? onMute : null}
          />
        ))}
      </ul>
      {host && (
        <div className={classes.foot}>
          {props.foot}
          <button type="button" className={classes.end} onClick={onEnd}>
            {t('people.endForEveryone')}
          </button>
        </div>
      )}
    </aside>
  );
}

interface PersonRowProps {
  readonly person: RosterEntry;
  readonly self: boolean;
  readonly speaking: boolean;
  readonly pen: ReactNode;
  readonly onMute: ((person: RosterEntry) => void) | null;
}

function PersonRow({ person, self, speaking, pen, onMute }: PersonRowProps) {
  const { t } = useTranslation('meeting');
  const { displayName, role, device, microphone, screen } = person;
  return (
    <li className={classes.person}>
      <Monogram name={displayName} />
      <span className={classes.who}>
        <span className={classes.name}>{self ? t('people.self', { name: displayName }) : displayName}</span>
        <span className={classes.state}>{useStateWords(person, role, speaking)}</span>
      </span>
      {screen === 'open' && <IconScreenShare size={18} aria-hidden="true" />}
      {device === 'phone' && <IconPhone size={18} aria-hidden="true" />}
      {onMute ? (
        <button
          type="button"
          className={classes.mute}
          aria-label={t('people.muteName', { name: displayName })}
          onClick={() => onMute(person)}
        >
          {t('people.mute')}
        </button>
      ) : null}
      {pen}
      <span className={classes.microphone} data-open={microphone === 'open' || undefined} aria-hidden="true">
        {microphone === 'open' ? <IconMicrophone size={18} /> : <IconMicrophoneOff size={18} />}
      </span>
    </li>
  );
}

/** "Host · muted": role, then what stands out. */
function useStateWords(
  { connection, microphone, screen, device }: RosterEntry,
  role: Role,
  speaking: boolean,
): string {
  const { t } = useTranslation('meeting');
  const words: string[] = [t(`role.${role}`)];
  if (device !== 'browser') words.push(t(`device.${device}`));
  if (connection === 'reconnecting') words.push(t('state.reconnecting'));
  else if (speaking && microphone === 'open') words.push(t('state.speaking'));
  else if (microphone !== 'open') words.push(t(`state.${microphone}`));
  if (screen === 'open') words.push(t('state.sharing'));
  return words.join(' · ');
}
