// The keychain's own process: see supervised.ts.
export {};
