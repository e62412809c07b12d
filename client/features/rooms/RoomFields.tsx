import { NativeSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../connection/useMe';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { PeopleSelect } from '../../ui/PeopleSelect';
import { useFieldErrors } from '../../ui/useFieldErrors';
import { OpeningHoursField } from './OpeningHoursField';
import classes from './Rooms.module.css';
import type { RoomDraft } from './roomDraft';

interface RoomFieldsProps {
  readonly draft: RoomDraft;
  readonly error: unknown;
  /** Whether it was sent, so that what is missing is said. */
  readonly wasSent: boolean;
  readonly onChange: (change: Partial<RoomDraft>) => void;
}

const TYPES = ['physical', 'virtual', 'both'] as const;
const STATUSES = ['open', 'closed', 'maintenance'] as const;
const PIN_POLICIES = ['required', 'none'] as const;
const selector = <IconSelector size="1.125rem" aria-hidden="true" />;

/** Everything that is entered of a room. */
export function RoomFields({ draft, error, wasSent, onChange }: RoomFieldsProps) {
  const { t } = useTranslation('rooms');
  const me = useMe();
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const hints = {
    name: t('field.nameWrong'),
    openingHours: t('hours.wrong'),
    dialInNumber: t('field.dialInWrong'),
    zone: t('field.zoneWrong'),
  };
  const errors = useFieldErrors(error, hints);
  const isUnnamed = wasSent && draft.name.trim() === '';
  return (
    <>
      <TextInput
        label={t('field.name')}
        required
        maxLength={64}
        data-autofocus
        value={draft.name}
        error={isUnnamed ? hints.name : errors['name']}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('field.type')}
          rightSection={selector}
          data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={draft.type}
          onChange={({ currentTarget }) =>
            onChange({ type: TYPES.find((known) => known === currentTarget.value) ?? draft.type })
          }
        />
        <NativeSelect
          label={t('field.status')}
          rightSection={selector}
          data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={draft.status}
          onChange={({ currentTarget }) =>
            onChange({ status: STATUSES.find((known) => known === currentTarget.value) ?? draft.status })
          }
        />
        <NumberInput
          label={t('field.seats')}
          min={0}
          max={10_000}
          allowDecimal={false}
          hideControls
          value={draft.seats}
          error={errors['seats']}
          onChange={(seats) => onChange({ seats: Number(seats) || 0 })}
        />
      </div>
      <DepartmentSelect
        label={t('field.department')}
        description={t('field.departmentHint')}
        {...(isAdmin ? { none: t('everybody') } : {})}
        offers={({ managed }) => managed}
        error={errors['department']}
        value={draft.department}
        onChange={(department) => onChange({ department })}
      />
      <TagsInput
        label={t('field.equipment')}
        description={t('field.equipmentHint')}
        maxTags={30}
        value={[...draft.equipment]}
        error={errors['equipment']}
        onChange={(equipment) => onChange({ equipment })}
      />
      <OpeningHoursField
        value={draft.openingHours}
        error={errors['openingHours']}
        onChange={(openingHours) => onChange({ openingHours })}
      />
      <Select
        label={t('field.zone')}
        description={t('field.zoneHint')}
        searchable
        allowDeselect={false}
        limit={50}
        nothingFoundMessage={t('field.zoneWrong')}
        data={[...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', draft.zone])]}
        value={draft.zone}
        error={errors['zone']}
        onChange={(zone) => onChange({ zone: zone ?? draft.zone })}
      />
      <PeopleSelect
        label={t('field.hosts')}
        description={t('field.hostsHint')}
        value={draft.hosts}
        onChange={(hosts) => onChange({ hosts })}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('field.dialIn')}
          type="tel"
          maxLength={32}
          placeholder="+49 30 1234567"
          value={draft.dialInNumber}
          error={errors['dialInNumber']}
          onChange={(event) => onChange({ dialInNumber: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('field.pinPolicy')}
          rightSection={selector}
          data={PIN_POLICIES.map((value) => ({ value, label: t(`pin.${value}`) }))}
          value={draft.pinPolicy}
          onChange={({ currentTarget }) =>
            onChange({ pinPolicy: PIN_POLICIES.find((known) => known === currentTarget.value) ?? 'required' })
          }
        />
      </div>
      <Textarea
        label={t('field.description')}
        maxLength={2000}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}
