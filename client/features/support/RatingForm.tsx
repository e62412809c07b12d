import { Button, Radio, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';
import { useTicketAction } from './useTicketAction';

const STARS = [1, 2, 3, 4, 5] as const;

/** Asks how satisfied somebody was, once their conversation is closed. */
export function RatingForm({ ticket: { id, stars: given } }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const [stars, setStars] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const rate = useTicketAction<number>((rest, chosen) =>
    rest.request('rateTicket', { parameters: { ticket: id }, body: { stars: chosen, comment } }),
  );
  if (given !== null) return <p role="status">{t('rating.thanks', { stars: given })}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (stars !== null) rate.mutate(stars);
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      {rate.error !== null && <ProblemCard title={t('rating.failed')}>{errorText(rate.error)}</ProblemCard>}
      <Radio.Group
        label={t('rating.title')}
        size="md"
        value={stars === null ? null : String(stars)}
        error={tried && stars === null && t('rating.choose')}
        onChange={(value) => setStars(Number(value))}
      >
        <div className={classes.stars}>
          {STARS.map((star) => (
            <Radio key={star} value={String(star)} label={t(`rating.stars.${star}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('rating.comment')}
        size="md"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={rate.isPending}>
          {t('rating.send')}
        </Button>
      </div>
    </form>
  );
}
