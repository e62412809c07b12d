import { rm } from 'node:fs/promises';
import type { CheckedFile } from '../contract/files';
import type { FileVault } from './FileVault';
import { FileRefusedError } from './filesErrors';
import type { PictureEncoder } from './PictureEncoder';
import { readFileKind } from './readFileKind';
import { toFittingName } from './toFileName';

/** Looks at what was received, writes pictures anew, and moves what is left of it into the store. */
export class FileInspector {
  constructor(
    private readonly vault: FileVault,
    private readonly encoder: PictureEncoder,
  ) {}

  /** Throws FileRefusedError. */
  async inspect(id: string, raw: string, purpose: 'board' | 'chat'): Promise<CheckedFile> {
    const { vault, encoder } = this;
    const finding = await vault.read(vault.received(id), (source) => readFileKind(source, raw));
    const { kind, type } = finding;
    const name = toFittingName(raw, finding);
    if (finding.kind === 'image') {
      const to = vault.rewritten(id);
      const order = { from: vault.received(id), to, type: finding.type };
      const size = await encoder.encode(order).catch(async (cause: unknown) => {
        // Half a picture takes space and is of no use.
        await rm(to, { force: true });
        throw cause;
      });
      return { name, kind, type, ...(await vault.keep(to)), ...size };
    }
    // On a board there are only pictures.
    if (purpose === 'board') throw new FileRefusedError('picture-unreadable');
    return { name, kind, type, ...(await vault.keep(vault.received(id))), width: null, height: null };
  }
}
