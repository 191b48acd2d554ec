// npm run bench: both parts, one after the other. What each can be told stands at its head.
await import('./copies.ts');
await import('./idle.ts');

export {};
