import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AbsenceView } from '../../../server/contract/archive';
import { PlainTable } from './PlainTable';

const COLOURS = { declined: 'coral', accepted: 'saffron', tentative: 'saffron', none: 'gray' } as const;

/** Who was invited and not there, and why. */
export function AbsenceTable({ absent }: { readonly absent: readonly AbsenceView[] }) {
  const { t } = useTranslation('records');
  return (
    <PlainTable
      label={t('absences.title')}
      heads={[t('absences.name'), t('absences.answer'), t('absences.reason')]}
      rows={absent.map(({ displayName, answer, reason }, index) => ({
        key: `${index} ${displayName}`,
        cells: [
          displayName,
          <Badge key="answer" color={COLOURS[answer]}>
            {t(`absences.answers.${answer}`)}
          </Badge>,
          reason || t('absences.noReason'),
        ],
      }))}
    />
  );
}
