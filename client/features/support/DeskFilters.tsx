import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { SearchField } from '../../ui/SearchField';
import classes from './Desk.module.css';
import { PRIORITIES, STEPS, TOPICS } from './ticketWords';
import type { DeskSearch } from './useDeskSearch';

/** Which conversations an agent wants to see. */
export function DeskFilters({ desk }: { readonly desk: DeskSearch }) {
  const { t } = useTranslation('support');
  const { view, query, change } = desk;
  const isFiltered = query.text || query.topic || query.step || query.priority;
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('desk.viewLabel')}
        size="md"
        value={view}
        data={(['queue', 'mine', 'all'] as const).map((value) => ({
          value,
          label: t(`desk.views.${value}`),
        }))}
        onChange={(value) => change({ show: value })}
      />
      <FilterBar
        search={
          <SearchField
            label={t('desk.search')}
            value={query.text ?? ''}
            onSearch={(text) => change({ text })}
          />
        }
        onClear={
          isFiltered
            ? () => change({ text: undefined, topic: undefined, step: undefined, priority: undefined })
            : undefined
        }
      >
        <FilterSelect
          label={t('desk.topic')}
          all={t('desk.anyTopic')}
          options={TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
          value={query.topic}
          onChange={(topic) => change({ topic })}
        />
        {view !== 'queue' && (
          <FilterSelect
            label={t('desk.step')}
            all={t('desk.anyStep')}
            options={STEPS.map((value) => ({ value, label: t(`steps.${value}`) }))}
            value={query.step}
            onChange={(step) => change({ step })}
          />
        )}
        <FilterSelect
          label={t('desk.priority')}
          all={t('desk.anyPriority')}
          options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
          value={query.priority}
          onChange={(priority) => change({ priority })}
        />
      </FilterBar>
    </div>
  );
}
