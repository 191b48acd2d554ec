// Keeps the demo page true: asks for the state every second or so and changes only what has changed,
// so that what is open stays open and a selection stays selected.

/* global document -- it runs in a browser */

/** @typedef {import('../state.ts').DemoState} DemoState */
/** @typedef {DemoState['agents'][number]} Agent */
/** @typedef {DemoState['mails'][number]} Mail */

const askEveryMs = 1_000;

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Map<string, { update(agent: Agent): void }>} */
const rows = new Map();
/** @type {Set<string>} */
const shownMails = new Set();

/**
 * @param {string} tag
 * @param {{ className?: string, text?: string }} [how]
 * @param {Node[]} [children]
 */
function element(tag, { className, text } = {}, children = []) {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

/** @param {HTMLElement} node @param {string} text */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {string} code */
const spaced = (code) => code.replace(/^(\d{3})(\d{3})$/, '$1 $2');

/** @param {Agent} agent */
function makeRow(agent) {
  const state = element('span');
  const code = element('span');
  const left = element('summary');
  const what = element('td', { className: 'try' });
  const codes = element('ul');
  const password = element('code');
  const drawer = element('div', {}, [password]);
  if (agent.atTheWorkstation) drawer.append(changeButton(agent.username));
  if (agent.recoveryCodes.length > 0) {
    codes.append(...agent.recoveryCodes.map((text) => element('li', {}, [element('code', { text })])));
    drawer.append(element('details', {}, [left, codes]));
  }
  const who = element('th', { text: agent.name }, [
    element('span', { className: 'username', text: agent.username }),
  ]);
  who.setAttribute('scope', 'row');
  byId('agents').append(
    element('tr', {}, [
      who,
      element('td', {}, [state]),
      element('td', {}, [code]),
      element('td', { className: 'drawer' }, [drawer]),
      what,
    ]),
  );
  return {
    /** @param {Agent} now */
    update(now) {
      state.className = `state ${now.state.tone}`;
      setText(state, now.state.words);
      code.className = now.code === null ? 'none' : 'code';
      setText(code, now.code === null ? 'No app' : spaced(now.code));
      setText(left, `${now.recoveryCodesLeft} recovery codes left`);
      setText(password, now.password ?? 'the one you chose');
      setText(what, now.try);
    },
  };
}

/** As the help desk or another workstation would do it. @param {string} username */
function changeButton(username) {
  const button = /** @type {HTMLButtonElement} */ (element('button', { text: 'Change it elsewhere' }));
  button.type = 'button';
  button.addEventListener('click', () => {
    button.disabled = true;
    void changeElsewhere(username).finally(() => {
      button.disabled = false;
    });
  });
  return button;
}

/** @param {string} username */
async function changeElsewhere(username) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username });
  const reply = await fetch('/demo/changes', { method: 'POST', headers, body }).catch(() => undefined);
  setText(
    byId('news'),
    reply?.ok === true ? 'The password was changed.' : 'The password was not changed. Try again.',
  );
}

/** @param {Mail} mail */
function makeMail({ to, at, subject, code, paragraphs }) {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return element('li', {}, [
    element('h3', { text: subject }),
    element('p', { className: 'meta', text: `To ${to}, ${time}` }),
    ...(code === null ? [] : [element('p', { className: 'code', text: spaced(code) })]),
    ...paragraphs.map((text) => element('p', { className: 'text', text })),
  ]);
}

/** How the companion is opened on this desktop. @param {DemoState['desktop']} desktop */
function showDesktop({ tray, companion }) {
  byId('with-tray').hidden = !tray;
  byId('without-tray').hidden = tray;
  const commands = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('code[data-command]'));
  for (const command of commands) setText(command, `${companion} ${command.dataset.command}`.trim());
}

/** @param {DemoState} state */
function show(state) {
  setText(byId('countdown-words'), `New codes in ${state.codeSeconds} s; each works once`);
  /** @type {HTMLProgressElement} */ (byId('countdown')).value = state.codeSeconds;
  showDesktop(state.desktop);
  for (const agent of state.agents) {
    const row = rows.get(agent.username) ?? makeRow(agent);
    rows.set(agent.username, row);
    row.update(agent);
  }
  const news = state.mails.filter(({ id }) => !shownMails.has(id));
  for (const mail of news.toReversed()) {
    shownMails.add(mail.id);
    byId('mails').prepend(makeMail(mail));
    setText(byId('news'), `Mail to ${mail.to}: ${mail.subject}`);
  }
  byId('no-mail').hidden = state.mails.length > 0;
}

async function refresh() {
  try {
    const reply = await fetch('/demo/state');
    show(/** @type {DemoState} */ (await reply.json()));
    setText(byId('away'), '');
  } catch {
    setText(byId('away'), 'The demo has ended. Start it again with npm start; this page goes on by itself.');
  }
  setTimeout(() => void refresh(), askEveryMs);
}

void refresh();
