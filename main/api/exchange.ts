// One HTTP exchange with the API, over whichever network is given.
import axios from 'axios';
import type { ApiFault } from '../ports.ts';
import { isRedirect, networkCause } from './network-causes.ts';
import type { RawReply } from './reply.ts';
import type { HttpRequest } from './request.ts';

/** No reply of the API comes near this; a longer one is not read to its end. Bytes. */
const LONGEST_REPLY = 1024 * 1024;

/** One HTTP exchange. Rejects only when no whole reply came back. */
export async function exchange(
  fetchFunction: typeof fetch,
  { method, url, headers, body, timeoutMs }: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<RawReply> {
  const reply = await axios.request<string>({
    adapter: 'fetch',
    env: { fetch: fetchFunction },
    method,
    url,
    // Without a body there is no type of it; left alone, axios would call it a form.
    headers: body === undefined ? { ...headers, 'Content-Type': false } : headers,
    data: body,
    timeout: timeoutMs,
    ...(signal === undefined ? {} : { signal }),
    // No cookies, no redirects, no cache: each reply comes from the address IT named, now.
    withCredentials: false,
    fetchOptions: { redirect: 'error', cache: 'no-store' },
    maxContentLength: LONGEST_REPLY,
    responseType: 'text',
    // The body is parsed once, by the contract.
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });
  const received = Object.entries<unknown>(reply.headers).map(([key, value]): [string, string] => [
    key.toLowerCase(),
    String(value),
  ]);
  return { status: reply.status, headers: Object.fromEntries(received), body: reply.data };
}

/** Why {@link exchange} has rejected. */
export function faultOf(error: unknown): ApiFault {
  // Too long a reply, or one that leads elsewhere: something came back, but not what the contract says.
  const tooLong = axios.isAxiosError(error) && error.code === axios.AxiosError.ERR_BAD_RESPONSE;
  if (tooLong || isRedirect(error)) return { kind: 'malformed-reply' };
  return { kind: 'unreachable', cause: networkCause(error) };
}
