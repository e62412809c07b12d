import { useQuery } from '@tanstack/react-query';
import type { UserId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import { PersonSelect } from '../../ui/PeopleSelect';

interface PersonFilterProps {
  readonly label: string;
  /** The id that the address has. */
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** Filters by one person; the address knows only who it is, the directory what they are called. */
export function PersonFilter({ label, value, onChange }: PersonFilterProps) {
  const rest = useRest();
  const { data } = useQuery({
    queryKey: ['directory', 'card', value],
    queryFn: () => rest.request('viewCard', { parameters: { user: value as UserId } }),
    enabled: value !== undefined,
  });
  const person = value === undefined || data === undefined ? null : data;
  return <PersonSelect label={label} value={person} onChange={(chosen) => onChange(chosen?.id)} />;
}
