// The Rehearse button: asks what to rehearse, then shows how it goes until its end.

import * as api from './api.js';
import {element} from './message.js';

const DISMISSED = 'rondo.playground.dismissed';
const FACTS = [
  ['registered', 'registered'], ['confirmed', 'confirmed'], ['ready', 'here'], ['presses', 'presses'],
];
const RESULTS = [
  ['attended', 'attended'], ['roundsHeld', 'rounds'], ['pairsMet', 'pairs met'], ['yeses', 'yes'], ['matches', 'matches'], ['presses', 'presses'],
];

export class Rehearsal {
  constructor({box, dialog, openers, ask, answering, onPeople, onShow}) {
    this.box = box;
    this.onPeople = onPeople;
    this.onShow = onShow;
    this.timer = 0;
    this.drawnId = '';
    openers.forEach((opener) => opener.addEventListener('click', () => ask(dialog)));
    answering(dialog, async (form) => {
      const values = new FormData(form);
      await api.rehearse({
        people: Number(values.get('people')), round: `${values.get('round')}s`, minutes: Number(values.get('minutes')),
        event: values.get('event').trim() || undefined,
      });
      await this.onPeople();
      this.watch();
    });
  }

  async watch() {
    clearTimeout(this.timer);
    const all = await api.rehearsals().catch(() => null);
    const newest = all && all[0];
    if (newest && newest.id !== localStorage.getItem(DISMISSED)) this.draw(newest);
    else this.box.hidden = true;
    if (!all || newest && !newest.done) this.timer = setTimeout(() => this.watch(), 1000);
  }

  draw(state) {
    this.box.hidden = false;
    if (this.drawnId !== state.id) this.build(state);
    this.box.classList.toggle('done', state.done);
    this.phase.textContent = state.phase;
    this.bar.setAttribute('aria-valuenow', Math.round(state.progress * 100));
    this.bar.firstChild.style.width = `${state.progress * 100}%`;
    this.close.hidden = !state.done;
    const facts = (state.done && state.summary ? RESULTS : FACTS)
      .map(([key, label]) => [(state.summary || {})[key] ?? state[key], label])
      .filter(([value]) => value !== undefined);
    this.facts.replaceChildren(...facts.map(([value, label]) => {
      const one = element('div');
      one.append(element('dt', '', label), element('dd', '', String(value)));
      return one;
    }));
  }

  build(state) {
    this.drawnId = state.id;
    const top = element('div', 'top');
    this.phase = element('p', 'phase');
    this.phase.setAttribute('role', 'status');
    this.close = element('button', 'small', 'Done');
    this.close.addEventListener('click', () => {
      localStorage.setItem(DISMISSED, state.id);
      this.box.hidden = true;
    });
    const host = element('button', 'small', `Watch ${state.watch}`);
    host.addEventListener('click', () => this.onShow(state.watch));
    top.append(element('h2', '', state.title), this.phase, ...(state.watch ? [host] : []), this.close);
    this.bar = element('div', 'bar');
    this.bar.setAttribute('role', 'progressbar');
    this.bar.setAttribute('aria-label', `Progress of ${state.title}`);
    this.bar.setAttribute('aria-valuemin', 0);
    this.bar.setAttribute('aria-valuemax', 100);
    this.bar.append(element('span'));
    this.facts = element('dl', 'facts');
    this.box.replaceChildren(top, this.bar, this.facts);
  }
}
