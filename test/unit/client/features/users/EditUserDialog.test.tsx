/** @jest-environment jsdom */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { RequestError } from '../../../../../client/connection/RequestError';
import { EditUserDialog } from '../../../../../client/features/users/EditUserDialog';
import type { UserView } from '../../../../../server/contract/users';
import { type Answers, showPage } from '../../showPage';

const ann = {
  id: 'a6d8a4d8-0a1a-4c38-9d7c-0b0d5a3f1c11',
  email: 'ann@example.org',
  displayName: 'Ann',
  locale: 'en',
  department: null,
  version: '1111111111111111',
} as UserView;
const theirs = { ...ann, email: 'ann.lee@example.org', version: '2222222222222222' };
const stale = new RequestError({ code: 'changed-meanwhile', message: 'changed' });

async function open(answers: Answers = {}) {
  const onClose = jest.fn();
  const shown = await showPage(<EditUserDialog user={ann} onClose={onClose} />, {
    answers: { listDepartments: [], ...answers },
  });
  return { ...shown, onClose };
}

const rename = (name: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: /Name/ }), { target: { value: name } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('editing a user', () => {
  test('sends what was changed and the version that was seen', async () => {
    const { asked, onClose } = await open({ changeUser: ann });
    rename('Ann Lee');
    press('Save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(asked.find(({ route }) => route === 'changeUser')?.body).toEqual({
      displayName: 'Ann Lee',
      version: ann.version,
    });
  });

  test('says what somebody else has changed meanwhile, and saves on top of it where that is wanted', async () => {
    const { asked } = await open({ changeUser: stale, viewUser: theirs });
    rename('Ann Lee');
    press('Save');
    expect(await screen.findByText('ann.lee@example.org')).toBeTruthy();
    expect((await axe(document.body)).violations).toEqual([]);
    press('Save mine all the same');
    await waitFor(() =>
      expect(asked.filter(({ route }) => route === 'changeUser').at(-1)?.body).toEqual({
        displayName: 'Ann Lee',
        version: theirs.version,
      }),
    );
  });

  test('shows it as the other has left it where that is wanted', async () => {
    await open({ changeUser: stale, viewUser: theirs });
    rename('Ann Lee');
    press('Save');
    fireEvent.click(await screen.findByRole('button', { name: 'Show it as it is now' }));
    expect(screen.getByDisplayValue('ann.lee@example.org')).toBeTruthy();
    expect(screen.getByDisplayValue('Ann')).toBeTruthy();
  });

  test('does not lose what was entered by a slip', async () => {
    const { onClose } = await open();
    rename('Ann Lee');
    press('Cancel');
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(onClose).toHaveBeenCalled();
  });

  test('closes at once when nothing was entered', async () => {
    const { onClose } = await open();
    press('Cancel');
    expect(onClose).toHaveBeenCalled();
  });

  test('says at the field what the server does not take', async () => {
    const issues = [{ path: 'email', message: 'Invalid email' }];
    const refused = new RequestError({ code: 'invalid-request', message: 'wrong', issues });
    await open({ changeUser: refused });
    rename('Ann Lee');
    press('Save');
    expect(await screen.findByText('Enter a valid e-mail address.')).toBeTruthy();
  });
});
