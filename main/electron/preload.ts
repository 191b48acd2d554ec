// The only thing the page sees of main: two functions, parsed in both directions (see ipc.ts of the
// contract). Runs sandboxed, as one CommonJS file; hands over neither ipcRenderer nor its events.
import './jitless.ts';
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge-client.ts';

contextBridge.exposeInMainWorld('keyturn', createBridge(ipcRenderer));
