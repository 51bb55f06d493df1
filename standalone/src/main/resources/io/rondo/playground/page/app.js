// The page: who is here, which panes stand open, and one long poll that tells when something has changed.

import * as api from './api.js';
import {avatar, element, tickAll} from './message.js';
import {Pane} from './pane.js';
import {Rehearsal} from './rehearse.js';

const OPEN = 'rondo.playground.open';
const WAIT_SECONDS = 20;
const MOST_AT_FIRST = 3;
const THREE = [
  {name: 'ana', role: 'admin', profile: {gender: 'woman', seeking: ['man'], birthday: '1995-04-02', city: 'Berlin', languages: ['German', 'Spanish']}},
  {name: 'hugo', role: 'player', profile: {gender: 'man', seeking: ['woman'], birthday: '1993-11-20', city: 'Berlin', languages: ['Spanish', 'French']}},
  {name: 'bea', role: 'player', profile: {gender: 'woman', seeking: ['man', 'woman'], birthday: '1997-07-15', city: 'Leipzig', languages: ['German']}},
];

const byId = (id) => document.getElementById(id);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const panes = new Map();
let people = [];
let open = remembered();

/** Null where nobody has opened or closed anything yet. */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(OPEN));
  } catch {
    return null;
  }
}

function toggle(name, shown = !open.includes(name)) {
  open = open.filter((other) => other !== name);
  if (shown) open.push(name);
  localStorage.setItem(OPEN, JSON.stringify(open));
  layOut();
  if (shown) {
    const pane = panes.get(name);
    pane.node.scrollIntoView({block: 'nearest', inline: 'nearest'});
    pane.input.focus({preventScroll: true});
  }
}

async function loadPeople() {
  people = await api.people();
  open = open || people.filter((persona) => !persona.simulated).slice(0, MOST_AT_FIRST).map((persona) => persona.name);
  layOut();
}

function layOut() {
  const known = new Map(people.map((persona) => [persona.name, persona]));
  open = open.filter((name) => known.has(name));
  for (const [name, pane] of panes) {
    if (!open.includes(name)) {
      pane.node.remove();
      panes.delete(name);
    }
  }
  open.forEach((name) => {
    if (panes.has(name)) {
      panes.get(name).rename(known.get(name));
      return;
    }
    const pane = new Pane(known.get(name), {onClose: () => toggle(name, false), onEdit: () => editPerson(known.get(name))});
    panes.set(name, pane);
    byId('stage').append(pane.node);
    pane.refresh().catch(away);
  });
  listPeople();
  byId('welcome').hidden = open.length > 0;
  byId('welcome-title').textContent = people.length ? 'Nobody\u2019s chats are open' : 'Nobody is here yet';
  byId('welcome-three').hidden = people.length > 0;
  byId('stage').hidden = open.length === 0;
}

function listPeople() {
  const simulated = people.filter((persona) => persona.simulated);
  byId('people').replaceChildren(...people.filter((persona) => !persona.simulated).map(personButton));
  byId('simulated').replaceChildren(...simulated.map(personButton));
  byId('simulated-count').textContent = `(${simulated.length})`;
  byId('simulated-box').hidden = simulated.length === 0;
}

function personButton(persona) {
  const item = element('li');
  const button = element('button', 'person');
  button.type = 'button';
  button.setAttribute('aria-pressed', open.includes(persona.name));
  button.title = open.includes(persona.name) ? `Close ${persona.name}'s chats` : `Open ${persona.name}'s chats`;
  const face = avatar(element('span', 'avatar'), persona.name);
  face.setAttribute('aria-hidden', 'true');
  const names = element('span', 'names');
  names.append(element('b', '', persona.name), element('small', '', persona.role));
  button.append(face, names);
  button.addEventListener('click', () => toggle(persona.name));
  item.append(button);
  return item;
}

const personForm = byId('person-form');

function editPerson(persona) {
  personForm.reset();
  byId('person-title').textContent = persona ? `Edit ${persona.name}` : 'Add a persona';
  personForm.elements.name.value = persona ? persona.name : '';
  personForm.elements.name.readOnly = Boolean(persona);
  personForm.elements.role.value = persona ? persona.role : people.length ? 'player' : 'admin';
  personForm.elements.locale.value = persona ? persona.locale.split('-')[0] : 'en';
  personForm.elements.zone.value = persona ? persona.zone : zone;
  ask(byId('person-dialog'));
}

function ask(dialog) {
  dialog.querySelector('.error').hidden = true;
  dialog.showModal();
}

/** Runs what a dialog is for; it stays open with the reason where that fails. */
function answering(dialog, act) {
  const form = dialog.querySelector('form');
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const error = form.querySelector('.error');
    const button = form.querySelector('[type=submit]');
    error.hidden = true;
    button.disabled = true;
    try {
      await act(form);
      dialog.close();
    } catch (problem) {
      error.textContent = problem.message;
      error.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

answering(byId('person-dialog'), async (form) => {
  const values = new FormData(form);
  const text = (name) => values.get(name).trim() || undefined;
  const profile = {gender: text('gender'), birthday: text('birthday'), city: text('city'), seeking: values.getAll('seeking')};
  const given = profile.gender || profile.birthday || profile.city || profile.seeking.length;
  const {name} = await api.addPerson({
    name: text('name'), role: text('role'), locale: text('locale'), zone: text('zone'), profile: given ? profile : undefined,
  });
  await loadPeople();
  toggle(name, true);
});

async function startWithThree() {
  for (const person of THREE) await api.addPerson({...person, locale: 'en', zone});
  open = THREE.map((person) => person.name);
  localStorage.setItem(OPEN, JSON.stringify(open));
  await loadPeople();
}

function away(problem) {
  byId('connection').textContent = `Not connected: ${problem.message}`;
  byId('connection').classList.add('away');
}

async function follow() {
  let revision = 0;
  for (;;) {
    try {
      const reached = await api.changes(revision, revision ? WAIT_SECONDS : 0);
      byId('connection').textContent = 'Connected';
      byId('connection').classList.remove('away');
      if (reached !== revision) {
        revision = reached;
        await Promise.all([...panes.values()].map((pane) => pane.refresh()));
      }
      if (revision === 0) await new Promise((resume) => setTimeout(resume, 1000));
    } catch (problem) {
      away(problem);
      await new Promise((resume) => setTimeout(resume, 2000));
    }
  }
}

byId('zones').append(...(Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : []).map((name) => new Option(name, name)));
byId('add-person').addEventListener('click', () => editPerson());
byId('welcome-add').addEventListener('click', () => editPerson());
byId('welcome-three').addEventListener('click', () => startWithThree().catch(away));
const rehearsal = new Rehearsal({
  box: byId('rehearsal'), dialog: byId('rehearse-dialog'), openers: [byId('rehearse'), byId('welcome-rehearse')],
  ask, answering, onPeople: loadPeople, onShow: (name) => toggle(name, true),
});
setInterval(tickAll, 1000);
await loadPeople().catch(away);
rehearsal.watch();
follow();
