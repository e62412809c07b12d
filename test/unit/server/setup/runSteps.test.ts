import { runSteps, type Step } from '../../../../server/setup/runSteps.mjs';
import { SetupError } from '../../../../server/setup/SetupError.mjs';

beforeAll(() => {
  process.env['LC_ALL'] = 'C.UTF-8';
});

/** Collects what is written; `times` are the readings of the clock. */
function screen(isTTY = false) {
  let now = 0;
  const output = { isTTY, words: '', write: (text: string) => (output.words += text) };
  return { output, pass: (ms: number) => (now += ms), options: { output, now: () => now } };
}

function step(name: Step['name'], run: Step['run'] = async () => {}, isDone = false): Step {
  return { name, isDone: () => isDone, run };
}

test('a step that takes time says so when it is done', async () => {
  const { output, pass, options } = screen();
  await runSteps([step('step.packages', async () => void pass(12_340))], options);
  expect(output.words).toContain('✓ npm packages  12.3 s\n');
});

test('what is done already is neither run nor mentioned', async () => {
  const { output, options } = screen();
  const run = jest.fn(async () => {});
  await runSteps([step('step.packages', run, true)], options);
  expect(run).not.toHaveBeenCalled();
  expect(output.words).toBe('');
});

test('a step may add a remark', async () => {
  const { output, options } = screen();
  await runSteps([step('step.worker', async () => 'prebuilt')], options);
  expect(output.words).toContain('✓ media worker (prebuilt)  0.0 s');
});

test('a failed step stops the others and keeps its explanation', async () => {
  const { output, options } = screen();
  const failure = new SetupError({ what: 'w', why: 'y', remedy: 'r' });
  const next = jest.fn(async () => {});
  const steps = [step('step.worker', () => Promise.reject(failure)), step('step.client', next)];
  await expect(runSteps(steps, options)).rejects.toBe(failure);
  expect(next).not.toHaveBeenCalled();
  expect(output.words).toContain('✗ media worker');
});

test('an unexpected error becomes an explanation too', async () => {
  const steps = [step('step.client', () => Promise.reject(new Error('disk is full')))];
  await expect(runSteps(steps, screen().options)).rejects.toMatchObject({
    name: 'SetupError',
    what: 'client',
    why: 'disk is full',
    remedy: expect.stringContaining('again'),
  });
});

test('in a log, progress comes now and then; on a terminal it is written over', async () => {
  const busy = (pass: (ms: number) => void): Step =>
    step('step.worker', async (progress) => {
      for (let unit = 1; unit <= 100; unit++) {
        pass(1000);
        progress(`${unit}/100`);
      }
    });
  const log = screen();
  await runSteps([busy(log.pass)], log.options);
  expect(log.output.words.split('\n').length).toBeLessThan(12);

  const terminal = screen(true);
  await runSteps([busy(terminal.pass)], terminal.options);
  expect(terminal.output.words).toContain('100/100');
  expect(terminal.output.words.split('\n')).toHaveLength(2);
});
