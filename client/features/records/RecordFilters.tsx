import { Button, Collapse, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '../../../server/contract/ids';
import { DepartmentFilter } from '../../ui/DepartmentFilter';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { RoomSelect } from '../../ui/RoomSelect';
import { SearchField } from '../../ui/SearchField';
import { PersonFilter } from './PersonFilter';
import classes from './RecordFilters.module.css';
import { daysOf, RECORD_FILTERS, type RecordSearch, SPANS, spanOf } from './recordSearch';

interface RecordFiltersProps {
  readonly search: RecordSearch;
  readonly onChange: (change: RecordSearch) => void;
}

/** The filters that stand behind "More filters". */
const HIDDEN = ['room', 'initiator', 'host', 'participant', 'device', 'absences', 'held', 'state'] as const;

/** Narrows records down by anything that they say. */
export function RecordFilters({ search, onChange }: RecordFiltersProps) {
  const { t } = useTranslation('records');
  const [isOpen, setOpen] = useState(HIDDEN.some((key) => search[key] !== undefined));
  const region = useId();
  const isNarrowed = RECORD_FILTERS.some((key) => search[key] !== undefined);
  const clear = () => onChange(Object.fromEntries(RECORD_FILTERS.map((key) => [key, undefined])));
  return (
    <>
      <FilterBar
        search={
          <SearchField
            label={t('search')}
            value={search.text ?? ''}
            onSearch={(text) => onChange({ text: text || undefined })}
          />
        }
        onClear={isNarrowed ? clear : undefined}
      >
        <SpanFilter search={search} onChange={onChange} />
        <DepartmentFilter
          label={t('filter.department')}
          all={t('filter.allDepartments')}
          value={search.department}
          onChange={(department) => onChange({ department })}
        />
        <Button
          variant="default"
          aria-expanded={isOpen}
          aria-controls={region}
          leftSection={<IconAdjustmentsHorizontal size="1.125rem" aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('filter.fewer') : t('filter.more')}
        </Button>
      </FilterBar>
      <Collapse expanded={isOpen} id={region}>
        {isOpen && <MoreFilters search={search} onChange={onChange} />}
      </Collapse>
    </>
  );
}

function SpanFilter({ search, onChange }: RecordFiltersProps) {
  const { t } = useTranslation('records');
  const now = new Date();
  const isChosen = search.from !== undefined || search.until !== undefined;
  const options = SPANS.map((value) => ({ value: value as string, label: t(`filter.${value}`) }));
  const span = spanOf(search, now);
  const choose = (value: string | undefined) => {
    const chosen = SPANS.find((one) => one === value);
    if (chosen) onChange(daysOf(chosen, now));
    else if (value === undefined) onChange({ from: undefined, until: undefined });
  };
  return (
    <FilterSelect
      label={t('filter.when')}
      all={t('filter.always')}
      options={isChosen && !span ? [...options, { value: 'custom', label: t('filter.custom') }] : options}
      value={span ?? (isChosen ? 'custom' : undefined)}
      onChange={choose}
    />
  );
}

function MoreFilters({ search, onChange }: RecordFiltersProps) {
  const { t } = useTranslation('records');
  const day = (key: 'from' | 'until') => (
    <TextInput
      type="date"
      label={t(`filter.${key}`)}
      value={search[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <div className={classes.more}>
      {day('from')}
      {day('until')}
      <RoomSelect
        label={t('filter.room')}
        placeholder={t('filter.anyRoom')}
        value={(search.room as RoomId | undefined) ?? null}
        onChange={(room) => onChange({ room: room?.id })}
      />
      {(['initiator', 'host', 'participant'] as const).map((key) => (
        <PersonFilter
          key={key}
          label={t(`filter.${key}`)}
          value={search[key]}
          onChange={(id) => onChange({ [key]: id })}
        />
      ))}
      <Choices search={search} onChange={onChange} />
    </div>
  );
}

function Choices({ search, onChange }: RecordFiltersProps) {
  const { t } = useTranslation('records');
  const choices = [
    {
      key: 'device',
      label: t('filter.device'),
      all: t('filter.anyDevice'),
      options: [
        { value: 'browser', label: t('device.browser') },
        { value: 'phone', label: t('device.phone') },
      ],
    },
    {
      key: 'absences',
      label: t('filter.absences'),
      all: t('filter.anyAbsences'),
      options: [
        { value: 'some', label: t('filter.absencesSome') },
        { value: 'none', label: t('filter.absencesNone') },
      ],
    },
    {
      key: 'state',
      label: t('filter.state'),
      all: t('filter.anyState'),
      options: [
        { value: 'running', label: t('filter.stateRunning') },
        { value: 'over', label: t('filter.stateOver') },
      ],
    },
    {
      key: 'held',
      label: t('filter.hold'),
      all: t('filter.anyHold'),
      options: [
        { value: 'yes', label: t('filter.heldYes') },
        { value: 'no', label: t('filter.heldNo') },
      ],
    },
  ] as const;
  return choices.map(({ key, label, all, options }) => (
    <div key={key} className={classes.choice}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <FilterSelect
        label={label}
        all={all}
        options={options}
        value={search[key]}
        onChange={(value) => onChange({ [key]: value })}
      />
    </div>
  ));
}
