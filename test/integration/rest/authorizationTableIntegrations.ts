import type { IntegrationRouteTypes } from '../../../server/contract/routes/integrationRoutes';

/** The lines of keys, webhooks and what goes by mail. The server of the table sends none. */
// biome-ignore format: a table is read by its columns
export const INTEGRATION_AUTHORIZATION = {
  //                                  anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  requestRegistration: { none:      ['shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut'] },
  confirmRegistration: { none:      ['shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut'] },
  recoverPassword:     { none:      ['mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail', 'mail'] },
  listApiKeys:         { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  addApiKey:           { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  revokeApiKey:        { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  listWebhooks:        { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  addWebhook:          { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  changeWebhook:       { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  deleteWebhook:       { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  testWebhook:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  listDeliveries:      { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  redeliver:           { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                         missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
} as const satisfies Record<keyof IntegrationRouteTypes, object> & Record<string, object>;
