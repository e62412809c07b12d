import { readProblems } from '../../../../../client/features/prejoin/readProblems';

describe('what stands in the way of being heard and seen', () => {
  test('nothing, while devices are off, starting or on', () => {
    expect(readProblems({ microphone: 'on', camera: 'off' }, true)).toEqual([]);
    expect(readProblems({ microphone: 'starting', camera: 'starting' }, true)).toEqual([]);
  });

  test('a cause that both share is told once', () => {
    expect(readProblems({ microphone: 'denied', camera: 'denied' }, true)).toEqual([
      { sources: 'both', problem: 'denied' },
    ]);
  });

  test('two causes are told apart', () => {
    expect(readProblems({ microphone: 'denied', camera: 'busy' }, true)).toEqual([
      { sources: 'microphone', problem: 'denied' },
      { sources: 'camera', problem: 'busy' },
    ]);
  });

  test('on an insecure page the page itself is the cause', () => {
    expect(readProblems({ microphone: 'failed', camera: 'off' }, false)).toEqual([
      { sources: 'both', problem: 'insecure' },
    ]);
  });
});
