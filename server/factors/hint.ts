// An address as its owner recognises it and nobody else reads it.

/** `amira@home.example` → `a•••@home.example`; null for what is no address. */
export function maskMail(address: string | null): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  if (address === null || at < 1) return null;
  const [first = ''] = address;
  return `${first}•••${address.slice(at)}`;
}
