/** Another program listens where the server should; the message says what to do. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(
    readonly port: number,
    setting: string,
    options?: ErrorOptions,
  ) {
    super(
      `Port ${port} is taken by another program. Stop that program, or choose another port with ${setting}.`,
      options,
    );
  }
}
