/** @jest-environment jsdom */
import { fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { CodeEntry } from '../../../../client/ui/CodeEntry';
import { showPage } from '../showPage';

async function enter(typed: string) {
  const onCode = jest.fn();
  const { container } = await showPage(<CodeEntry onCode={onCode} />);
  const field = screen.getByLabelText('Meeting code');
  fireEvent.change(field, { target: { value: typed } });
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  return { onCode, field, container };
}

describe('joining with a code', () => {
  test('a pasted link is as good as the digits', async () => {
    const { onCode, field } = await enter('https://meet.example.org/m/842117305');
    expect(field).toHaveProperty('value', '842 117 305');
    expect(onCode).toHaveBeenCalledWith('842117305');
  });

  test('an incomplete code says how much is missing', async () => {
    const { onCode, container } = await enter('842 117');
    expect(screen.getByText('3 digits are missing.')).toBeTruthy();
    expect(onCode).not.toHaveBeenCalled();
    expect((await axe(container)).violations).toEqual([]);
  });
});
