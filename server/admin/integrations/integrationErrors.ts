import { PlenumError } from '../../kernel/PlenumError';

export class UnknownApiKeyError extends PlenumError {
  override readonly name = 'UnknownApiKeyError';
  constructor() {
    super('not-found', 'There is no such key.');
  }
}

export class UnknownWebhookError extends PlenumError {
  override readonly name = 'UnknownWebhookError';
  constructor() {
    super('not-found', 'There is no such webhook.');
  }
}

export class UnknownDeliveryError extends PlenumError {
  override readonly name = 'UnknownDeliveryError';
  constructor() {
    super('not-found', 'There is no such delivery.');
  }
}

export class WebhookUrlError extends PlenumError {
  override readonly name = 'WebhookUrlError';
  constructor() {
    super('webhook-url-refused', 'Webhooks call only https addresses outside of this network.');
  }
}
