// A call for two. The key of the link stands behind its hash and goes to our own server only, which gives the token for it.

import {Countdown} from './clock.js';

const {Room, RoomEvent, Track, DisconnectReason, createLocalTracks} = window.LivekitClient ?? {};
const POLL = 5000;
const byId = (id) => document.getElementById(id);

const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'ru') ?? 'en';
const words = await (await fetch(`/call/words/${language}`)).json();
document.documentElement.lang = language;
document.title = words.title;
document.querySelectorAll('[data-word]').forEach((node) => { node.textContent = words[node.dataset.word]; });
document.querySelectorAll('[data-label]').forEach((node) => { node.setAttribute('aria-label', words[node.dataset.label]); });
byId('clock').setAttribute('aria-label', words['left-label']);

const key = takeKey();
const wanted = {microphone: true, camera: true};
const own = {microphone: null, camera: null};
const clock = new Countdown(byId('clock'), words.paused, () => poll());
let room = null;
let phase = 'loading';

// Out of the address bar and the history, so that a shared screen or a borrowed phone does not show it.
function takeKey() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem('key', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('key') ?? '';
}

async function ask(what) {
  const answer = await fetch(`/call/api/${what}`, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({key}),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function show(next, word = next) {
  phase = next;
  document.body.dataset.phase = next;
  byId('state').textContent = words[word] ?? '';
  const inside = ['connecting', 'waiting', 'together', 'reconnecting'].includes(next);
  const outside = ['ready', 'left', 'failed'].includes(next);
  byId('join').hidden = !outside;
  byId('join').textContent = next === 'left' ? words.back : words.join;
  byId('leave').hidden = !inside;
  byId('microphone').hidden = byId('camera').hidden = !inside && !outside;
  byId('self-box').classList.toggle('alone', next !== 'together');
}

function drawOwn() {
  for (const name of ['microphone', 'camera']) {
    byId(name).setAttribute('aria-pressed', String(wanted[name]));
  }
  const camera = own.camera && wanted.camera;
  byId('self-box').hidden = !camera || !room;
  if (camera) own.camera.attach(byId('self'));
}

async function open(name) {
  try {
    const [track] = await createLocalTracks({audio: name === 'microphone', video: name === 'camera' ? {facingMode: 'user'} : false});
    own[name] = track;
    return true;
  } catch {
    wanted[name] = false;
    byId('denied').hidden = false;
    return false;
  }
}

async function toggle(name) {
  wanted[name] = !wanted[name];
  if (own[name]) {
    await (wanted[name] ? own[name].unmute() : own[name].mute());
  } else if (wanted[name] && room && await open(name) && room.state === 'connected') {
    await room.localParticipant.publishTrack(own[name]);
  }
  drawOwn();
}

function drawPartner() {
  const partner = room && [...room.remoteParticipants.values()][0];
  if (!room || room.state !== 'connected') return;
  if (!partner) {
    byId('partner').hidden = true;
    show('waiting');
    return;
  }
  const camera = partner.getTrackPublication(Track.Source.Camera);
  const seen = Boolean(camera?.track) && !camera.isMuted;
  if (seen) camera.track.attach(byId('partner'));
  byId('partner').hidden = !seen;
  show('together', seen ? 'together' : 'camera-off');
}

function heard(track) {
  if (track.kind === Track.Kind.Audio) byId('sounds').append(track.attach());
  drawPartner();
}

async function join() {
  show('connecting');
  clock.begin();
  try {
    const entry = await ask('enter');
    if (entry.state !== 'open') return finish(entry.state);
    clock.set(entry.leftMs);
    const mine = room = new Room({adaptiveStream: true, dynacast: true});
    for (const name of ['microphone', 'camera']) if (wanted[name]) await open(name);
    drawOwn();
    listen(mine);
    await mine.connect(entry.url, entry.token, entry.relayOnly ? {rtcConfig: {iceTransportPolicy: 'relay'}} : {});
    for (const name of ['microphone', 'camera']) if (own[name]) await mine.localParticipant.publishTrack(own[name]);
    drawPartner();
  } catch (problem) {
    console.warn('no call', problem);
    if (phase === 'connecting') { leave(); show('failed'); }
  }
}

function listen(mine) {
  mine.on(RoomEvent.TrackSubscribed, heard)
    .on(RoomEvent.TrackUnsubscribed, (track) => { track.detach().forEach((node) => { if (node.parentNode === byId('sounds')) node.remove(); }); drawPartner(); })
    .on(RoomEvent.TrackMuted, drawPartner)
    .on(RoomEvent.TrackUnmuted, drawPartner)
    .on(RoomEvent.ParticipantConnected, drawPartner)
    .on(RoomEvent.ParticipantDisconnected, drawPartner)
    .on(RoomEvent.Reconnecting, () => show('reconnecting'))
    .on(RoomEvent.Reconnected, drawPartner)
    .on(RoomEvent.Disconnected, (reason) => {
      if (room !== mine) return;
      leave();
      if (reason === DisconnectReason.DUPLICATE_IDENTITY) finish('elsewhere');
      else { show('failed'); poll(); }
    });
}

function leave() {
  const old = room;
  room = null;
  old?.disconnect();
  for (const name of ['microphone', 'camera']) { own[name]?.stop(); own[name] = null; }
  byId('partner').hidden = byId('self-box').hidden = true;
}

function finish(state) {
  leave();
  clock.stop();
  show(state);
}

async function poll() {
  if (['over', 'unknown', 'elsewhere'].includes(phase)) return;
  try {
    const now = await ask('state');
    if (now.state !== 'open') return finish(now.state);
    clock.set(now.leftMs);
    if (phase === 'loading') show('ready', 'lead');
  } catch {
    if (phase === 'loading') byId('state').textContent = words.away;
  }
}

byId('join').addEventListener('click', join);
byId('leave').addEventListener('click', () => { leave(); show('left'); });
byId('microphone').addEventListener('click', () => toggle('microphone'));
byId('camera').addEventListener('click', () => toggle('camera'));
addEventListener('hashchange', () => location.reload());
addEventListener('pagehide', leave);
show('loading');
if (key && Room) {
  await poll();
  setInterval(poll, POLL);
} else {
  show(Room ? 'unknown' : 'failed');
}
