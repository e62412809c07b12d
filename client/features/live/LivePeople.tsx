import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveMeetingView, LiveParticipantView } from '../../../server/contract/archive';
import { type Column, DataTable } from '../../ui/DataTable';
import { formatDuration } from '../../ui/formatDuration';
import { linkGrade } from './linkGrade';

interface LivePeopleProps {
  readonly meeting: LiveMeetingView;
  readonly now: number;
}

const COLOURS = {
  good: 'leaf',
  fair: 'saffron',
  weak: 'coral',
  reconnecting: 'coral',
  unknown: 'gray',
} as const;

/** Who is in a meeting, with what, and how their link does. */
export function LivePeople({ meeting, now }: LivePeopleProps) {
  const { t } = useTranslation('live');
  const { participants, topic } = meeting;
  return (
    <DataTable
      label={t('people', { topic })}
      columns={useColumns(now)}
      list={{
        data: { total: participants.length, items: participants },
        error: null,
        isFetching: false,
        refetch: () => undefined,
      }}
      idOf={({ id }) => id}
      empty={null}
    />
  );
}

function useColumns(now: number): readonly Column<LiveParticipantView>[] {
  const { t, i18n } = useTranslation('live');
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const loss = (value: number | null) => (value === null ? '–' : percent.format(value));
  return [
    {
      key: 'name',
      title: t('column.name'),
      cell: ({ displayName, role }) => (role === 'host' ? `${displayName} · ${t('role.host')}` : displayName),
    },
    { key: 'device', title: t('column.device'), cell: ({ device }) => t(`device.${device}`) },
    {
      key: 'time',
      title: t('column.time'),
      cell: ({ joinedAt }) => formatDuration((now - Date.parse(joinedAt)) / 1000, i18n.language),
    },
    { key: 'sends', title: t('column.sends'), numeric: true, cell: ({ lossIn }) => loss(lossIn) },
    { key: 'receives', title: t('column.receives'), numeric: true, cell: ({ lossOut }) => loss(lossOut) },
    {
      key: 'roundTrip',
      title: t('column.roundTrip'),
      numeric: true,
      cell: ({ roundTripMs }) => (roundTripMs === null ? '–' : t('milliseconds', { value: roundTripMs })),
    },
    {
      key: 'link',
      title: t('column.link'),
      cell: (person) => {
        const grade = linkGrade(person);
        return <Badge color={COLOURS[grade]}>{t(`link.${grade}`)}</Badge>;
      },
    },
  ];
}
