import type { DepartmentView } from '../../server/contract/departments';

/** A department, how deep it stands, and all that stands below it. */
export interface DepartmentNode {
  readonly department: DepartmentView;
  readonly depth: number;
  readonly children: readonly DepartmentNode[];
}

/** The tree that a list of departments describes; what stands below something unseen stands at the top. */
export function toDepartmentTree(departments: readonly DepartmentView[]): readonly DepartmentNode[] {
  const known = new Set<string>(departments.map(({ id }) => id));
  const below = (parent: string | null, depth: number): readonly DepartmentNode[] =>
    departments
      .filter((department) => (known.has(department.parent ?? '') ? department.parent : null) === parent)
      .map((department) => ({ department, depth, children: below(department.id, depth + 1) }));
  return below(null, 0);
}

/** The departments of a tree from top to bottom. */
export function flattenTree(nodes: readonly DepartmentNode[]): readonly DepartmentNode[] {
  return nodes.flatMap((node) => [node, ...flattenTree(node.children)]);
}

/** Names from the top down to a department, such as `Finance › Audit`. */
export function pathTo(departments: readonly DepartmentView[], id: string): string {
  const found = departments.find((department) => department.id === id);
  if (!found) return '';
  const above = found.parent === null ? '' : pathTo(departments, found.parent);
  return above === '' ? found.name : `${above} › ${found.name}`;
}
