import { jsonLogger } from '../../../../server/kernel/Logger';

function logged(write: (logger: ReturnType<typeof jsonLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(jsonLogger('debug', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('a line is one JSON object with the sentence, the context and the fields', () => {
  const [line] = logged((logger) => logger.child({ meeting: 'm1' }).info('meeting opened', { people: 2 }));
  expect(line).toMatchObject({ msg: 'meeting opened', meeting: 'm1', people: 2 });
});

test('secrets are never written', () => {
  const [line] = logged((logger) =>
    logger.info('signed in', { password: 'canary', request: { cookie: 'canary' } }),
  );
  expect(JSON.stringify(line)).not.toContain('canary');
});

test('an error tells its cause, and the cause behind it', () => {
  const cause = new Error('outer', { cause: new Error('inner') });
  const [line] = logged((logger) => logger.error('it broke', { cause }));
  expect(line?.['cause']).toMatch(/outer.*caused by: Error: inner/s);
});
