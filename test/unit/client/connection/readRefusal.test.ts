import { readRefusal } from '../../../../client/connection/readRefusal';

const response = (statusCode: number, headers: Record<string, string> = {}) => ({
  statusCode,
  reasonPhrase: 'Phrase',
  getHeader: (name: string) => headers[name],
});

describe('a refusal by SIP', () => {
  test('carries the code and the sentence of the server', () => {
    const error = readRefusal(
      response(486, { warning: '399 plenum.example "meeting-full: All 50 \\"seats\\" are taken."' }),
    );
    expect(error.code).toBe('meeting-full');
    expect(error.message).toBe('All 50 "seats" are taken.');
  });

  test('says when to come back', () => {
    expect(readRefusal(response(503, { 'retry-after': '7' }))).toMatchObject({
      code: 'unavailable',
      retryAfter: 7,
    });
  });

  test('without a warning the status has to do', () => {
    expect(readRefusal(response(404)).code).toBe('meeting-not-found');
    expect(readRefusal(response(408)).code).toBe('unavailable');
    expect(readRefusal(response(500)).code).toBe('internal');
  });

  test('a code that nobody knows is not believed', () => {
    expect(readRefusal(response(403, { warning: '399 x "no-such-code: what"' })).code).toBe('forbidden');
  });
});
