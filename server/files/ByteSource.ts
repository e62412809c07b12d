/** Bytes that can be read at any place, so that the size of a file costs no memory. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `position` on; fewer at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
}
