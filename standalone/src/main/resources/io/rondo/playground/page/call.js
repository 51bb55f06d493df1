// A practice call: who is in it, said again every few seconds while this page is open.

import * as api from './api.js';
import {avatar, element} from './message.js';

const BEAT = 4000;
const byId = (id) => document.getElementById(id);
const room = decodeURIComponent(location.pathname.split('/').pop());
let as = new URLSearchParams(location.search).get('as') || '';
let joined = Boolean(as);
let timer = 0;

function draw(call) {
  const ended = call.state === 'ended';
  const others = call.people.filter((name) => name !== as);
  byId('state').textContent = ended ? 'This call has ended.'
    : !joined ? 'You are not in this call.'
    : others.length ? `You and ${others.join(', ')} are here.` : 'You are here. Waiting for your partner…';
  byId('people').replaceChildren(...call.people.map((name) => {
    const item = element('li');
    const face = avatar(element('span', 'avatar'), name);
    face.setAttribute('aria-hidden', 'true');
    item.append(face, element('span', '', name === as ? `${name} (you)` : name));
    return item;
  }));
  byId('join').hidden = ended || joined;
  byId('leave').hidden = ended || !joined;
  byId('who-box').hidden = ended || joined || Boolean(as);
  return ended;
}

async function beat() {
  clearTimeout(timer);
  try {
    const call = joined ? await api.beInCall(room, as, true) : await api.showCall(room);
    if (draw(call)) return;
  } catch (problem) {
    byId('state').textContent = problem.message;
  }
  timer = setTimeout(beat, BEAT);
}

byId('join').addEventListener('click', () => {
  as = as || byId('who').value;
  joined = Boolean(as);
  beat();
});
byId('leave').addEventListener('click', async () => {
  joined = false;
  await api.beInCall(room, as, false).catch(() => {});
  beat();
});
addEventListener('pagehide', () => {
  if (joined) navigator.sendBeacon(`/playground/api/calls/${encodeURIComponent(room)}`, new Blob([JSON.stringify({as, here: false})], {type: 'application/json'}));
});
if (!as) {
  const people = await api.people().catch(() => []);
  byId('who').append(...people.map((persona) => new Option(persona.name, persona.name)));
}
beat();
