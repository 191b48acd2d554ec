// A question to the database that must not wait for ever.

/** Runs `ask`; rejects with `message` when it takes longer than `ms` milliseconds. */
export async function within(ms: number, message: string, ask: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(message));
    }, ms);
  });
  try {
    await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
