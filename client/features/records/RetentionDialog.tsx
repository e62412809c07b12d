import { Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RetentionRuleView } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { IconButton } from '../../ui/IconButton';
import { LiveRegions } from '../../ui/LiveRegions';
import { LoadedPart } from '../../ui/LoadedPart';
import { useAct } from '../../ui/useAct';
import { AddRetentionRule } from './AddRetentionRule';
import classes from './RetentionDialog.module.css';
import { RECORDS_STALE } from './useRecords';

/** How long records are kept: the rules there are, and a new one. */
export function RetentionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['records', 'common']);
  const rest = useRest();
  const rules = useQuery({
    queryKey: ['retention-rules'],
    queryFn: () => rest.request('listRetentionRules'),
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('retention.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.body}>
        <p className={classes.text}>{t('retention.text')}</p>
        <LoadedPart query={rules}>{(list) => <RuleList rules={list} />}</LoadedPart>
        <AddRetentionRule />
      </div>
      <LiveRegions />
    </Modal>
  );
}

function RuleList({ rules }: { readonly rules: readonly RetentionRuleView[] }) {
  const { t } = useTranslation('records');
  if (rules.length === 0) return <p className={classes.none}>{t('retention.none')}</p>;
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <Rule key={rule.id} rule={rule} />
      ))}
    </ul>
  );
}

function Rule({ rule }: { readonly rule: RetentionRuleView }) {
  const { t } = useTranslation('records');
  const rest = useRest();
  const name = rule.room?.name ?? rule.department?.name ?? t('retention.organisation');
  const remove = useAct<void, null>(
    () => rest.request('deleteRetentionRule', { parameters: { retentionRule: rule.id } }),
    { done: t('retention.removed'), stale: RECORDS_STALE },
  );
  return (
    <li className={classes.rule}>
      <span className={classes.name}>{name}</span>
      <span>{rule.days === null ? t('retention.forever') : t('retention.days', { count: rule.days })}</span>
      <IconButton
        label={t('retention.remove', { name })}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size="1.125rem" />
      </IconButton>
    </li>
  );
}
