import { freePorts } from '../../support/freePorts';
import { Product } from '../../support/Product';
import { runServer } from '../../support/runServer';

/** Holds the ports that the others want. */
let product: Product;

beforeAll(async () => {
  product = await Product.start();
}, 60_000);
afterAll(() => product?.dispose());

describe('the operator, whose server does not start', () => {
  const settings = () => {
    const { DATABASE_URL = '', PLENUM_DATA_DIR = '', MEDIASOUP_WORKER_BIN = '' } = product.env;
    return { DATABASE_URL, PLENUM_DATA_DIR, MEDIASOUP_WORKER_BIN, PLENUM_MEDIA_WORKERS: '1' };
  };

  test('reads that there is no database, and how to have one', async () => {
    const [nobody = 0] = await freePorts(1);
    const away = await runServer({
      ...settings(),
      DATABASE_URL: `postgres://me:it@127.0.0.1:${nobody}/plenum`,
    });
    expect(away.output).toContain(`There is no database: Nothing listens at 127.0.0.1:${nobody}.`);
    expect(away.output).toContain('Start PostgreSQL there, or unset DATABASE_URL and use `npm start`.');
    expect(away.code).toBe(1);
    const { DATABASE_URL: _unset, ...without } = settings();
    expect((await runServer(without)).output).toContain('There is no database: DATABASE_URL is not set.');
  });

  test('reads which port is taken, and how to choose another', async () => {
    const [http = 0, media = 0] = await freePorts(2);
    const taken = String(product.env['PLENUM_HTTP_PORT']);
    const page = await runServer({
      ...settings(),
      PLENUM_HTTP_PORT: taken,
      PLENUM_MEDIA_PORT: String(media),
    });
    expect(page.output).toContain(`Port ${taken} is taken by another program.`);
    expect(page.output).toContain('choose another port with PLENUM_HTTP_PORT');
    expect(page.code).toBe(78);
    const sound = await runServer({
      ...settings(),
      PLENUM_HTTP_PORT: String(http),
      PLENUM_MEDIA_PORT: String(product.env['PLENUM_MEDIA_PORT']),
    });
    expect(sound.output).toContain(`Media port ${product.env['PLENUM_MEDIA_PORT']} (UDP and TCP) is taken`);
    expect(sound.output).toContain('choose another port with PLENUM_MEDIA_PORT.');
    expect(sound.code).toBe(1);
  });

  test('reads everything that is wrong with the settings at once', async () => {
    const { code, output } = await runServer({
      ...settings(),
      PLENUM_HTTP_PORT: 'eighty',
      PLENUM_DOMIAN: 'x',
    });
    expect(output).toMatch(/The settings are wrong:/);
    expect(output).toMatch(/PLENUM_HTTP_PORT: /);
    expect(output).toContain('PLENUM_DOMIAN: there is no such setting; did you mean PLENUM_DOMAIN?');
    expect(code).toBe(78);
  });
});
