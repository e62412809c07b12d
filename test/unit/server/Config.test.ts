import { ConfigError, readConfig, settingDocuments } from '../../../server/Config';
import { localUrl } from '../../../server/HttpDoor';
import { printConfig } from '../../../server/printConfig';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  test('an empty environment gives a demo on loopback', () => {
    const config = readConfig({});
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3000, tls: undefined, trustedProxies: 0 });
    expect(config.http.publicUrl.origin).toBe('http://localhost:3000');
    expect(config.sip).toEqual({ port: 5060, domain: 'localhost' });
    expect(config.accounts).toMatchObject({ demo: true, registration: 'open' });
  });

  test('outside the demo nobody registers unless the operator says so', () => {
    expect(readConfig({ PLENUM_DEMO: 'false' }).accounts.registration).toBe('closed');
    expect(readConfig({ PLENUM_DEMO: 'false', PLENUM_REGISTRATION: 'open' }).accounts.registration).toBe(
      'open',
    );
  });

  test('everything wrong is named in one error', () => {
    const problems = problemsOf({
      PLENUM_HTTP_PORT: '70000',
      PLENUM_PUBLIC_URL: 'meet.example.org',
      PLENUM_DEMO: 'yes',
      PLENUM_HTTP_PROT: '3000',
    });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).toMatch(/PLENUM_HTTP_PORT: at most 65535/);
    expect(problems.join('\n')).toMatch(/PLENUM_PUBLIC_URL: .*https:\/\/meet\.example\.org/);
    expect(problems.join('\n')).toMatch(/PLENUM_DEMO: true or false/);
  });

  test('a misspelt setting is named with the one that was meant', () => {
    expect(problemsOf({ PLENUM_HTTP_PROT: '3000' })).toEqual([
      'PLENUM_HTTP_PROT: there is no such setting; did you mean PLENUM_HTTP_PORT?',
    ]);
  });

  test('an empty variable counts as unset', () => {
    expect(readConfig({ PLENUM_HTTP_PORT: '', PLENUM_TLS_CERT: ' ' }).http.port).toBe(3000);
  });

  test('a certificate without its key is refused', () => {
    expect(problemsOf({ PLENUM_TLS_CERT: 'a.pem' })).toEqual([
      'PLENUM_TLS_CERT and PLENUM_TLS_KEY: both or neither are wanted',
    ]);
  });

  test('the public URL gives SIP its domain', () => {
    const config = readConfig({ PLENUM_PUBLIC_URL: 'https://meet.example.org' });
    expect(config.sip.domain).toBe('meet.example.org');
  });

  test('the domain is a host name that SIP takes, in lower case', () => {
    const domainOf = (PLENUM_DOMAIN: string) => readConfig({ PLENUM_DOMAIN }).sip.domain;
    expect(domainOf('Meet.Example.ORG')).toBe('meet.example.org');
    expect(domainOf('192.0.2.7')).toBe('192.0.2.7');
    for (const wrong of [
      'meet_room',
      '-meet.example',
      'meet..example',
      'example.org:5060',
      '::1',
      '10.0.0',
    ]) {
      expect(problemsOf({ PLENUM_DOMAIN: wrong })).toHaveLength(1);
    }
  });

  test('the web server has a port that people can be told', () => {
    expect(problemsOf({ PLENUM_HTTP_PORT: '0' })).toEqual(['PLENUM_HTTP_PORT: at least 1 is wanted']);
  });

  test.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['::', 'http://[::]:3000'],
  ])('a server on %s finds itself at %s', (host, url) => {
    expect(localUrl(readConfig({ PLENUM_HTTP_HOST: host }).http).origin).toBe(url);
  });

  test('each of at most 40 settings is documented by a whole sentence', () => {
    const documents = settingDocuments();
    expect(documents.length).toBeLessThanOrEqual(40);
    for (const { description, accepts } of documents) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(accepts).not.toBe('');
    }
  });

  test('printed settings show what is wrong and hide the password of the database', () => {
    let printed = '';
    const env = { DATABASE_URL: 'postgres://plenum:hidden@localhost/plenum', PLENUM_DEMO: 'maybe' };
    const right = printConfig(env, { markdown: false }, (text) => {
      printed += text;
    });
    expect(right).toBe(false);
    expect(printed).toContain('PLENUM_DEMO: true or false is wanted');
    expect(printed).not.toContain('hidden');
  });
});
