import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionRuleView, SetRetentionRuleRequest } from '../../../server/contract/archive';
import type { DepartmentId, RoomId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { ProblemCard } from '../../ui/ProblemCard';
import { RoomSelect } from '../../ui/RoomSelect';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import classes from './RetentionDialog.module.css';
import { RECORDS_STALE } from './useRecords';

const SCOPES = ['organisation', 'ofDepartment', 'ofRoom'] as const;
type Scope = (typeof SCOPES)[number];

/** Sets how long some records are kept, in place of what was said for them before. */
export function AddRetentionRule() {
  const { t } = useTranslation(['records', 'common']);
  const errorText = useErrorText();
  const rest = useRest();
  const [scope, setScope] = useState<Scope>('organisation');
  const [department, setDepartment] = useState<DepartmentId | null>(null);
  const [room, setRoom] = useState<RoomId | undefined>();
  const [days, setDays] = useState('');
  const add = useAct<SetRetentionRuleRequest, RetentionRuleView>(
    (body) => rest.request('setRetentionRule', { body }),
    { done: t('retention.added'), stale: RECORDS_STALE },
  );
  const isNumber = /^\d{0,5}$/.test(days.trim()) && days.trim() !== '0' && Number(days) <= 36_500;
  const target = targetOf(scope, department, room);
  const submit = () => {
    if (target && isNumber) add.mutate({ ...target, days: days.trim() === '' ? null : Number(days) });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {add.error !== null && <ProblemCard title={t('common:notSaved')}>{errorText(add.error)}</ProblemCard>}
      <NativeSelect
        label={t('retention.scope')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={SCOPES.map((value) => ({ value, label: t(`retention.${value}`) }))}
        value={scope}
        onChange={(event) =>
          setScope(SCOPES.find((one) => one === event.currentTarget.value) ?? 'organisation')
        }
      />
      {scope === 'ofDepartment' && (
        <DepartmentSelect label={t('filter.department')} value={department} onChange={setDepartment} />
      )}
      {scope === 'ofRoom' && (
        <RoomSelect
          label={t('filter.room')}
          placeholder={t('filter.anyRoom')}
          value={room ?? null}
          onChange={(chosen) => setRoom(chosen?.id)}
        />
      )}
      <TextInput
        label={t('retention.keep')}
        description={t('retention.keepHint')}
        inputMode="numeric"
        value={days}
        error={isNumber ? undefined : t('retention.keepWrong')}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <div className={classes.end}>
        <Button type="submit" loading={add.isPending} disabled={!target || !isNumber}>
          {t('retention.add')}
        </Button>
      </div>
    </form>
  );
}

/** Undefined while it is not chosen yet. */
function targetOf(
  scope: Scope,
  department: DepartmentId | null,
  room: RoomId | undefined,
): Omit<SetRetentionRuleRequest, 'days'> | undefined {
  switch (scope) {
    case 'organisation':
      return {};
    case 'ofDepartment':
      return department === null ? undefined : { department };
    case 'ofRoom':
      return room === undefined ? undefined : { room };
  }
}
