import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isAlive } from '../../../server/setup/lockFile.mjs';
import { until } from '../../support/until';

const script = (options: string) => `
  import { runCommand } from '${require.resolve('../../../server/setup/runCommand.mjs')}';
  const onLine = (line) => process.stdout.write(line + '\\n');
  await runCommand('sh', ['-c', 'echo $$; exec sleep 30'], { onLine, ...${options} });
`;

/** The command of a set-up that is killed as soon as the command runs. */
async function commandOfKilled(options = '{}'): Promise<number> {
  const setUp = spawn(process.execPath, ['--input-type=module', '--eval', script(options)]);
  const [line] = await once(createInterface({ input: setUp.stdout }), 'line');
  setUp.kill('SIGKILL');
  await once(setUp, 'exit');
  return Number(line);
}

test('a command ends with a set-up that is killed', async () => {
  const pid = await commandOfKilled();
  await until('the command has ended', () => !isAlive(pid), { within: 5000 });
});

test('one that should not be broken off goes on', async () => {
  const pid = await commandOfKilled('{ outlivesUs: true }');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(isAlive(pid)).toBe(true);
  process.kill(pid);
});
