import { Inviter, Registerer, RegistererState, SessionState, Subscriber, UserAgent } from 'sip.js';
import { WebSocket } from 'ws';
import { until } from '../../support/until';
import { conferenceOf } from '../../support/wire/SipConferences';
import { SipTestFocus } from '../../support/wire/SipTestFocus';

const SFU = 'application/vnd.plenum.sfu+json';

/** What our browser client does: its offer is not SDP but a body of its own. */
function plainSessionDescriptions() {
  let count = 0;
  return () => ({
    answers: [] as string[],
    close() {},
    getDescription: async () => ({ body: `{"offer":${++count}}`, contentType: SFU }),
    hasDescription: (contentType: string) => contentType === SFU,
    holdModifier: async <T>(description: T) => description,
    rollbackDescription: async () => undefined,
    async setDescription(this: { answers: string[] }, body: string) {
      this.answers.push(body);
    },
    sendDtmf: () => false,
  });
}

describe('a SIP.js user agent', () => {
  let focus: SipTestFocus;
  let agent: UserAgent;
  const room = () => UserAgent.makeURI(`sip:123456789@${focus.domain}`) ?? fail('no URI');

  beforeEach(async () => {
    Object.assign(globalThis, { WebSocket });
    focus = await SipTestFocus.open();
    focus.conferences.set('123456789', conferenceOf('bob'));
    const uri = UserAgent.makeURI(`sip:ann@${focus.domain}`);
    if (!uri) throw new Error('no URI');
    agent = new UserAgent({
      uri,
      displayName: 'Ann',
      transportOptions: { server: focus.urlFor('ann') },
      sessionDescriptionHandlerFactory: plainSessionDescriptions(),
      logBuiltinEnabled: false,
      gracefulShutdown: false,
    });
    await agent.start();
  });

  afterEach(async () => {
    await agent.stop();
    await focus.close();
  });

  async function call(): Promise<Inviter> {
    const inviter = new Inviter(agent, room());
    await inviter.invite();
    await until('the call is answered', () => inviter.state === SessionState.Established);
    await until('the focus has the ACK', () => focus.dialogs.length === 1);
    return inviter;
  }

  test('registers, and takes its registration back', async () => {
    const registerer = new Registerer(agent, { expires: 300 });
    await registerer.register();
    await until('registered', () => registerer.state === RegistererState.Registered);
    await registerer.unregister();
    await until('unregistered', () => registerer.state === RegistererState.Unregistered);
  });

  test('calls the conference, offers again and hangs up', async () => {
    const inviter = await call();
    await inviter.invite();
    await until('the new offer arrived', () => focus.story.includes('Ann offers again'));
    await until('the new offer is answered', () => inviter.state === SessionState.Established);
    await inviter.bye();
    await until('the focus knows', () => focus.story.includes('Ann is gone: bye'));
    expect(focus.story).toEqual([
      'Ann calls 123456789',
      'Ann is in the call',
      'Ann offers again',
      'Ann is gone: bye',
    ]);
  });

  test('is offered something by the focus, and hung up on', async () => {
    const inviter = await call();
    const [dialog] = focus.dialogs;
    const answer = await dialog?.reinvite({ contentType: SFU, body: '{"restart":true}' });
    expect(answer?.contentType).toBe(SFU);
    await dialog?.bye({ cause: 403, text: 'removed' });
    expect(inviter.state).toBe(SessionState.Terminated);
    expect(focus.story.at(-1)).toBe('Ann is gone: local-bye');
  });

  test('gives up before it is answered', async () => {
    focus.answer = (invite) => {
      invite.ring();
      return new Promise(() => undefined);
    };
    const inviter = new Inviter(agent, room());
    await inviter.invite();
    await until('it rings', () => inviter.state === SessionState.Establishing && focus.invites.length === 1);
    await inviter.cancel();
    await until('the call is over', () => inviter.state === SessionState.Terminated);
    expect(focus.invites[0]?.aborted.aborted).toBe(true);
  });

  test('sees the roster, whole and then what changes', async () => {
    const documents: string[] = [];
    const subscriber = new Subscriber(agent, room(), 'conference', {
      delegate: {
        onNotify: (notification) => {
          documents.push(notification.request.body);
          void notification.accept();
        },
      },
    });
    await subscriber.subscribe();
    await until('the whole roster', () => documents.length === 1);
    focus.sip.publishConference('123456789', conferenceOf('bob', 'carol'));
    await until('the change', () => documents.length === 2);
    expect(documents[0]).toMatch(/state="full" version="1".*sip:bob@/);
    expect(documents[1]).toMatch(/state="partial" version="2".*<user entity="sip:carol@/);
    expect(documents[1]).not.toContain('sip:bob@');
    focus.sip.endConference('123456789');
    await until('the end', () => subscriber.state === 'Terminated');
  });

  test('loses its connection and comes back with a re-INVITE', async () => {
    const inviter = await call();
    focus.revoke('ann');
    await until('the focus notices', () => focus.story.includes('Ann is out of reach'));
    await until('the agent notices', () => !agent.isConnected());
    await agent.reconnect();
    await inviter.invite();
    await until('the call goes on', () => focus.story.includes('Ann is back'));
    expect(focus.story.slice(-2)).toEqual(['Ann is back', 'Ann offers again']);
    await inviter.bye();
    await until('the end', () => focus.story.includes('Ann is gone: bye'));
  });
});
