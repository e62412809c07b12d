interface TrustedTypePolicyRules {
  createHTML(text: string, type: string, sink: string): string;
  createScriptURL(address: string): string;
}

interface TrustedTypesWindow {
  readonly trustedTypes?: { createPolicy(name: 'default', rules: TrustedTypePolicyRules): unknown };
}

/** A parsed document is inert: nothing in it runs. The roster arrives as XML. */
const PARSER = 'DOMParser parseFromString';

/**
 * What may reach the dangerous corners of the DOM (`require-trusted-types-for 'script'`): style sheets, which
 * never hold a tag, documents that are only read, and scripts of our own origin. Anything else throws.
 */
export function trustDocument(): void {
  (window as unknown as TrustedTypesWindow).trustedTypes?.createPolicy('default', {
    createHTML(text, _type, sink) {
      if (sink !== PARSER && text.includes('<')) throw new TypeError('markup from text is not allowed here');
      return text;
    },
    createScriptURL(address) {
      const { origin, href } = new URL(address, location.href);
      if (origin !== location.origin) throw new TypeError('scripts come from this server only');
      return href;
    },
  });
}
