/** @jest-environment jsdom */
import { trustDocument } from '../../../client/trustDocument';

interface Rules {
  createHTML(text: string, type: string, sink: string): string;
  createScriptURL(address: string): string;
}

function rules(): Rules {
  let made: Rules | undefined;
  Object.assign(window, {
    trustedTypes: { createPolicy: (_name: string, policy: Rules) => (made = policy) },
  });
  trustDocument();
  if (!made) throw new Error('no policy was made');
  return made;
}

describe('what may reach the dangerous corners of the page', () => {
  test('style sheets may, markup may not', () => {
    const { createHTML } = rules();
    expect(createHTML(':root > a { color: red }', 'TrustedHTML', 'Element innerHTML')).toContain('red');
    expect(() => createHTML('<img src=x onerror=alert(1)>', 'TrustedHTML', 'Element innerHTML')).toThrow(
      TypeError,
    );
  });

  test('a document that is only read may hold tags', () => {
    expect(rules().createHTML('<conference-info/>', 'TrustedHTML', 'DOMParser parseFromString')).toBe(
      '<conference-info/>',
    );
  });

  test('scripts come from this server only', () => {
    const { createScriptURL } = rules();
    expect(createScriptURL('/assets/a.js')).toBe('http://localhost/assets/a.js');
    for (const foreign of [
      'https://evil.example/a.js',
      '//evil.example/a.js',
      'data:text/javascript,1',
      'blob:null/1',
    ]) {
      expect(() => createScriptURL(foreign)).toThrow(TypeError);
    }
  });
});
