// Makes certificate authorities and server certificates for services that tests start.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from './children.ts';

const EC_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Files of a certificate authority; the key is readable by its owner only. */
export interface CertificateAuthority {
  readonly caFile: string;
  readonly keyFile: string;
}

/** Files of a server certificate and of the authority that vouches for it. */
export interface ServerCertificate {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** Host names and IP addresses that a certificate is good for. */
export interface CertificateNames {
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
}

/** Makes a certificate authority in the folder, valid for a month. */
export async function makeCertificateAuthority(folder: string): Promise<CertificateAuthority> {
  const caFile = join(folder, 'ca.pem');
  const keyFile = join(folder, 'ca-key.pem');
  await runOrThrow('openssl', [
    ...['req', '-x509', ...EC_KEY, '-days', '30', '-subj', '/CN=Keyturn test authority'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', keyFile, '-out', caFile],
  ]);
  return { caFile, keyFile };
}

/**
 * Writes `cert.pem`, `key.pem` (mode 600) and `ca.pem` into the folder: a server certificate
 * whose subjectAltName holds these host names and addresses (RFC 5280 section 4.2.1.6).
 */
export async function makeServerCertificate(
  folder: string,
  authority: CertificateAuthority,
  names: CertificateNames,
): Promise<ServerCertificate> {
  const certFile = join(folder, 'cert.pem');
  const keyFile = join(folder, 'key.pem');
  const alternatives = [
    ...names.hosts.map((host) => `DNS:${host}`),
    ...names.addresses.map((address) => `IP:${address}`),
  ];
  await runOrThrow('openssl', [
    ...['req', '-x509', ...EC_KEY, '-days', '30', '-subj', `/CN=${names.hosts[0] ?? 'localhost'}`],
    ...['-CA', authority.caFile, '-CAkey', authority.keyFile],
    ...['-addext', `subjectAltName=${alternatives.join(',')}`],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', 'extendedKeyUsage=serverAuth'],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  const caFile = join(folder, 'ca.pem');
  if (caFile !== authority.caFile) await copyFile(authority.caFile, caFile);
  return { caFile, certFile, keyFile };
}
