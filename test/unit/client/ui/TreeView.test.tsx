/** @jest-environment jsdom */
import { fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { type TreeItem, TreeView } from '../../../../client/ui/TreeView';
import { showPage } from '../showPage';

const leaf = (id: string, name: string): TreeItem => ({ id, name, children: [] });
const TREE: readonly TreeItem[] = [
  { id: 'fin', name: 'Finance', children: [leaf('aud', 'Audit'), leaf('tax', 'Tax')] },
  leaf('ops', 'Operations'),
];

async function open() {
  const onSelect = jest.fn();
  const shown = await showPage(
    <TreeView label="Departments" items={TREE} selected="fin" onSelect={onSelect} />,
  );
  return { ...shown, onSelect };
}

const line = (name: string) => screen.getByRole('treeitem', { name });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = () => document.activeElement?.textContent;

describe('a tree', () => {
  test('says how deep each line stands, and which is selected', async () => {
    const { container } = await open();
    expect(line('Tax').getAttribute('aria-level')).toBe('2');
    expect(line('Finance').getAttribute('aria-selected')).toBe('true');
    expect((await axe(container)).violations).toEqual([]);
  });

  test('is one stop of the tabulator, and walked by the arrows', async () => {
    await open();
    expect(screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toEqual([
      line('Finance'),
    ]);
    line('Finance').focus();
    for (const [key, name] of [
      ['ArrowRight', 'Audit'],
      ['ArrowDown', 'Tax'],
      ['ArrowLeft', 'Finance'],
      ['End', 'Operations'],
      ['Home', 'Finance'],
    ] as const) {
      press(key);
      expect(focused()).toBe(name);
    }
  });

  test('closes and opens what stands below a line', async () => {
    await open();
    line('Finance').focus();
    press('ArrowLeft');
    expect(line('Finance').getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('treeitem', { name: 'Audit' })).toBeNull();
    press('ArrowDown');
    expect(focused()).toBe('Operations');
    press('ArrowUp');
    press('ArrowRight');
    expect(line('Audit')).toBeTruthy();
  });

  test('selects by Enter', async () => {
    const { onSelect } = await open();
    line('Finance').focus();
    press('ArrowDown');
    press('Enter');
    expect(onSelect).toHaveBeenCalledWith('aud');
  });
});
