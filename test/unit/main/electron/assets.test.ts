// What app://keyturn serves: the page's own files, and nothing by any trick.
import * as fc from 'fast-check';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, resolveAsset } from '../../../../main/electron/assets.ts';
import { HOST, isAppUrl, PAGE_URL } from '../../../../main/electron/origin.ts';

const ROOT = join(sep, 'srv', 'page');
const asset = (url: string) => resolveAsset(ROOT, url, HOST);

describe('a file of the page', () => {
  it.each([
    ['app://keyturn/companion/index.html', 'companion/index.html', 'text/html; charset=utf-8'],
    [
      'app://keyturn/assets/companion-BRgZ-9QZ.css',
      'assets/companion-BRgZ-9QZ.css',
      'text/css; charset=utf-8',
    ],
    ['app://keyturn/assets/a%20b.js?x=1#y', 'assets/a b.js', 'text/javascript; charset=utf-8'],
    ['app://keyturn/assets/font.woff2', 'assets/font.woff2', 'font/woff2'],
  ])('%s is served', (url, path, type) => {
    expect(asset(url)).toEqual({ path: join(ROOT, path), type });
  });

  it.each([
    'app://keyturn/',
    'app://keyturn',
    'app://other/companion/index.html',
    'app://keyturn/assets/none.exe',
    'app://keyturn/assets/none',
    'app://keyturn/..%2f..%2fetc%2fpasswd.html',
    'app://keyturn/..%5c..%5cx.html',
    'app://keyturn/C:%5cx.html',
    'app://keyturn/x%00.html',
    'app://keyturn/%zz.html',
    'not a url',
  ])('%s is not', (url) => {
    expect(asset(url)).toBeUndefined();
  });

  it('is never outside the folder', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '//', '%252e', 'x.html'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const found = asset(`app://keyturn/${parts.join('/')}.html`);
        expect(found === undefined || found.path.startsWith(ROOT + sep)).toBe(true);
      }),
    );
  });
});

describe('the origin', () => {
  it.each([PAGE_URL, 'app://keyturn/x', 'app://keyturn'])('%s is ours', (url) => {
    expect(isAppUrl(url)).toBe(true);
  });

  it.each([
    'app://keyturn.evil.test/x',
    'app://evil.test/app://keyturn/',
    'app://user@keyturn/',
    'app://keyturn:1/',
    'https://keyturn/',
    'file:///companion/index.html',
    'about:blank',
    'data:text/html,x',
    'javascript:alert(1)',
    '',
  ])('%s is not', (url) => {
    expect(isAppUrl(url)).toBe(false);
  });
});

describe('the content security policy', () => {
  it('allows nothing from elsewhere, no inline code and no network', () => {
    const directives = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((directive): [string, string] => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('connect-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('style-src')).toBe("'self'");
    expect(directives.get('frame-ancestors')).toBe("'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });
});
