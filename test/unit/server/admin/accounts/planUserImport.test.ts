import {
  type KnownUser,
  planUserImport,
  readImport,
} from '../../../../../server/admin/accounts/planUserImport';

const ann: KnownUser = { email: 'ann@a.example', displayName: 'Ann', department: 'FIN', locale: 'en' };
const plan = (csv: string) =>
  planUserImport(readImport(csv), new Map([[ann.email, ann]]), new Set(['FIN', 'OPS']));

test('adds who is not known, changes who is, and leaves who is the same', () => {
  const { adds, updates, unchanged, errors } = plan(
    'email,name,department\nBOB@a.example,Bob,ops\nann@a.example,Ann Lee,\n',
  );
  expect(errors).toEqual([]);
  expect(adds).toEqual([
    { line: 2, email: 'bob@a.example', displayName: 'Bob', locale: 'en', department: 'OPS' },
  ]);
  expect(updates).toEqual([
    {
      line: 3,
      email: 'ann@a.example',
      changes: [
        { field: 'name', from: 'Ann', to: 'Ann Lee' },
        { field: 'department', from: 'FIN', to: null },
      ],
    },
  ]);
  expect(unchanged).toBe(0);
});

test('leaves alone what the list has no column for', () => {
  expect(plan('name,email\nAnn,ann@a.example')).toMatchObject({ updates: [], unchanged: 1 });
});

test('tells what is wrong by line and column', () => {
  const csv = [
    'email,name,department,locale',
    'nobody,Bob,,',
    'bob@a.example,,,',
    'cyd@a.example,Cyd,NONE,',
    'dan@a.example,Dan,,fr',
    'eve@a.example,Eve',
    'fay@a.example,Fay,,',
    'FAY@a.example,Fay,,',
  ].join('\n');
  const { errors, adds } = plan(csv);
  expect(errors.map(({ line, column }) => [line, column])).toEqual([
    [2, 'email'],
    [3, 'name'],
    [4, 'department'],
    [5, 'locale'],
    [6, null],
    [8, 'email'],
  ]);
  expect(adds.map(({ email }) => email)).toEqual(['fay@a.example']);
});

test.each([
  ['a column that is missing', 'email\nx@a.example', 'name'],
  ['a column that is unknown', 'email,name,role\nx@a.example,X,admin', 'role'],
  ['a column that stands twice', 'email,name,name\nx@a.example,X,X', 'name'],
  ['a broken quote', 'email,name\n"x@a.example,X', null],
  ['nothing', '\n', 'email'],
])('takes no list with %s', (_what, csv, column) => {
  expect(plan(csv)).toMatchObject({ adds: [], updates: [] });
  expect(plan(csv).errors[0]).toMatchObject({ column });
});

test('has another sign for every other plan', () => {
  const signs = ['Ann', 'Anna', 'Annie'].map((name) => plan(`email,name\nann@a.example,${name}`).plan);
  expect(new Set(signs).size).toBe(3);
  expect(plan('email,name\nann@a.example,Anna').plan).toBe(signs[1]);
});
