import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecordQuery } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { useAnnounce } from '../../ui/Announcer';
import { saveBlob } from '../../ui/saveFile';

export type FileFormat = 'pdf' | 'csv' | 'json';
/** Which records are wanted: some by their ids, or all that fit a query. */
export type Wanted = { readonly records: readonly string[] } | { readonly query: RecordQuery };

export const FORMATS: readonly FileFormat[] = ['pdf', 'csv', 'json'];

/** Saves records as a file, in the language and by the clocks of whoever asks. */
export function useDownload(wanted: Wanted) {
  const rest = useRest();
  const announce = useAnnounce();
  const { t, i18n } = useTranslation('records');
  return useMutation({
    mutationFn: async (format: FileFormat) => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const asked = 'records' in wanted ? { records: wanted.records.join(',') } : filterOf(wanted.query);
      const query = { ...asked, format, zone, locale: i18n.language };
      const { name, blob } = await rest.download('exportRecords', query);
      saveBlob(name, blob);
    },
    onSuccess: () => announce(t('download.done')),
  });
}

function filterOf({ offset: _, limit: _all, sort: _by, order: _order, ...filter }: RecordQuery) {
  return filter;
}
