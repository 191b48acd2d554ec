// npm run bench: both parts, one after the other. What each can be told stands at its head. Ends with 1
// where a goal of either was missed.
await import('./copies.ts');
await import('./idle.ts');

export {};
