import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '../../../server/contract/audit';
import type { ErrorCode } from '../../../server/contract/errors';
import classes from './Audit.module.css';
import { toChanges } from './toChanges';
import { useActionName } from './useActionName';
import { useFieldName } from './useFieldName';

interface EntryDialogProps {
  readonly entry: AuditEntryView;
  readonly onClose: () => void;
}

/** One entry of the audit log: who did what to what, and what was there before and after. */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const { t, i18n } = useTranslation(['audit', 'common', 'errors']);
  const actionName = useActionName();
  const time = new Date(entry.at).toLocaleString(i18n.language, { dateStyle: 'full', timeStyle: 'long' });
  const facts: readonly (readonly [string, string])[] = [
    [t('column.number'), String(entry.number)],
    [t('column.at'), time],
    [t('column.actor'), entry.actor.displayName],
    [t('column.ip'), entry.ip],
    [
      t('column.result'),
      entry.result === 'done' ? t('result.done') : t(`errors:${entry.result as ErrorCode}`),
    ],
    ...(entry.object === null
      ? []
      : [[t('column.object'), `${t(`kind.${entry.object.kind}`)} ${entry.object.id}`] as const]),
    [t('column.hash'), entry.hash],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={actionName(entry.action)}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <dl className={classes.facts}>
        {facts.map(([title, value]) => (
          <Fact key={title} title={title} value={value} />
        ))}
      </dl>
      <Changes entry={entry} />
    </Modal>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Changes({ entry }: { readonly entry: AuditEntryView }) {
  const { t } = useTranslation('audit');
  const fieldName = useFieldName();
  const changes = toChanges(entry.before, entry.after);
  if (changes.length === 0) return null;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('change.field')}</th>
          <th scope="col">{t('change.before')}</th>
          <th scope="col">{t('change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            <td className={classes.value}>{before}</td>
            <td className={classes.value}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
