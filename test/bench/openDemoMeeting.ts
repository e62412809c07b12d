import { type DemoAccount, Product } from '../support/Product';
import { WireParticipant } from '../support/wire/WireParticipant';

export interface DemoMeeting {
  readonly product: Product;
  /** Of the meeting that runs, in the address. */
  readonly path: string;
  /** Accounts that nobody uses yet. */
  readonly accounts: readonly DemoAccount[];
  close(): Promise<void>;
}

/** The product with its demo meeting, in which somebody is already: so its mixer runs and the clip is playing. */
export async function openDemoMeeting(): Promise<DemoMeeting> {
  const product = await Product.start({ PLENUM_LIMIT_FACTOR: '1000' });
  const [present, ...accounts] = product.demoAccounts;
  if (!present) throw new Error('the demo has nobody');
  const someone = await WireParticipant.signIn(product.url, present);
  const [meeting] = await someone.http.request('listMeetings');
  if (!meeting) throw new Error('the demo has no meeting');
  await someone.join(meeting);
  return {
    product,
    path: `/m/${meeting.code}`,
    accounts,
    async close() {
      await someone.close();
      await product.dispose();
    },
  };
}
