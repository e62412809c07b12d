/** The lines of what goes by mail. The server of the table sends none. */
// biome-ignore format: a table is read by its columns
export const INTEGRATION_AUTHORIZATION = {
  //                                  anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  requestRegistration: { none:      ['shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut'] },
  confirmRegistration: { none:      ['shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut'] },
  recoverPassword:     { none:      ['mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail'] },
} as const;
