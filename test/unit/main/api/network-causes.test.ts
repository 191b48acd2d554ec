// Chromium's and Node's words for a failed request, in the contract's.
import { describe, expect, it } from 'vitest';
import { networkCause } from '../../../../main/api/network-causes.ts';

const withCode = (code: string): Error => Object.assign(new Error('fetch failed'), { code });

describe('the cause of silence', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'name-not-resolved'],
    ['net::ERR_DNS_TIMED_OUT', 'name-not-resolved'],
    ['net::ERR_INTERNET_DISCONNECTED', 'no-route'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'no-route'],
    ['net::ERR_NETWORK_CHANGED', 'no-route'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out'],
    ['net::ERR_TIMED_OUT', 'timed-out'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_SOCKS_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_CONNECTION_RESET', 'other'],
    ['net::ERR_UNSAFE_PORT', 'other'],
  ])('%s is %s', (message, cause) => {
    expect(networkCause(new Error(message))).toBe(cause);
    expect(networkCause(new Error('Network Error', { cause: new Error(message) }))).toBe(cause);
  });

  it.each([
    ['ENOTFOUND', 'name-not-resolved'],
    ['EAI_AGAIN', 'name-not-resolved'],
    ['EHOSTUNREACH', 'no-route'],
    ['ECONNREFUSED', 'refused'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['ETIMEDOUT', 'timed-out'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timed-out'],
  ])('%s is %s, wherever in the chain it stands', (code, cause) => {
    expect(networkCause(withCode(code))).toBe(cause);
    expect(networkCause(new Error('fetch failed', { cause: withCode(code) }))).toBe(cause);
    const both = new AggregateError([withCode('X'), withCode(code)]);
    expect(networkCause(new Error('fetch failed', { cause: both }))).toBe(cause);
  });

  it.each([undefined, null, 'net::ERR_NAME_NOT_RESOLVED', {}, new Error('')])('%j says nothing', (error) => {
    expect(networkCause(error)).toBe('other');
  });

  it('does not run in circles', () => {
    const error = new Error('round');
    error.cause = error;
    expect(networkCause(error)).toBe('other');
  });
});
