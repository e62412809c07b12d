import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Pager.module.css';

interface PagerProps {
  readonly total: number;
  /** Whether `total` is all there are; else there are at least so many. */
  readonly isExact?: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly onOffset: (offset: number) => void;
}

/** Which part of a list is shown, and the way to the parts before and after it. */
export function Pager({ total, isExact = true, offset, limit, onOffset }: PagerProps) {
  const { t, i18n } = useTranslation('lists');
  if (total === 0) return null;
  const figure = (value: number) => value.toLocaleString(i18n.language);
  const range = {
    from: figure(Math.min(offset + 1, total)),
    to: figure(Math.min(offset + limit, total)),
    total: figure(total),
  };
  return (
    <nav className={classes.pager} aria-label={t('pager.label')}>
      <p className={classes.range}>{isExact ? t('pager.range', range) : t('pager.rangeOfMore', range)}</p>
      {total > limit && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            disabled={offset === 0}
            leftSection={<IconChevronLeft size="1.125rem" aria-hidden="true" />}
            onClick={() => onOffset(Math.max(0, offset - limit))}
          >
            {t('pager.previous')}
          </Button>
          <Button
            variant="default"
            disabled={offset + limit >= total}
            rightSection={<IconChevronRight size="1.125rem" aria-hidden="true" />}
            onClick={() => onOffset(offset + limit)}
          >
            {t('pager.next')}
          </Button>
        </div>
      )}
    </nav>
  );
}
