/** `npm start`: install if needed, build, serve on a free port, print the address. */
import { bootstrap } from './bootstrap.mjs';

bootstrap();
const { build, preview } = await import('vite');
console.log('Building Trailwatch …');
await build({ logLevel: 'warn' });
const port = Number(process.env.PORT ?? 4173);
const server = await preview({ logLevel: 'warn', preview: { port, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\nTrailwatch is ready at ${address}\n(press Ctrl+C to stop)`);
