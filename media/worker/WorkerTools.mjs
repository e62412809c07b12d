/**
 * What the making of a worker asks of its owner.
 *
 * - `run` runs a command and gives its standard output; it rejects with the end of the output in its message.
 * - `lock` waits until this process alone holds the named lock and gives the function that releases it.
 * - `progress` is told what is being done, in a few words.
 * - `installLibraries` makes the compiler and the libraries available, or rejects.
 * - `unpackSource` unpacks the distribution's source of a package into a directory; undefined where that cannot be had.
 *
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} RunOptions
 * @typedef {{
 *   run(command: string, args: string[], options?: RunOptions): Promise<string>,
 *   lock(file: string): Promise<() => void>,
 *   progress(text: string): void,
 *   installLibraries(): Promise<void>,
 *   unpackSource(packageName: string, directory: string): Promise<string | undefined>,
 * }} WorkerTools
 */

export {};
