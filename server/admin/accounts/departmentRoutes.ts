import {
  AddDepartmentRequest,
  ChangeDepartmentRequest,
  DeleteDepartmentQuery,
  DirectoryQuery,
  MoveDepartmentRequest,
} from '../../contract/departments';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser } from '../whichUser';
import type { DepartmentService } from './DepartmentService';
import type { DirectoryService } from './DirectoryService';

type DepartmentRouteNames =
  | 'listDepartments'
  | 'viewDepartment'
  | 'addDepartment'
  | 'changeDepartment'
  | 'moveDepartment'
  | 'deleteDepartment'
  | 'searchDirectory'
  | 'viewCard';

/** The department tree, and the directory of those in it. */
export function departmentRoutes(departments: DepartmentService, directory: DirectoryService) {
  return {
    listDepartments: defineRoute<'listDepartments'>({
      summary: 'Every department.',
      run: ({ actor }) => departments.list(whichUser(actor)),
    }),
    viewDepartment: defineRoute<'viewDepartment'>({
      summary: 'One department.',
      run: ({ actor, parameters }) => departments.view(parameters.department, whichUser(actor)),
    }),
    addDepartment: defineRoute<'addDepartment'>({
      summary: 'Add a department below one that is administered, or at the top.',
      body: AddDepartmentRequest,
      run: (call) => departments.add(call.body, actOf(call)),
    }),
    changeDepartment: defineRoute<'changeDepartment'>({
      summary: 'Change what a department is called and who leads it.',
      body: ChangeDepartmentRequest,
      run: (call) => departments.change(call.parameters.department, call.body, actOf(call)),
    }),
    moveDepartment: defineRoute<'moveDepartment'>({
      summary: 'Move a department with all below it under another.',
      body: MoveDepartmentRequest,
      run: (call) => departments.move(call.parameters.department, call.body, actOf(call)),
    }),
    deleteDepartment: defineRoute<'deleteDepartment'>({
      summary: 'Delete a department without others below it; its members move where the query says.',
      query: DeleteDepartmentQuery,
      run: async (call) => {
        await departments.delete(call.parameters.department, call.query, actOf(call));
        return null;
      },
    }),
    searchDirectory: defineRoute<'searchDirectory'>({
      summary: 'Look people up by name, e-mail address or department.',
      query: DirectoryQuery,
      costs: 'search',
      run: ({ query }) => directory.search(query),
    }),
    viewCard: defineRoute<'viewCard'>({
      summary: 'What members see of one another.',
      run: ({ parameters }) => directory.view(parameters.user),
    }),
  } satisfies Pick<Routes, DepartmentRouteNames>;
}
