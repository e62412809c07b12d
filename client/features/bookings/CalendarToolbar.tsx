import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton';
import classes from './CalendarToolbar.module.css';
import type { CalendarView } from './calendarSearch';

interface CalendarToolbarProps {
  readonly view: CalendarView;
  readonly views: readonly CalendarView[];
  /** What is shown, in words: a day, a week, a month. */
  readonly title: string;
  readonly onView: (view: CalendarView) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onToday: () => void;
}

/** Which days the calendar shows, and how. */
export function CalendarToolbar({ view, views, title, onView, onStep, onToday }: CalendarToolbarProps) {
  const { t } = useTranslation('bookings');
  const step = view === 'day' ? 'day' : view === 'month' ? 'month' : 'week';
  return (
    <div className={classes.bar}>
      <div className={classes.days}>
        <IconButton label={t(`toolbar.before.${step}`)} onClick={() => onStep(-1)}>
          <IconChevronLeft size="1.25rem" />
        </IconButton>
        <IconButton label={t(`toolbar.after.${step}`)} onClick={() => onStep(1)}>
          <IconChevronRight size="1.25rem" />
        </IconButton>
        <Button variant="default" onClick={onToday}>
          {t('toolbar.today')}
        </Button>
        <h2 className={classes.title} aria-live="polite">
          {title}
        </h2>
      </div>
      {views.length > 1 && (
        <SegmentedControl
          className={classes.views}
          aria-label={t('toolbar.view')}
          value={view}
          data={views.map((value) => ({ value, label: t(`toolbar.views.${value}`) }))}
          onChange={(value) => onView(views.find((candidate) => candidate === value) ?? view)}
        />
      )}
    </div>
  );
}
