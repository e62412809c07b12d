import type { DemoAccount, Product } from './Product';
import { HttpWireClient } from './wire/HttpWireClient';

const ROOM = { name: 'Series', type: 'physical', zone: 'UTC', department: null };
const MINUTE = 60_000;

/** The paths of two meetings of one series, both of which can be entered now; `host` has booked them. */
export async function startSeries(product: Product, host: DemoAccount): Promise<readonly [string, string]> {
  const admin = product.demoAccounts.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('the demo has no admin');
  const [desk, browser] = [new HttpWireClient(product.url), new HttpWireClient(product.url)];
  await desk.signIn(admin.email, admin.password);
  await browser.signIn(host.email, host.password);
  const { id: room } = await desk.request('addRoom', { body: ROOM });
  // Meetings begin ten minutes before their time at the earliest.
  const start = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString().slice(0, 16);
  const time = { zone: 'UTC', minutes: 5 };
  const booked = { ...time, start: start(1), rule: 'FREQ=DAILY;COUNT=2' };
  const { id: booking, occurrences } = await browser.request('addBooking', {
    body: { room, title: 'Weekly plan', ...booked },
  });
  const at = (date: number) => ({
    parameters: { booking, occurrence: occurrences[date]?.id ?? '' },
  });
  await browser.request('moveOccurrence', { ...at(1), body: { ...time, start: start(7) } });
  const enter = async (date: number) => `/m/${(await browser.request('startBookedMeeting', at(date))).code}`;
  return [await enter(0), await enter(1)];
}
