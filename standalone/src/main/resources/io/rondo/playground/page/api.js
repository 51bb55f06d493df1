// The playground's HTTP API as promises; a refused call is an Error with the server's own words.

const BASE = '/playground/api/';

async function call(path, options) {
  const response = await fetch(BASE + path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error || `The server answered ${response.status}.`);
  }
  return body;
}

const get = (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`);

const post = (path, body) => call(path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(body),
});

/** One id per click or line, so that a repeat after a lost answer is no second request. */
const requestId = () => crypto.randomUUID();

export const people = () => get('people').then((answer) => answer.people);
export const addPerson = (person) => post('people', person);
export const say = (as, chat, text) => post('say?format=rich', {as, chat, text, requestId: requestId()});
export const press = (as, message, button) => post('press?format=rich', {as, message, button, requestId: requestId()});
export const submit = (as, message, form) => post('submit?format=rich', {as, message, form, requestId: requestId()});
export const messages = (as, after) => get('messages', {as, after, format: 'rich'});
export const changes = (after, wait) => get('changes', {after, wait}).then((answer) => answer.revision);
export const commands = (as) => get('commands', {as}).then((answer) => answer.commands);
export const rehearse = (wish) => post('rehearse', wish);
export const rehearsals = () => get('rehearsals').then((answer) => answer.rehearsals);
export const beInCall = (room, as, here) => post(`calls/${encodeURIComponent(room)}`, {as, here});
export const showCall = (room) => get(`calls/${encodeURIComponent(room)}`);
