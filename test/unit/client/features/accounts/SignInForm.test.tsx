/** @jest-environment jsdom */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { RequestError } from '../../../../../client/connection/RequestError';
import { SignInForm } from '../../../../../client/features/accounts/SignInForm';
import { showPage } from '../../showPage';

const ann = {
  kind: 'user',
  id: 'ann',
  displayName: 'Ann',
  locale: 'en',
  address: 'sip:ann@example.org',
  csrfToken: 'token',
  email: 'ann@example.org',
  role: 'member',
};

function signInAs(email: string, password: string): void {
  fireEvent.change(screen.getByLabelText(/E-mail|邮箱/), { target: { value: email } });
  fireEvent.change(screen.getByLabelText(/^(Password|密码)$/), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: /^(Sign in|登录)$/ }));
}

describe('signing in', () => {
  test('sends what was entered, without the blanks around the address', async () => {
    const onSignedIn = jest.fn();
    const { asked } = await showPage(<SignInForm onSignedIn={onSignedIn} />, { answers: { signIn: ann } });
    signInAs('  ann@example.org ', 'correct horse battery');
    await screen.findByRole('button', { name: 'Sign in' });
    expect(asked).toEqual([
      { route: 'signIn', body: { email: 'ann@example.org', password: 'correct horse battery' } },
    ]);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(ann));
  });

  test('a wrong password is told in words', async () => {
    const refused = new RequestError({ code: 'wrong-credentials', message: 'no' });
    await showPage(<SignInForm onSignedIn={() => undefined} />, { answers: { signIn: refused } });
    signInAs('ann@example.org', 'wrong');
    expect(await screen.findByText(/E-mail or password is wrong/)).toBeTruthy();
  });

  test.each([
    ['en', 'Too many attempts. Try again in 14 minutes.'],
    ['zh-CN', '尝试次数过多。请在 14 分钟后重试。'],
  ] as const)('after too many attempts it says when to try again (%s)', async (language, sentence) => {
    const refused = new RequestError({ code: 'rate-limited', message: 'slow', retryAfter: 14 * 60 });
    await showPage(<SignInForm onSignedIn={() => undefined} />, { answers: { signIn: refused }, language });
    signInAs('ann@example.org', 'again');
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  test('nothing is sent while something is missing', async () => {
    const { asked } = await showPage(<SignInForm onSignedIn={() => undefined} />);
    signInAs('ann', '');
    expect(await screen.findByText('Enter an e-mail address like ann@example.org.')).toBeTruthy();
    expect(asked).toEqual([]);
  });

  test('has no barriers that axe can find', async () => {
    const { container } = await showPage(<SignInForm onSignedIn={() => undefined} />);
    expect((await axe(container)).violations).toEqual([]);
  });
});
