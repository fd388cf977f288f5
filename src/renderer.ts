import { setPriority } from 'node:os';
import { answerOrders } from './imaging/renderer.ts';

// Readers come first.
setPriority(10);
// A Ctrl-C in a terminal reaches this process too; the newsroom ends it when the photo under way is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
answerOrders();
