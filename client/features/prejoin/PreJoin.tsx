import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../server/contract/accounts';
import type { MeetingPreview, MeetingView } from '../../../server/contract/meetings';
import type { LocalMedia } from '../../connection/LocalMedia';
import { useLocalMedia } from '../../connection/useLocalMedia';
import { ProblemCard } from '../../ui/ProblemCard';
import { StageFrame } from '../../ui/StageFrame';
import { useChooseLocale } from '../../ui/useChooseLocale';
import { useDocumentTitle } from '../../ui/useDocumentTitle';
import { useErrorText } from '../../ui/useErrorText';
import { DeviceFields } from './DeviceFields';
import { MediaControls } from './MediaControls';
import classes from './PreJoin.module.css';
import { Preview } from './Preview';
import { Problems } from './Problems';
import { rememberedName } from './rememberedName';
import { useOwnMedia } from './useOwnMedia';
import { WhoIsThere } from './WhoIsThere';

interface PreJoinProps {
  readonly meeting: MeetingView | MeetingPreview;
  /** Null for someone without an account, who is asked for a name. */
  readonly me: Me | null;
  /** The media is the meeting's from here on, unless `error` follows. */
  readonly onJoin: (media: LocalMedia, guestName?: string) => void;
  readonly joining: boolean;
  /** Why joining did not work. */
  readonly error?: unknown;
}

/** Before the meeting: see oneself, hear the speaker, choose devices, say one's name, join. */
export function PreJoin(props: PreJoinProps) {
  const { t } = useTranslation('prejoin');
  const { media, handOver } = useOwnMedia();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(t('title', { meeting: props.meeting.title }));

  const failed = props.error !== undefined && props.error !== null;
  useEffect(() => {
    if (failed) handOver(false);
  });

  return (
    <StageFrame onChooseLocale={chooseLocale}>
      {media !== null && (
        <ReadyToJoin
          {...props}
          media={media}
          onJoin={(given, guestName) => {
            handOver(true);
            props.onJoin(given, guestName);
          }}
        />
      )}
    </StageFrame>
  );
}

function ReadyToJoin({
  meeting,
  me,
  media,
  onJoin,
  joining,
  error,
}: PreJoinProps & { readonly media: LocalMedia }) {
  const { t } = useTranslation('prejoin');
  const state = useLocalMedia(media);
  const errorText = useErrorText();
  const [name, setName] = useState(() => me?.displayName ?? rememberedName.read());
  const [nameless, setNameless] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);

  const join = () => {
    if (joining) return;
    const guestName = name.trim();
    if (me === null && guestName === '') {
      setNameless(true);
      nameField.current?.focus();
      return;
    }
    if (me !== null) return onJoin(media);
    rememberedName.remember(guestName);
    onJoin(media, guestName);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join();
  };

  return (
    <div className={classes.columns}>
      <section className={classes.mirror} aria-label={t('preview')}>
        <Preview media={media} state={state} name={name.trim() || t('you')} />
        <MediaControls media={media} state={state} />
        <Problems media={media} state={state} onJoinWithout={join} />
      </section>
      <form className={classes.form} onSubmit={submit} noValidate>
        <div>
          <h1 className={classes.title}>{meeting.title}</h1>
          <WhoIsThere meeting={meeting} />
        </div>
        {me === null ? (
          <TextInput
            ref={nameField}
            label={t('name.label')}
            description={t('name.hint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={nameless && t('name.missing')}
            autoComplete="name"
            maxLength={64}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setNameless(false);
            }}
          />
        ) : (
          <p className={classes.identity}>{t('name.joiningAs', { name: me.displayName })}</p>
        )}
        {error !== undefined && error !== null && (
          <ProblemCard title={t('failed')}>{errorText(error)}</ProblemCard>
        )}
        <Button type="submit" size="lg" fullWidth loading={joining} className={classes.join}>
          {t('join')}
        </Button>
        <h2 className={classes.devices}>{t('devices')}</h2>
        <DeviceFields media={media} state={state} />
      </form>
    </div>
  );
}
