/** @jest-environment jsdom */
import { fireEvent, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { RequestError } from '../../../../client/connection/RequestError';
import { type Column, DataTable } from '../../../../client/ui/DataTable';
import { showPage } from '../showPage';

interface Seat {
  readonly id: string;
  readonly name: string;
  readonly row: number;
}

const SEATS: readonly Seat[] = [
  { id: 'a', name: 'Ann', row: 3 },
  { id: 'b', name: 'Bob', row: 1 },
];
const COLUMNS: readonly Column<Seat>[] = [
  { key: 'name', title: 'Name', sort: 'name', cell: ({ name }) => name },
  { key: 'row', title: 'Row', numeric: true, cell: ({ row }) => row },
];

const listOf = (items?: readonly Seat[], error: unknown = null, refetch = () => undefined) => ({
  data: items && { total: items.length, items },
  error,
  isFetching: false,
  refetch,
});

function tableOf(list: ReturnType<typeof listOf>, onChange = jest.fn()) {
  return (
    <DataTable
      label="Seats"
      columns={COLUMNS}
      list={list}
      idOf={({ id }) => id}
      sorting={{ by: 'name', order: 'ascending', onChange }}
      actions={({ name }) => <button type="button">Move {name}</button>}
      empty={<p>No seats</p>}
    />
  );
}

describe('a table', () => {
  test('names each row by its first column, and says how it is sorted', async () => {
    const { container } = await showPage(tableOf(listOf(SEATS)));
    const table = screen.getByRole('table', { name: 'Seats' });
    const row = within(table).getByRole('rowheader', { name: 'Ann' }).closest('tr');
    expect(row?.textContent).toContain('3');
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('columnheader', { name: 'Row' }).getAttribute('aria-sort')).toBeNull();
    expect((await axe(container)).violations).toEqual([]);
  });

  test('is sorted the other way round by the head it is sorted by', async () => {
    const onChange = jest.fn();
    await showPage(tableOf(listOf(SEATS), onChange));
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onChange).toHaveBeenCalledWith('name', 'descending');
  });

  test('shows nothing of its waiting when the rows come soon, and holds their place when they do not', async () => {
    await showPage(tableOf(listOf()));
    expect(screen.queryByRole('status', { name: 'Loading…' })).toBeNull();
    expect(await screen.findByRole('status', { name: 'Loading…' })).toBeTruthy();
  });

  test('that could not be loaded says why and tries again; what was there before stays', async () => {
    const refetch = jest.fn();
    const down = new RequestError({ code: 'unavailable', message: 'down' });
    await showPage(tableOf(listOf(SEATS, down, refetch)));
    expect(screen.getByText(/cannot be reached/)).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: 'Bob' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalled();
  });

  test('without rows says so', async () => {
    await showPage(tableOf(listOf([])));
    expect(screen.getByText('No seats')).toBeTruthy();
  });
});
