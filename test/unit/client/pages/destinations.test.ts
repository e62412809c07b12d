import { destinationsOf } from '../../../../client/pages/destinations';
import type { UserMe } from '../../../../server/contract/accounts';

const member = {
  kind: 'user',
  role: 'member',
  administers: [],
  isSupportAgent: false,
} as unknown as UserMe;

const pathsOf = (me: UserMe | null) => destinationsOf(me).map(({ path }) => path);

describe('where one can go', () => {
  test('nobody is offered what is not for them', () => {
    expect(pathsOf(member)).not.toContain('/users');
    expect(pathsOf(null)).toEqual(expect.arrayContaining(['/']));
  });

  test('no more stays at hand on a phone than there is room for', () => {
    const admin = { ...member, role: 'admin' } as const;
    expect(destinationsOf(admin).filter(({ onPhoneBar }) => onPhoneBar).length).toBeLessThanOrEqual(3);
  });
});
