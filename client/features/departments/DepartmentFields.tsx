import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type NamedPerson, PersonSelect } from '../../ui/PeopleSelect';
import { useFieldErrors } from '../../ui/useFieldErrors';

/** What is entered of a department. */
export interface DepartmentDraft {
  readonly name: string;
  readonly code: string;
  readonly head: NamedPerson | null;
  readonly contact: string;
  readonly description: string;
}

interface DepartmentFieldsProps {
  readonly draft: DepartmentDraft;
  readonly error: unknown;
  /** Whether it was sent, so that what is missing is said. */
  readonly wasSent: boolean;
  readonly onChange: (change: Partial<DepartmentDraft>) => void;
}

const isCode = (code: string) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/.test(code.trim());

/** Whether a draft is worth sending; the server looks closer. */
export function isCompleteDepartment({ name, code }: DepartmentDraft): boolean {
  return name.trim() !== '' && isCode(code);
}

/** Name, code, head, contact and description of a department. */
export function DepartmentFields({ draft, error, wasSent, onChange }: DepartmentFieldsProps) {
  const { t } = useTranslation('departments');
  const hints = { name: t('field.nameWrong'), code: t('field.codeWrong') };
  const refused = useFieldErrors(error, hints);
  const nameError = wasSent && draft.name.trim() === '' ? hints.name : refused['name'];
  const codeError = wasSent && !isCode(draft.code) ? hints.code : refused['code'];
  return (
    <>
      <TextInput
        label={t('field.name')}
        required
        maxLength={64}
        data-autofocus
        value={draft.name}
        error={nameError}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.code')}
        description={t('field.codeHint')}
        required
        maxLength={16}
        value={draft.code}
        error={codeError}
        onChange={(event) => onChange({ code: event.currentTarget.value })}
      />
      <PersonSelect label={t('field.head')} value={draft.head} onChange={(head) => onChange({ head })} />
      <TextInput
        label={t('field.contact')}
        description={t('field.contactHint')}
        maxLength={200}
        value={draft.contact}
        error={refused['contact']}
        onChange={(event) => onChange({ contact: event.currentTarget.value })}
      />
      <Textarea
        label={t('field.description')}
        maxLength={2000}
        value={draft.description}
        error={refused['description']}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}
