import type { Product } from './Product';
import { HttpWireClient } from './wire/HttpWireClient';

/** An admin of the demo lets one of its people begin meetings. */
export async function grantHost(product: Product, email: string): Promise<void> {
  const admin = product.demoAccounts.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('the demo has no admin');
  const http = new HttpWireClient(product.url);
  await http.signIn(admin.email, admin.password);
  const [user] = (await http.request('searchUsers', { query: { text: email } })).items;
  await http.request('grantRole', { parameters: { user: user?.id ?? '' }, body: { role: 'host' } });
}
