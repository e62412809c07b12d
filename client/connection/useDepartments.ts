import { useQuery } from '@tanstack/react-query';
import type { DepartmentView } from '../../server/contract/departments';
import { useRest } from './useRest';

/** Every department, in the order of their names; undefined until the server has answered. */
export function useDepartments(): readonly DepartmentView[] | undefined {
  return useDepartmentsQuery().data;
}

export function useDepartmentsQuery() {
  const rest = useRest();
  return useQuery({ queryKey: ['departments'], queryFn: () => rest.request('listDepartments') });
}
