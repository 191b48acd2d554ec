// The two IPC channels between the preload and main. Everything else goes through the contract.

/** Page to main: operation and input; the answer is a BridgeResult. */
export const CALL_CHANNEL = 'keyturn:call';

/** Main to page: event name and payload. */
export const EVENT_CHANNEL = 'keyturn:event';
