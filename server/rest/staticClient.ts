import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { nonceOf } from './securityHeaders';

const YEAR_SECONDS = 31_536_000;

/** The built client: hashed files that may be kept for ever, and for every other path the page itself. */
export function staticClient(clientDir: string): Router {
  const router = Router();
  const assets = { index: false, immutable: true, maxAge: YEAR_SECONDS * 1000, fallthrough: false } as const;
  router.use('/assets', express.static(join(clientDir, 'assets'), assets));
  router.use(express.static(clientDir, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request, response, next) => {
    if (request.accepts(['html', 'json']) === 'html') sendPage(response, clientDir);
    else next();
  });
  return router;
}

/** Read for every request: a client that is built anew is served at once, and the file is small. */
function sendPage(response: Response, clientDir: string): void {
  const page = readPage(clientDir);
  response.set('Cache-Control', 'no-store').type('html');
  if (page === undefined) response.status(503).send('<p>The client is not built. Run npm start.</p>');
  else response.send(withNonce(page, nonceOf(response)));
}

function readPage(clientDir: string): string | undefined {
  try {
    return readFileSync(join(clientDir, 'index.html'), 'utf8');
  } catch {
    return undefined;
  }
}

/** The build writes CSP_NONCE wherever the nonce of this reply belongs. */
function withNonce(page: string, nonce: string): string {
  return page.replaceAll('CSP_NONCE', nonce);
}
