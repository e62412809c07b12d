import { Button, Switch, Textarea } from '@mantine/core';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AnswerInvitationRequest,
  InvitationAnswer,
  InvitationState,
} from '../../../server/contract/invitations';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { useTimes } from '../../ui/useTimes';
import classes from './ReplyForm.module.css';
import { WhenFields } from './WhenFields';
import { startOf, whenAt } from './when';

export type Reply = Pick<AnswerInvitationRequest, 'answer' | 'reason' | 'proposed'>;

interface ReplyFormProps {
  /** What is answered so far. */
  readonly state: InvitationState;
  readonly reason: string;
  /** The date that is answered, for a proposal of another time. */
  readonly start: string;
  readonly minutes: number;
  readonly title: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onReply: (reply: Reply) => void;
}

const ANSWERS = [
  { answer: 'accepted', Icon: IconCheck },
  { answer: 'tentative', Icon: IconQuestionMark },
  { answer: 'declined', Icon: IconX },
] as const;

/** Accept at once; tentatively or not at all with a reason, and if wanted with a time that would suit better. */
export function ReplyForm(props: ReplyFormProps) {
  const { t } = useTranslation('bookings');
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<Exclude<InvitationAnswer, 'accepted'> | null>(null);
  const choose = (answer: InvitationAnswer) => {
    if (answer !== 'accepted') return setChosen(answer);
    setChosen(null);
    props.onReply({ answer });
  };
  return (
    <div className={classes.reply}>
      {props.error !== null && <ProblemCard title={t('reply.failed')}>{errorText(props.error)}</ProblemCard>}
      <fieldset className={classes.answers}>
        <legend className="visually-hidden">{t('reply.label', { title: props.title })}</legend>
        {ANSWERS.map(({ answer, Icon }) => (
          <button
            key={answer}
            type="button"
            className={classes.answer}
            data-answer={answer}
            aria-pressed={chosen === null ? props.state === answer : chosen === answer}
            aria-expanded={answer === 'accepted' ? undefined : chosen === answer}
            disabled={props.isPending}
            onClick={() => choose(answer)}
          >
            <Icon size="1.125rem" aria-hidden="true" />
            {t(`reply.do.${answer}`)}
          </button>
        ))}
      </fieldset>
      {chosen !== null && (
        <Why
          key={chosen}
          {...props}
          answer={chosen}
          onReply={(reply) => {
            props.onReply(reply);
            setChosen(null);
          }}
          onCancel={() => setChosen(null)}
        />
      )}
    </div>
  );
}

interface WhyProps extends ReplyFormProps {
  readonly answer: 'tentative' | 'declined';
  readonly onCancel: () => void;
}

function Why({ answer, reason: before, start, minutes, isPending, onReply, onCancel }: WhyProps) {
  const { t } = useTranslation(['bookings', 'common']);
  const times = useTimes();
  const [reason, setReason] = useState(before);
  const [proposes, setProposes] = useState(false);
  const [when, setWhen] = useState(() => whenAt(times.clock.toLocal(start), minutes));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReply({
      answer,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
      ...(proposes && {
        proposed: { start: startOf(when), zone: times.clock.zone, minutes: when.minutes },
      }),
    });
  };
  return (
    <form className={classes.why} onSubmit={submit} noValidate>
      <Textarea
        label={t(`reply.why.${answer}`)}
        description={t('reply.whyHint')}
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Switch
        label={t('reply.propose')}
        checked={proposes}
        onChange={(event) => setProposes(event.currentTarget.checked)}
      />
      {proposes && <WhenFields value={when} minimum={times.clock.dateOf(Date.now())} onChange={setWhen} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" color={answer === 'declined' ? 'coral' : 'petrol'} loading={isPending}>
          {t(`reply.send.${answer}`)}
        </Button>
      </div>
    </form>
  );
}
