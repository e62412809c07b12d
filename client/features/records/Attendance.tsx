import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../server/contract/archive';
import classes from './Attendance.module.css';
import { AttendanceChart } from './AttendanceChart';
import { PlainTable } from './PlainTable';

/** Who was there when: drawn on the clock of the meeting, or as a table that says the same. */
export function Attendance({ record }: { readonly record: RecordView }) {
  const { t } = useTranslation('records');
  const [isTable, setTable] = useState(false);
  if (record.attendance.length === 0) return <p className={classes.nobody}>{t('attendance.nobody')}</p>;
  const Icon = isTable ? IconChartBar : IconTable;
  return (
    <div className={classes.attendance}>
      <Button
        className={classes.switch ?? ''}
        variant="default"
        leftSection={<Icon size="1.125rem" aria-hidden="true" />}
        onClick={() => setTable(!isTable)}
      >
        {isTable ? t('attendance.showChart') : t('attendance.showTable')}
      </Button>
      {isTable ? <VisitTable record={record} /> : <AttendanceChart record={record} />}
    </div>
  );
}

function VisitTable({ record }: { readonly record: RecordView }) {
  const { t, i18n } = useTranslation('records');
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  const rows = record.attendance.flatMap(({ id, displayName, role, visits }) =>
    visits.map(({ device, joinedAt, leftAt }) => ({
      key: `${id} ${joinedAt}`,
      cells: [
        displayName,
        t(`role.${role}`),
        t(`device.${device}`),
        time.format(new Date(joinedAt)),
        leftAt === null ? t('attendance.stillIn') : time.format(new Date(leftAt)),
      ],
    })),
  );
  const heads = (['name', 'role', 'device', 'joined', 'left'] as const).map((key) => t(`attendance.${key}`));
  return <PlainTable label={t('attendance.title')} heads={heads} rows={rows} />;
}
