import { dirname, join } from 'node:path';
import { Router } from 'express';

const PARTS = dirname(require.resolve('swagger-ui-dist/package.json'));
const SERVED = ['swagger-ui.css', 'swagger-ui-bundle.js'];
const DAY_SECONDS = 86_400;

/** The page's library writes styles and markup itself: it gets a policy of its own, and may reach nobody but us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>REST API – Plenum</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="page"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/open.js"></script>
</body>
</html>
`;

/** Whoever is signed in may try what only reads; changes want a token that this page does not have. */
const OPEN = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  validatorUrl: null,
  supportedSubmitMethods: ['get'],
});
`;

/** The description of the REST API as a page to read, at /api/docs. */
export function apiPage(): Router {
  const router = Router();
  router.get('/api/docs', (_request, response) => {
    response.set('Content-Security-Policy', POLICY).type('html').send(PAGE);
  });
  router.get('/api/docs/open.js', (_request, response) => void response.type('js').send(OPEN));
  for (const name of SERVED) {
    router.get(`/api/docs/${name}`, (_request, response, next) => {
      response.sendFile(join(PARTS, name), { maxAge: DAY_SECONDS * 1000 }, (error) => error && next(error));
    });
  }
  return router;
}
