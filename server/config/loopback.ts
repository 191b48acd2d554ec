// Whether an address leads back to this machine (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).

/** True for 127.0.0.0/8, ::1 and `localhost` (RFC 6761 §6.3). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
