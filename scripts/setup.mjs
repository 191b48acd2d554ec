// Makes a fresh clone ready: packages, system libraries, Electron. Runs before anything is
// installed, on the Node that the machine has; npm runs it ahead of start, test and server.
const wanted = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `Keyturn needs Node ${wanted.join('.')} or later to set itself up; this is ${process.versions.node}.\n` +
      'Install a newer one (https://nodejs.org) and run the command again.',
  );
  process.exit(1);
}

// Imported only now, so that an old Node gets the words above rather than a stack.
const { setUp } = await import('./setup/profiles.mjs');
process.exitCode = await setUp(process.argv[2] ?? 'start');
